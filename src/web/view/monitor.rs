//! 供求监测: by product and month, where produce is left without a buyer and where capacity is left without produce; and what will be unsold
//! before anyone reports it.

use domain::{
    Scenario,
    explanation::{Goods, GoodsLeft, Monitor},
};
use leptos::prelude::*;

use super::{
    mechanisms::Mechanisms,
    table::{CopyButton, Plain, Sheet},
};
use crate::{
    i18n::{self, Lang},
    state::{Desk, View},
};

/// Rows of what will be unsold that are shown before all are asked for.
const FEW: usize = 20;

/// What something is called.
fn name(lang: Lang, scenario: &Scenario, goods: &Goods) -> String {
    match goods {
        Goods::Product(id) => scenario.product(id).map_or_else(|| id.0.clone(), |product| lang.pick(&product.name).to_owned()),
        Goods::Category(id) => i18n::any_of_category(lang, scenario, id),
    }
}

/// The view.
#[component]
pub fn MonitorView() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let monitor = Memo::new(move |_| {
        let shown = desk.shown.get().filter(|shown| shown.fresh)?;
        Some(desk.scenario.with(|scenario| Monitor::of(scenario, &shown.plan)))
    });
    view! {
        <div class="sheet monitor" id="monitor" data-answered=move || monitor.with(Option::is_some).to_string()>
            <Mechanisms />
            <div class="pane-head">
                <h2>{move || lang.get().view_monitor()}</h2>
                <span class="quiet">{move || lang.get().monitor_sub()}</span>
            </div>
            <Show when=move || monitor.with(Option::is_some) fallback=move || view! { <p class="quiet" role="status">{move || lang.get().monitor_waits()}</p> }>
                <Grid monitor id="monitor-unsold" title=Lang::monitor_surplus of=|balance| balance.unsold />
                <Next monitor />
                <Grid monitor id="monitor-free" title=Lang::monitor_shortage of=|balance| balance.free />
            </Show>
        </div>
    }
}

/// Products by months, and sums.
#[component]
fn Grid(
    monitor: Memo<Option<Monitor>>,
    /// Id of the table.
    id: &'static str,
    /// What is counted.
    title: fn(Lang) -> &'static str,
    /// Which tonnes.
    of: fn(&GoodsLeft) -> [i64; 12],
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let name_of = Signal::derive(move || i18n::in_tonnes(lang.get(), title(lang.get())));
    // Rows with their sums; the last one sums up the months.
    let rows = move || -> Vec<(String, Vec<i64>)> {
        let lang = lang.get();
        monitor.with(|monitor| {
            let Some(monitor) = monitor else { return Vec::new() };
            let with_sum = |months: [i64; 12]| months.into_iter().chain([months.iter().sum()]).collect::<Vec<i64>>();
            let left = monitor
                .balances
                .iter()
                .map(|balance| (balance, of(balance)))
                .filter(|(_, months)| months.iter().any(|tonnes| *tonnes > 0));
            let mut rows: Vec<_> = left
                .map(|(balance, months)| {
                    (desk.scenario.with(|scenario| name(lang, scenario, &balance.goods)), with_sum(months))
                })
                .collect();
            let mut all = [0_i64; 12];
            for (_, row) in &rows {
                all.iter_mut().zip(row).for_each(|(sum, tonnes)| *sum += tonnes);
            }
            rows.push((lang.monitor_total().to_owned(), with_sum(all)));
            rows
        })
    };
    let heads = move || {
        let lang = lang.get();
        let months = monitor.with(|monitor| {
            monitor
                .as_ref()
                .map(|monitor| monitor.months)
                .into_iter()
                .flatten()
                .map(|month| i18n::month_short(lang, month))
                .collect::<Vec<_>>()
        });
        std::iter::once(lang.monitor_product().to_owned())
            .chain(months)
            .chain([lang.monitor_total().to_owned()])
            .collect::<Vec<String>>()
    };
    let sheet = move || Sheet {
        headings: heads(),
        rows: rows()
            .into_iter()
            .map(|(name, row)| std::iter::once(Plain::text(name)).chain(row.into_iter().map(Plain::whole)).collect())
            .collect(),
    };
    let is_last = move |place: usize, count: usize| place + 1 == count;
    view! {
        <section class="event-part" aria-label=name_of>
            <div class="event-head"><h3>{name_of}</h3><CopyButton name=name_of of=id sheet /></div>
            <div class="table-scroll" tabindex="0" role="region" aria-label=name_of>
                <table class="lot-table monitor-grid" id=id>
                    <thead><tr>{move || heads().into_iter().enumerate().map(|(place, head)| view! { <th scope="col" class:number={place > 0}>{head}</th> }).collect_view()}</tr></thead>
                    <tbody>{move || {
                        let rows = rows();
                        let count = rows.len();
                        rows.into_iter().enumerate().map(|(place, (name, row))| view! {
                            <tr class:is-sum=is_last(place, count)>
                                <th scope="row">{name}</th>
                                {row.into_iter().map(|tonnes| view! { <td class="number" class:is-some={tonnes > 0}>{if tonnes > 0 { i18n::grouped(tonnes) } else { "·".to_owned() }}</td> }).collect_view()}
                            </tr>
                        }).collect_view()
                    }}</tbody>
                </table>
            </div>
        </section>
    }
}

