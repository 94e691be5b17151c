//! The first visit's tour: five steps, each beside what it speaks of. It can be skipped at any step and called back from the page of
//! explanations. The page stays usable meanwhile.

use leptos::{ev, prelude::*};

use super::later::{LaterPiece, Piece};
use crate::{
    i18n,
    runtime::{
        page,
        place::{self, Frame, Spot, pixels},
        storage,
    },
    state::{Desk, PhoneView, View},
};

/// A step: what it speaks of, the first of these that is shown; and what a phone shows then.
struct Step {
    targets: &'static [&'static str],
    phone: PhoneView,
}

const STEPS: [Step; 5] = [
    Step { targets: &["#matrix tbody", "#matrix"], phone: PhoneView::Matrix },
    Step { targets: &["#conclusion", ".strip"], phone: PhoneView::Start },
    Step { targets: &["#matrix tbody", "#matrix"], phone: PhoneView::Matrix },
    Step { targets: &["#weights", ".pane-side", ".desk-middle"], phone: PhoneView::Map },
    Step { targets: &[".tools", "#undo"], phone: PhoneView::Matrix },
];

/// Room kept around what is lit, in pixels.
const ROOM: f64 = 6.0;
/// Size of the card, about; on phones it is as wide as the screen.
const CARD: (f64, f64) = (340.0, 210.0);

/// Where the tour is.
#[derive(Clone, Copy)]
pub struct TourState {
    desk: Desk,
    step: RwSignal<Option<usize>>,
}

impl TourState {
    /// It begins by itself on a first visit.
    pub fn new(desk: Desk) -> Self {
        Self { desk, step: RwSignal::new(storage::get(storage::TOUR).is_none().then_some(0)) }
    }

    /// Begins it.
    pub fn begin(self) {
        self.go(0);
    }

    fn go(self, step: usize) {
        self.desk.go(View::Pairing);
        if let Some(step) = STEPS.get(step) {
            self.desk.phone.set(step.phone);
        }
        self.step.set(Some(step));
    }

    fn end(self) {
        storage::set(storage::TOUR, "seen");
        self.desk.phone.set(PhoneView::Matrix);
        self.step.set(None);
        page::reveal(".pane-figures > :first-child".to_owned());
        page::focus("#matrix [tabindex='0']");
    }
}

/// The light and the card, while the tour is under way and there is a plan to speak of.
#[component]
pub fn Tour() -> impl IntoView {
    let state: TourState = expect_context();
    let desk = state.desk;
    let ready = Memo::new(move |_| desk.shown.get().is_some() && !desk.session.with(session::Session::is_read_only));
    let step = Memo::new(move |_| state.step.get().filter(|_| ready.get()));
    view! { <Show when=move || step.get().is_some()><LaterPiece piece=Piece::Tour(step) silent=true /></Show> }
}

/// The light and the card of a step.
#[component]
pub fn Card(step: Memo<Option<usize>>) -> impl IntoView {
    let state: TourState = expect_context();
    let lang = state.desk.lang;
    let frame = RwSignal::new(None::<Frame>);
    // Until it is known where the card stands it is not seen: it would jump from the corner to its place.
    let placed = RwSignal::new(false);
    let at = move || step.get().unwrap_or_default();
    let measure = move || {
        let targets = STEPS.get(step.get_untracked().unwrap_or_default()).map_or(&[][..], |step| step.targets);
        frame.set(targets.iter().find_map(|target| place::of(target)));
    };
    // What a step speaks of may have to be drawn first, then scrolled to.
    Effect::new(move |_| {
        let step = at();
        request_animation_frame(move || {
            if let Some(target) =
                STEPS.get(step).and_then(|step| step.targets.iter().find(|target| place::of(target).is_some()))
            {
                page::reveal((*target).to_owned());
            }
            request_animation_frame(move || {
                request_animation_frame(move || {
                    measure();
                    placed.set(true);
                    page::focus_later("#tour-next");
                });
            });
        });
    });
    let resizes = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || resizes.remove());
    let forward = move || if at() + 1 < STEPS.len() { state.go(at() + 1) } else { state.end() };
    let back = move || state.go(at().saturating_sub(1));
    let keys = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "Escape" => state.end(),
            "ArrowRight" => forward(),
            "ArrowLeft" => back(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let lit = Memo::new(move |_| {
        frame.get().map_or_else(Spot::default, |at| Spot {
            left: Some(at.left - ROOM),
            top: Some(at.top - ROOM),
            width: Some(at.width + 2.0 * ROOM),
            height: Some(at.height + 2.0 * ROOM),
            ..Spot::default()
        })
    });
    let card = Memo::new(move |_| beside(frame.get()));
    let text = move || i18n::tour_step(lang.get(), at());
    view! {
        <div class="tour-light" aria-hidden="true" class:is-somewhere=move || frame.get().is_some()
            style:left=move || pixels(lit.get().left) style:top=move || pixels(lit.get().top)
            style:width=move || pixels(lit.get().width) style:height=move || pixels(lit.get().height)></div>
        <section class="tour" class:is-placed=move || placed.get() id="tour" role="dialog" aria-labelledby="tour-title" aria-describedby="tour-text"
            style:left=move || pixels(card.get().left) style:top=move || pixels(card.get().top)
            style:right=move || pixels(card.get().right) style:bottom=move || pixels(card.get().bottom) on:keydown=keys>
            <p class="quiet tour-head">
                <span>{move || lang.get().tour_title()}</span><span>{move || i18n::tour_place(at(), STEPS.len())}</span>
            </p>
            <h2 id="tour-title">{move || text().0}</h2>
            <p id="tour-text" aria-live="polite">{move || text().1}</p>
            <div class="actions">
                <button class="button button-quiet" id="tour-skip" on:click=move |_| state.end()>{move || lang.get().tour_skip()}</button>
                <span class="grow"></span>
                <Show when=move || at() != 0>
                    <button class="button" id="tour-back" on:click=move |_| back()>{move || lang.get().tour_back()}</button>
                </Show>
                <button class="button button-primary" id="tour-next" on:click=move |_| forward()>
                    {move || if at() + 1 < STEPS.len() { lang.get().tour_next() } else { lang.get().tour_done() }}
                </button>
            </div>
        </section>
    }
}

/// Where the card stands: where there is most room beside what is lit; on narrow screens at the end that it leaves free.
fn beside(lit: Option<Frame>) -> Spot {
    let (width, height) = place::window_size();
    let corner = Spot { right: Some(16.0), bottom: Some(44.0), ..Spot::default() };
    let Some(lit) = lit else { return corner };
    let (card_width, card_height) = CARD;
    if width < 600.0 {
        let across = Spot { left: Some(8.0), right: Some(8.0), ..Spot::default() };
        let is_low = lit.top + lit.height / 2.0 > height / 2.0;
        return if is_low { Spot { top: Some(8.0), ..across } } else { Spot { bottom: Some(8.0), ..across } };
    }
    let top = Some(lit.top.clamp(16.0, (height - card_height - 16.0).max(16.0)));
    let gap = 2.0 * ROOM + 4.0;
    if width - lit.left - lit.width > card_width + gap {
        Spot { left: Some(lit.left + lit.width + gap), top, ..Spot::default() }
    } else if lit.left > card_width + gap {
        Spot { right: Some(width - lit.left + gap), top, ..Spot::default() }
    } else if height - lit.top - lit.height > card_height + gap {
        let left = lit.left.clamp(16.0, (width - card_width - 16.0).max(16.0));
        Spot { left: Some(left), top: Some(lit.top + lit.height + gap), ..Spot::default() }
    } else {
        corner
    }
}
