//! One cell of the matrix with its marks.

use charts::scale::Scale;
use domain::{Outcome, Pair, PairRule, RuleInConflict};
use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    matrix_modes::{self, Tone},
};
use crate::{i18n, outlook::Outlook, state::Desk};

/// A cell. Its name is the pair, its number and what holds of it.
#[component]
pub fn Cell(
    /// The pair.
    pair: Pair,
    /// The scale of the shades.
    scale: Memo<Scale>,
    /// The pair that has the tab stop while none is selected.
    first: Pair,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let outlook = Outlook::get();
    let reading = Memo::new(move |_| matrix_modes::reading(desk, outlook, scale, pair));
    let rule = Memo::new(move |_| desk.scenario.with(|scenario| scenario.pair_rule(pair)));
    let existing = Memo::new(move |_| desk.scenario.with(|scenario| scenario.existing().binary_search(&pair).is_ok()));
    let chosen =
        Memo::new(move |_| desk.shown.get().is_some_and(|shown| shown.plan.pair(pair).is_some_and(|result| result.chosen)));
    // A party that is chosen stands in place of the pair.
    let selected = Memo::new(move |_| desk.selected.get() == Some(pair) && desk.party.get().is_none());
    let in_conflict = Memo::new(move |_| {
        desk.session.with(|session| match session.answer().map(|outcome| &**outcome) {
            Some(Outcome::Conflict(conflict)) => conflict.rules.iter().any(|rule| match rule {
                RuleInConflict::Pin(of) | RuleInConflict::Forbid(of) => *of == pair,
                _ => false,
            }),
            _ => false,
        })
    });
    let pointed = Memo::new(move |_| desk.pointed.get() == Some(pair));
    let compared = Memo::new(move |_| desk.compared.get() == Some(pair) && !selected.get());
    let text = move || reading.with(|reading| reading.text.clone());
    let class = move || {
        let (shade, tone) = reading.with(|reading| (reading.shade, reading.tone));
        let mut class = format!("cell v{shade}");
        for (mark, on) in [
            ("is-chosen", chosen.get()),
            ("is-pinned", rule.get() == PairRule::Pinned),
            ("is-forbidden", rule.get() == PairRule::Forbidden),
            ("is-selected", selected.get()),
            ("is-compared", compared.get()),
            ("is-pointed", pointed.get()),
            ("in-conflict", in_conflict.get()),
            ("is-loss", tone == Tone::Loss),
            ("is-gain", tone == Tone::Gain),
        ] {
            if on {
                class.push(' ');
                class.push_str(mark);
            }
        }
        class
    };
    // What is seen of it is part of its name.
    let name = move || {
        let lang = lang.get();
        let mut words = vec![text(), if chosen.get() { lang.chosen() } else { lang.not_chosen() }.to_owned()];
        if existing.get() {
            words.push(lang.existing().to_owned());
        }
        match rule.get() {
            PairRule::Pinned => words.push(lang.pinned().to_owned()),
            PairRule::Forbidden => words.push(lang.forbidden().to_owned()),
            PairRule::Free => {}
        }
        let pair = desk.scenario.with(|scenario| i18n::cell_label(lang, scenario, pair));
        format!("{pair}: {}", words.join(" · "))
    };
    let tab_stop = move || {
        let here = desk.selected.get().map_or(pair == first, |selected| selected == pair);
        if here { "0" } else { "-1" }
    };
    view! {
        <td role="gridcell" class=class data-pair=format!("{}-{}", pair.east, pair.west) tabindex=tab_stop
            aria-label=name title=name aria-selected=move || selected.get().to_string()
            on:click=move |event| desk.select(pair, event.shift_key())
            on:pointerenter=move |_| desk.pointed.set(Some(pair)) on:pointerleave=move |_| desk.pointed.set(None)>
            <span class="cell-number">{text}</span>
            {move || reading.with(|reading| reading.bar).map(|share| view! {
                <span class="cell-bar" aria-hidden="true"><i style:width=format!("{}%", f64::from(share) / 10.0)></i></span>
            })}
            <Show when=move || existing.get()><span class="ring" aria-hidden="true"></span></Show>
            <Show when=move || rule.get() == PairRule::Pinned><span class="corner-mark corner-pin"><Glyph icon=Icon::Tack /></span></Show>
            <Show when=move || rule.get() == PairRule::Forbidden><span class="corner-mark corner-forbid"><Glyph icon=Icon::Cross /></span></Show>
        </td>
    }
}
