//! What the first plan does not need: every view but the desk, and what opens over it. Where the program is split (feature `split`), all
//! of it is a part of its own, which loads once the first plan is there, or when something of it is asked for; this file is the only way
//! to it. A program that is not split has it from the beginning.

use domain::{Adcode, Pair};
use leptos::{prelude::*, wasm_split::SplitLoaderError};
use session::SlotId;

use super::{
    about::About,
    allocation::AllocationView,
    banners::PreviewBanner,
    bounds::Editor,
    compare::CompareView,
    conflict::ConflictPanel,
    data::DataView,
    events::EventsView,
    help::Note,
    history::Steps,
    lots::LotsView,
    monitor::MonitorView,
    moved::MovedLine,
    pair_list::PairList,
    pair_panel::{Compared, Panel},
    remote::RemoteBanner,
    report::ReportView,
    share::Dialog,
    slots::SlotList,
    strategies::StrategiesView,
    sure::SureView,
    tour::Card,
    unmet::UnmetView,
    why::PartyPanel,
};
use crate::state::{Desk, View};

/// What the part holds.
#[derive(Clone, Copy)]
pub enum Piece {
    /// A view; not the desk.
    View(View),
    /// The panel of the selected pair, and whether another stands beside it.
    Pair(Pair, Signal<bool>),
    /// The panel of a second pair.
    Compared(Pair),
    /// The panel of a party.
    Party(Adcode),
    /// The editor of a party's bounds.
    Bounds(Adcode),
    /// The list of pairs: beside the matrix, or a phone's view.
    Pairs {
        /// Beside the matrix.
        beside: bool,
    },
    /// Rules in conflict.
    Conflict,
    /// The planner's scenarios.
    Slots {
        /// Whether they are open.
        open: RwSignal<bool>,
        /// Which is being renamed.
        renaming: RwSignal<Option<SlotId>>,
    },
    /// The steps.
    Steps(RwSignal<bool>),
    /// The dialog of sharing.
    Sharing,
    /// What the last act moved.
    Moved,
    /// The note of help.
    Help,
    /// The card of the tour.
    Tour(Memo<Option<usize>>),
    /// What came with a link.
    Preview,
    /// Data from an address.
    Remote,
}

impl Piece {
    fn draw(self) -> AnyView {
        match self {
            Self::View(View::Pairing) => ().into_any(),
            Self::View(View::About) => view! { <About /> }.into_any(),
            Self::View(View::Allocation) => view! { <AllocationView /> }.into_any(),
            Self::View(View::Compare) => view! { <CompareView /> }.into_any(),
            Self::View(View::Data) => view! { <DataView /> }.into_any(),
            Self::View(View::Events) => view! { <EventsView /> }.into_any(),
            Self::View(View::Lots) => view! { <LotsView /> }.into_any(),
            Self::View(View::Monitor) => view! { <MonitorView /> }.into_any(),
            Self::View(View::Report) => view! { <ReportView /> }.into_any(),
            Self::View(View::Strategies) => view! { <StrategiesView /> }.into_any(),
            Self::View(View::Sure) => view! { <SureView /> }.into_any(),
            Self::View(View::Unmet) => view! { <UnmetView /> }.into_any(),
            Self::Pair(pair, has_other) => view! { <Panel pair has_other /> }.into_any(),
            Self::Compared(pair) => view! { <Compared pair /> }.into_any(),
            Self::Party(party) => view! { <PartyPanel party /> }.into_any(),
            Self::Bounds(party) => view! { <Editor party /> }.into_any(),
            Self::Pairs { beside } => view! { <PairList beside /> }.into_any(),
            Self::Conflict => view! { <ConflictPanel /> }.into_any(),
            Self::Slots { open, renaming } => view! { <SlotList open renaming /> }.into_any(),
            Self::Steps(open) => view! { <Steps open /> }.into_any(),
            Self::Sharing => view! { <Dialog /> }.into_any(),
            Self::Moved => view! { <MovedLine /> }.into_any(),
            Self::Help => view! { <Note /> }.into_any(),
            Self::Tour(step) => view! { <Card step /> }.into_any(),
            Self::Preview => view! { <PreviewBanner /> }.into_any(),
            Self::Remote => view! { <RemoteBanner /> }.into_any(),
        }
    }
}

/// How far the part has come.
#[derive(Clone, Copy)]
enum Part {
    Unasked,
    Loading,
    Missing,
    Here(fn(Piece) -> AnyView),
}

/// The part. Held by the shell, found by context.
#[derive(Clone, Copy)]
pub struct Later {
    part: RwSignal<Part>,
}

impl Later {
    /// Loads the part once the first plan is there.
    pub fn new(desk: Desk) -> Self {
        let later = Self { part: RwSignal::new(Part::Unasked) };
        Effect::new(move |_| {
            if desk.shown.with(Option::is_some) {
                later.want();
            }
        });
        later
    }

    /// Loads it where nobody has asked for it.
    fn want(self) {
        if matches!(self.part.get_untracked(), Part::Unasked) {
            self.load();
        }
    }

    fn load(self) {
        self.part.set(Part::Loading);
        leptos::task::spawn_local(async move {
            self.part.set(parted().await.map_or(Part::Missing, Part::Here));
        });
    }
}

/// A piece, or how far the part has come. One that speaks only when there is something to say, `silent`, asks for nothing and says nothing
/// meanwhile.
#[component]
pub fn LaterPiece(piece: Piece, #[prop(optional)] silent: bool) -> impl IntoView {
    let lang = Desk::get().lang;
    let later: Later = expect_context();
    if !silent {
        later.want();
    }
    move || match later.part.get() {
        Part::Here(draw) => draw(piece),
        _ if silent => ().into_any(),
        Part::Missing => view! { <MissingPart later /> }.into_any(),
        Part::Unasked | Part::Loading => view! {
            <div class="message-page" aria-busy="true"><p role="status">{move || lang.get().part_loading()}</p></div>
        }
        .into_any(),
    }
}

/// Says that the part did not come, and tries again.
#[component]
fn MissingPart(later: Later) -> impl IntoView {
    let lang = Desk::get().lang;
    view! {
        <div class="message-page" id="part-missing" role="alert">
            <p>{move || lang.get().part_missing()}</p>
            <button class="button button-primary" type="button" on:click=move |_| later.load()>{move || lang.get().retry()}</button>
        </div>
    }
}

/// All that is on the other side of the split.
#[cfg(feature = "split")]
#[allow(clippy::unnecessary_wraps, reason = "what waits for it may wait in vain")]
#[leptos::wasm_split::wasm_split(later, wasm_split_path = leptos::wasm_split, fallible)]
fn part() -> Result<fn(Piece) -> AnyView, SplitLoaderError> {
    Ok(Piece::draw)
}

/// Waits for the part.
#[cfg(feature = "split")]
async fn parted() -> Result<fn(Piece) -> AnyView, SplitLoaderError> {
    part().await
}

/// A program that is not split has it.
#[cfg(not(feature = "split"))]
#[allow(clippy::unused_async, clippy::unnecessary_wraps, reason = "a split program waits here, and may wait in vain")]
async fn parted() -> Result<fn(Piece) -> AnyView, SplitLoaderError> {
    Ok(Piece::draw)
}
