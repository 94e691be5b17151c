//! Why needs are not met, in sum: a bar a cause, as long as its share of the unmet needs. A bar narrows the list to its cause.

use std::mem::{Discriminant, discriminant};

use domain::{Cause, Order, Unmet};
use leptos::prelude::*;

use super::unmet::totals;
use crate::{i18n, state::Desk};

/// The causes among the rows, the most frequent first, each with its rows.
fn by_cause(rows: &[Unmet]) -> Vec<(Cause, Vec<Unmet>)> {
    let mut groups: Vec<(Cause, Vec<Unmet>)> = Vec::new();
    for row in rows {
        let found = groups.iter_mut().find(|(cause, _)| discriminant(cause) == discriminant(&row.cause));
        match found {
            Some((_, group)) => group.push(row.clone()),
            None => groups.push((row.cause.clone(), vec![row.clone()])),
        }
    }
    groups.order_by_key(|(_, group)| std::cmp::Reverse(group.len()));
    groups
}

/// The bars.
#[component]
pub fn CauseBars(
    /// All unmet needs of the list, whatever their cause.
    rows: Memo<Vec<Unmet>>,
    /// The cause that the list is narrowed to.
    chosen: RwSignal<Option<Discriminant<Cause>>>,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let bar = move |(cause, group): (Cause, Vec<Unmet>), all: usize| {
        let kind = discriminant(&cause);
        let share = group.len() as f64 * 100.0 / all.max(1) as f64;
        let count = group.len();
        let turn = move |_| chosen.update(|chosen| *chosen = if *chosen == Some(kind) { None } else { Some(kind) });
        view! {
            <li>
                <button class="cause-bar" aria-pressed=move || (chosen.get() == Some(kind)).to_string() on:click=turn>
                    <span class="cause-name">{move || i18n::cause_name(lang.get(), &cause)}</span>
                    <span class="bar" aria-hidden="true"><span class="bar-fill bar-unmet" style:width=format!("{share:.1}%")></span></span>
                    <b class="number">{move || i18n::rows(lang.get(), count)}</b>
                    <span class="quiet">{move || desk.scenario.with(|scenario| totals(lang.get(), scenario, &group))}</span>
                </button>
            </li>
        }
    };
    view! {
        <ul class="cause-bars" id="cause-bars" aria-label=move || lang.get().col_cause()>
            {move || {
                let rows = rows.get();
                by_cause(&rows).into_iter().map(|group| bar(group, rows.len())).collect_view()
            }}
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_counted_once_under_its_cause_the_most_frequent_first() {
        let unmet = |need, cause| Unmet { need, missing: 1, cause };
        let rows = [
            unmet(0, Cause::NotFull { left: 3 }),
            unmet(1, Cause::NotPaired { cooperatives: Vec::new(), bar: domain::Bar::NotTried }),
            unmet(2, Cause::NotFull { left: 9 }),
        ];
        let groups = by_cause(&rows);
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[0].1.iter().map(|row| row.need).collect::<Vec<_>>(), [0, 2]);
        assert_eq!(groups[1].1.iter().map(|row| row.need).collect::<Vec<_>>(), [1]);
    }
}
