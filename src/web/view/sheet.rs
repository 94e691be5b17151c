//! The sheet that a pair or a party is on narrow screens: low, half or whole, drawn by its grip or changed by pressing it.

use leptos::{ev::PointerEvent, prelude::*};

use super::icon::{Glyph, Icon};
use crate::{
    runtime::place::{self, pixels},
    state::Desk,
};

/// How far, in pixels, a press on the grip moves before it is a drag.
const SLACK: f64 = 4.0;
/// The least height while it is drawn, in pixels.
const LEAST: f64 = 140.0;

/// How high the sheet stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Height {
    /// What a pair comes to, and its buttons.
    #[default]
    Low,
    /// Half of the window.
    Half,
    /// As high as its content, at most nearly the window.
    Whole,
}

impl Height {
    /// The next one that a press on the grip leads to.
    fn next(self) -> Self {
        match self {
            Self::Low => Self::Half,
            Self::Half => Self::Whole,
            Self::Whole => Self::Low,
        }
    }

    /// The one nearest to so many pixels, where low is so many and the window is so high.
    fn nearest(pixels: f64, low: f64, window: f64) -> Self {
        let far = |height: f64| (pixels - height).abs();
        let (to_low, to_half, to_whole) = (far(low), far(window * 0.5), far(window * 0.9));
        if to_low <= to_half && to_low <= to_whole {
            Self::Low
        } else if to_half <= to_whole {
            Self::Half
        } else {
            Self::Whole
        }
    }
}

/// A press on the grip: where it went down and how high the sheet was then, in pixels.
#[derive(Clone, Copy)]
struct Press {
    y: f64,
    height: f64,
    is_drag: bool,
}

/// The state of the sheet. Copied freely: it holds signals.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// How high it stands.
    pub height: RwSignal<Height>,
    /// Its height in pixels while a hand draws it.
    drawn: RwSignal<Option<f64>>,
    /// Its height when it stands low, in pixels, as last seen.
    low: StoredValue<f64>,
    press: StoredValue<Option<Press>>,
}

impl Sheet {
    /// It stands low.
    pub fn new() -> Self {
        Self {
            height: RwSignal::new(Height::Low),
            drawn: RwSignal::new(None),
            low: StoredValue::new(230.0),
            press: StoredValue::new(None),
        }
    }

    /// Its height as CSS has it, while a hand draws it; empty else.
    pub fn style(self) -> String {
        self.drawn.get().map_or_else(String::new, |height| pixels(Some(height)))
    }

    fn pressed(self, event: &PointerEvent) {
        let Some(frame) = place::of(".pane-why").filter(|_| event.button() == 0) else { return };
        place::capture(event);
        if self.height.get_untracked() == Height::Low {
            self.low.set_value(frame.height);
        }
        self.press.set_value(Some(Press { y: f64::from(event.client_y()), height: frame.height, is_drag: false }));
    }

    fn moved(self, event: &PointerEvent) {
        let Some(mut press) = self.press.get_value() else { return };
        let up = press.y - f64::from(event.client_y());
        press.is_drag |= up.abs() > SLACK;
        self.press.set_value(Some(press));
        if press.is_drag {
            let most = place::window_size().1 * 0.92;
            self.drawn.set(Some((press.height + up).clamp(LEAST.min(most), most)));
        }
    }

    fn let_go(self) {
        if let Some(drawn) = self.drawn.get_untracked() {
            self.height.set(Height::nearest(drawn, self.low.get_value(), place::window_size().1));
        }
        self.forget();
    }

    fn forget(self) {
        if self.drawn.with_untracked(Option::is_some) {
            self.drawn.set(None);
        }
    }

    /// A press that was no drag.
    fn clicked(self) {
        let was_drag = self.press.get_value().is_some_and(|press| press.is_drag);
        self.press.set_value(None);
        if !was_drag {
            self.height.update(|height| *height = height.next());
        }
    }
}

/// The grip that draws the sheet, and the button that closes it. Seen on narrow screens alone.
#[component]
pub fn SheetBar(close: impl Fn() + 'static) -> impl IntoView {
    let lang = Desk::get().lang;
    let sheet: Sheet = expect_context();
    view! {
        <div class="sheet-bar">
            <button class="sheet-handle" id="sheet-handle" aria-label=move || lang.get().sheet_height()
                aria-expanded=move || (sheet.height.get() != Height::Low).to_string()
                on:pointerdown=move |event| sheet.pressed(&event) on:pointermove=move |event| sheet.moved(&event)
                on:pointerup=move |_| sheet.let_go() on:pointercancel=move |_| sheet.forget()
                on:click=move |_| sheet.clicked()></button>
            <button class="tool sheet-close" aria-label=move || lang.get().close() on:click=move |_| close()>
                <Glyph icon=Icon::Cross />
            </button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_sheet_comes_to_rest_at_the_nearest_height() {
        let at = |pixels| Height::nearest(pixels, 230.0, 844.0);
        assert_eq!([150.0, 230.0, 300.0].map(at), [Height::Low; 3]);
        assert_eq!([400.0, 422.0, 500.0].map(at), [Height::Half; 3]);
        assert_eq!([700.0, 776.0].map(at), [Height::Whole; 2]);
    }

    #[test]
    fn presses_lead_through_all_heights_and_back() {
        assert_eq!(Height::Low.next().next().next(), Height::Low);
    }
}
