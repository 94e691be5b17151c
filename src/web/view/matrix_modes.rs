//! What a cell of the matrix says in each mode: its number, its shade, its bar. Called by the cells and the legend.

use charts::scale::Scale;
use domain::{Pair, PairResult};
use leptos::prelude::*;

use super::long_work::LongWorkBar;
use crate::{
    i18n::{self, Lang, Topic},
    outlook::Outlook,
    state::{CellMode, Desk},
};

/// Whether a number is a gain or a loss; the sign stands before it as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Neither.
    Plain,
    /// More.
    Gain,
    /// Less.
    Loss,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its number as text; a dash where there is none.
    pub text: String,
    /// Its shade, 1 to 7; 0 for none.
    pub shade: u8,
    /// The bar under the number, in per mille.
    pub bar: Option<u32>,
    /// Gain or loss.
    pub tone: Tone,
}

impl Reading {
    const NOTHING: Self = Self { text: String::new(), shade: 0, bar: None, tone: Tone::Plain };
}

/// A text by its name.
pub type Name = fn(Lang) -> &'static str;

/// The modes in the order of their buttons: id and name.
pub const MODES: [(CellMode, &str, Name); 4] = [
    (CellMode::Delivered, "mode-delivered", Lang::mode_delivered),
    (CellMode::Alone, "mode-alone", Lang::mode_alone),
    (CellMode::Switch, "mode-switch", Lang::mode_switch),
    (CellMode::Certainty, "mode-certainty", Lang::mode_certainty),
];

/// The help of a mode.
pub fn topic(mode: CellMode) -> Topic {
    match mode {
        CellMode::Alone => Topic::ModeAlone,
        CellMode::Delivered => Topic::ModeDelivered,
        CellMode::Switch => Topic::ModeSwitch,
        CellMode::Certainty => Topic::ModeCertainty,
    }
}

/// The scale of the shades in the mode in force; per mille for certainty, value units else.
pub fn scale(desk: Desk) -> Memo<Scale> {
    Memo::new(move |_| {
        let of = |value: fn(&PairResult) -> i64| {
            desk.shown.get().map_or(Scale { greatest: 1 }, |shown| Scale::of(shown.plan.pairs.iter().map(value)))
        };
        match desk.mode.get() {
            CellMode::Alone | CellMode::Switch => of(PairResult::alone_total),
            CellMode::Delivered => of(PairResult::contribution),
            CellMode::Certainty => Scale { greatest: 1_000 },
        }
    })
}

/// What the cell of a pair says.
pub fn reading(desk: Desk, outlook: Outlook, scale: Memo<Scale>, pair: Pair) -> Reading {
    let found = match desk.mode.get() {
        CellMode::Alone => alone(desk, scale, pair),
        CellMode::Delivered => delivered(desk, scale, pair),
        CellMode::Switch => switch(outlook, pair),
        CellMode::Certainty => certainty(outlook, scale, pair),
    };
    // What is being worked out is no answer yet; a dash is one.
    let awaited = match desk.mode.get() {
        CellMode::Alone | CellMode::Delivered => false,
        CellMode::Switch => outlook.alternatives.runs(),
        CellMode::Certainty => outlook.confidence.runs(),
    };
    let text = if awaited { "…" } else { "—" };
    found.unwrap_or(Reading { text: text.to_owned(), ..Reading::NOTHING })
}

/// What the pair could reach by itself; cells do not add up, so a decimal will do.
fn alone(desk: Desk, scale: Memo<Scale>, pair: Pair) -> Option<Reading> {
    let shown = desk.shown.get()?;
    let value = shown.plan.pair(pair)?.alone_total();
    let text = i18n::points_short(shown.plan.scale.hundredths(value));
    Some(Reading { text, shade: scale.get().step(value), ..Reading::NOTHING })
}

