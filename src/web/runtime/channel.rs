//! What tabs of one storage say to each other.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

const NAME: &str = "dongxi";

/// A channel that all tabs hear but the one that speaks.
#[derive(Clone)]
pub struct Channel(BroadcastChannel);

impl Channel {
    /// Opens it; `hear` is called with every text that another tab says. `None` where the browser has none.
    pub fn open(hear: impl Fn(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(NAME).ok()?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                hear(text);
            }
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        // It is open for as long as the page.
        on_message.forget();
        Some(Self(channel))
    }

    /// Says something to the other tabs.
    pub fn say(&self, text: &str) {
        // A channel that is closed is closed with its page.
        drop(self.0.post_message(&text.into()));
    }
}
