//! The report: what goes in at the left, its pages at the right, as they are printed; saved for Word, and the plan as a workbook.

mod contents;
mod drawn;
mod pages;
mod pictures;

use domain::explanation::{Instead, Question, Told};
use leptos::prelude::*;
use report::Given;

use super::conclusion::known_plans;
use crate::{i18n, outlook::Outlook, runtime::page, state::Desk};
use contents::Contents;
pub use pages::Pages;
use pictures::Pictures;

/// The view.
#[component]
pub fn ReportView() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let outlook = Outlook::get();
    let asked = desk.asking.ask(|| Some(Question::Conclusion));
    let conclusion = Memo::new(move |_| {
        asked.with(|asked| match asked.told.as_deref().filter(|_| asked.fresh) {
            Some(Told::Conclusion(found)) => Some((**found).clone()),
            _ => None,
        })
    });
    let given = Memo::new(move |_| {
        // A plan of before is no plan of this scenario.
        let shown = desk.shown.get().filter(|shown| shown.fresh)?;
        let (name, searching) = desk.session.with(|session| (i18n::scenario_title(lang.get(), session), session.searching));
        let confidence = if outlook.shares_fit() { outlook.shares.get().map(|kept| (*kept.told).clone()) } else { None };
        let scenario = desk.scenario.get();
        let others = known_plans(desk).into_iter().filter(|other| other.strategy != shown.plan.strategy);
        let instead = others.filter_map(|other| Instead::of(&scenario, &shown.plan, &other)).collect();
        Some(Given {
            scenario: (*scenario).clone(),
            plan: (*shown.plan).clone(),
            conclusion: conclusion.get(),
            instead,
            confidence,
            is_searching: searching,
            name,
            today: page::today(),
        })
    });
    let reporting = desk.reporting;
    Effect::new(move |_| {
        let wish = reporting.wish(lang.get());
        match given.get() {
            Some(given) => desk.compose(given, wish),
            None => reporting.clear(),
        }
    });
    let has_plan = move || given.with(Option::is_some);
    let is_ready = move || reporting.is_ready();
    view! {
        <div class="report" id="report" data-composed=move || is_ready().to_string()>
            <aside class="pane report-side">
                <div class="pane-head"><h2>{move || lang.get().view_report()}</h2></div>
                <div class="report-acts">
                    <button class="button button-primary" id="report-print" type="button" disabled=move || !is_ready() on:click=move |_| page::print()>{move || lang.get().report_print()}</button>
                    <button class="button" id="report-docx" type="button" disabled=move || !is_ready() on:click=move |_| desk.save_docx()>{move || lang.get().report_save_docx()}</button>
                    <button class="button" id="report-xlsx" type="button" disabled=move || !has_plan() on:click=move |_| {
                        if let Some(given) = given.get_untracked() {
                            desk.save_plan(given);
                        }
                    }>{move || lang.get().report_save_xlsx()}</button>
                </div>
                <p class="quiet report-state" role="status" id="report-state">{move || {
                    let lang = lang.get();
                    if reporting.has_failed.get() {
                        lang.report_failed()
                    } else if !has_plan() {
                        lang.report_no_plan()
                    } else if reporting.paper.with(Option::is_none) {
                        lang.report_composing()
                    } else if reporting.is_composing.get() {
                        lang.report_old()
                    } else if given.with(|given| given.as_ref().is_some_and(|given| given.is_searching)) {
                        lang.report_moving()
                    } else if given.with(|given| given.as_ref().is_some_and(|given| given.conclusion.is_none())) {
                        lang.report_conclusion_waits()
                    } else {
                        ""
                    }
                }}</p>
                <Contents />
                <Pictures />
            </aside>
            <section class="report-pages" aria-label=move || lang.get().report_pages()>
                <Pages paper=reporting.paper drawn=reporting.drawn />
            </section>
        </div>
    }
}