/// What the pair contributes in the plan, so that rows and columns add up.
fn delivered(desk: Desk, scale: Memo<Scale>, pair: Pair) -> Option<Reading> {
    let (shown, points) = (desk.shown.get()?, desk.points.get()?);
    let result = shown.plan.pair(pair)?;
    let value = result.contribution();
    if !result.chosen && value == 0 {
        return None;
    }
    let points = points.pair(pair);
    let tone = if points < 0 { Tone::Loss } else { Tone::Plain };
    Some(Reading { text: i18n::points(points), shade: scale.get().step(value), bar: None, tone })
}

/// The change of the value when the pair is had the other way.
fn switch(outlook: Outlook, pair: Pair) -> Option<Reading> {
    let change = outlook.switch_change(pair)?;
    // What is written as nothing is neither.
    let tone = match change.signum() {
        1 => Tone::Gain,
        -1 => Tone::Loss,
        _ => Tone::Plain,
    };
    // Ten points and more leave no room for hundredths.
    let text = if change.abs() < 1_000 {
        i18n::change_points(change)
    } else {
        format!("{}{}", if change > 0 { "+" } else { "" }, i18n::points_short(change))
    };
    Some(Reading { text, tone, ..Reading::NOTHING })
}

/// The share of re-solves in which the pair is chosen.
fn certainty(outlook: Outlook, scale: Memo<Scale>, pair: Pair) -> Option<Reading> {
    let (chosen, samples) = outlook.shares.with(|kept| {
        let told = &kept.as_ref()?.told;
        let place = told.pairs.binary_search_by_key(&pair, |share| share.pair).ok()?;
        Some((told.pairs[place].chosen, told.samples))
    })?;
    let per_mille = (u64::from(chosen) * 1_000 / u64::from(samples.max(1))) as u32;
    let shade = if chosen == 0 { 0 } else { scale.get().step(i64::from(per_mille)) };
    Some(Reading { text: i18n::share_of(chosen, samples), shade, bar: (chosen > 0).then_some(per_mille), tone: Tone::Plain })
}

/// What the cells say in words; how far a long answer has come, and the button that cancels it.
#[component]
pub fn ModeNote() -> impl IntoView {
    let desk = Desk::get();
    let outlook = Outlook::get();
    let lang = desk.lang;
    let note = move || match desk.mode.get() {
        CellMode::Alone => lang.get().mode_alone_note(),
        CellMode::Delivered => lang.get().mode_delivered_note(),
        CellMode::Switch => lang.get().mode_switch_note(),
        CellMode::Certainty => lang.get().mode_certainty_note(),
    };
    let seed = move || {
        outlook.shares.with(|kept| kept.as_ref().map(|kept| i18n::kept_samples(lang.get(), kept.told.seed, kept.told.samples)))
    };
    view! {
        <div class="mode-note" class:has-work=move || matches!(desk.mode.get(), CellMode::Switch | CellMode::Certainty)>
            <p class="quiet note">
                {note} " "
                <Show when=move || desk.mode.get() == CellMode::Certainty><span id="mode-seed">{seed}</span></Show>
            </p>
            <Show when=move || desk.mode.get() == CellMode::Switch>
                <LongWorkBar work=outlook.alternatives title=Lang::switch_running
                    old=Signal::derive(move || outlook.plans.with(Option::is_some) && !outlook.plans_fit()) />
            </Show>
            <Show when=move || desk.mode.get() == CellMode::Certainty>
                <LongWorkBar work=outlook.confidence title=Lang::certainty_running
                    old=Signal::derive(move || outlook.shares.with(Option::is_some) && !outlook.shares_fit()) />
            </Show>
        </div>
    }
}

/// Whether the numbers in the cells are of an older plan or scenario.
pub fn is_old(desk: Desk, outlook: Outlook) -> bool {
    match desk.mode.get() {
        CellMode::Alone | CellMode::Delivered => false,
        CellMode::Switch => outlook.plans.with(Option::is_some) && !outlook.plans_fit(),
        CellMode::Certainty => outlook.shares.with(Option::is_some) && !outlook.shares_fit(),
    }
}