/// What will be unsold, the earliest month first, each with the way to report it.
#[component]
fn Next(monitor: Memo<Option<Monitor>>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let all = RwSignal::new(false);
    let next =
        Memo::new(move |_| monitor.with(|monitor| monitor.as_ref().map(|monitor| monitor.next.clone()).unwrap_or_default()));
    let off = move || desk.session.with(session::Session::is_read_only);
    let rows = move || {
        let lang = lang.get();
        let most = if all.get() { usize::MAX } else { FEW };
        desk.scenario.with(|scenario| {
            let row = |(index, left): (u32, i64)| {
                let need = scenario.needs.get(index as usize)?;
                let begun = need.terms.product.clone().map(|product| (need.county, product, left));
                let (place, product) = (i18n::need_place(lang, scenario, need), i18n::need_name(lang, scenario, need));
                let month = need.terms.month.map(|month| i18n::month(lang, month));
                let label = format!("{} {place} {product}", lang.monitor_report());
                let report = move |_| {
                    desk.new_lot.set(begun.clone());
                    desk.go(View::Lots);
                };
                Some(view! {
                    <tr>
                        <td>{month}</td><th scope="row">{place}</th><td>{product}</td><td class="number">{i18n::grouped(left)}</td>
                        <td class="print-none"><button class="button button-dense" type="button" data-report="" aria-label=label disabled=off on:click=report>{lang.monitor_report()}</button></td>
                    </tr>
                })
            };
            next.get().into_iter().take(most).filter_map(row).collect_view()
        })
    };
    let count = move || next.with(Vec::len);
    view! {
        <section class="event-part" aria-label=move || lang.get().monitor_next()>
            <div class="event-head"><h3>{move || lang.get().monitor_next()}</h3><span class="quiet">{move || lang.get().monitor_next_note()}</span></div>
            <Show when=move || { count() > 0 } fallback=move || view! { <p class="quiet">{move || lang.get().monitor_next_none()}</p> }>
                <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().monitor_next()>
                    <table class="lot-table" id="monitor-next">
                        <thead><tr>
                            <th scope="col">{move || lang.get().lot_month()}</th><th scope="col">{move || lang.get().lot_county()}</th>
                            <th scope="col">{move || lang.get().lot_product()}</th><th scope="col" class="number">{move || lang.get().lot_tonnes()}</th>
                            <th scope="col" class="print-none"><span class="unseen">{move || lang.get().monitor_report()}</span></th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <Show when=move || { count() > FEW && !all.get() }>
                    <button class="button button-quiet print-none" type="button" on:click=move |_| all.set(true)>{move || i18n::show_all(lang.get(), count())}</button>
                </Show>
            </Show>
        </section>
    }
}
