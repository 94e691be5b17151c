//! The pairing desk: matrix, diagram and map, weights, and the panel of the selected pair.

use leptos::prelude::*;

use super::{
    bounds::BoundsEditor,
    figures::Figures,
    later::{LaterPiece, Piece},
    matrix::Matrix,
    pair_panel::PairPanel,
    sheet::{Height, Sheet},
    start::StartPanel,
    weights::Weights,
};
use crate::{
    i18n::Lang,
    runtime::page,
    state::{Desk, PhoneView},
};

/// The desk.
#[component]
pub fn DeskView() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let sheet = Sheet::new();
    provide_context(sheet);
    // On a phone: another view was chosen since the pair or the party was, so the sheet would only be in the way.
    let aside = RwSignal::new(false);
    let choice = move |phone: PhoneView, name: fn(Lang) -> &'static str| {
        let choose = move |_| {
            desk.phone.set(phone);
            aside.set(phone != PhoneView::Matrix);
            if matches!(phone, PhoneView::Diagram | PhoneView::Map) {
                desk.diagram.set(phone == PhoneView::Diagram);
            }
        };
        view! {
            <button class="segment" data-phone=format!("{phone:?}").to_lowercase() aria-pressed=move || (desk.phone.get() == phone).to_string()
                on:click=choose>
                {move || name(lang.get())}
            </button>
        }
    };
    let shows = move |phone: PhoneView| move || desk.phone.get() == phone;
    let shows_figures = move || matches!(desk.phone.get(), PhoneView::Diagram | PhoneView::Map);
    // On a phone the sheet of the pair must not hide the pair's own row.
    Effect::new(move |_| {
        if let Some(pair) = desk.selected.get() {
            page::reveal(format!("[data-pair='{}-{}']", pair.east, pair.west));
        }
    });
    Effect::new(move |before: Option<()>| {
        desk.selected.track();
        desk.party.track();
        // Another pair is read from its beginning; the first one stands there, and asking would have the page laid out once more.
        if before.is_some() {
            aside.set(false);
            page::scroll_to_top(".pane-why");
        }
    });
    // On a phone a pair or a party is a sheet over the view. The diagram has buttons of its own, and the
    // editor of bounds needs the room.
    let has_sheet = move || {
        let has_room = !aside.get() && desk.phone.get() != PhoneView::Diagram && desk.editing.get().is_none();
        has_room && (desk.selected.get().is_some() || desk.party.get().is_some())
    };
    let mark = || {
        page::mark_later("data-has-desk", ".desk");
        page::mark_later("data-has-selection", ".has-selection");
    };
    Effect::new(move |_| {
        has_sheet();
        mark();
    });
    on_cleanup(mark);
    view! {
        <div class="phone-switch segmented" role="group" aria-label=move || lang.get().phone_views()>
            <button class="segment" id="phone-start" aria-pressed=move || (desk.phone.get() == PhoneView::Start).to_string()
                on:click=move |_| {
                    desk.phone.set(PhoneView::Start);
                    aside.set(true);
                }>{move || lang.get().start_view()}</button>
            {choice(PhoneView::Matrix, Lang::matrix_view)}
            {choice(PhoneView::Diagram, Lang::diagram_view)}
            {choice(PhoneView::Map, Lang::map_view)}
            {choice(PhoneView::List, Lang::list_view)}
        </div>
        <div class="desk" class:has-selection=has_sheet class:has-conflict=move || desk.conflict().is_some()>
            <section class="pane pane-matrix" class:phone-shown=shows(PhoneView::Matrix) aria-label=move || lang.get().matrix_title()>
                <Matrix />
                <BoundsEditor />
            </section>
            <div class="desk-middle" class:phone-shown=shows_figures>
                <Show when=move || desk.conflict().is_none()
                    fallback=|| view! { <section class="pane pane-side pane-conflict"><LaterPiece piece=Piece::Conflict /></section> }>
                    <section class="pane pane-side" aria-label=move || lang.get().weights()><Weights /></section>
                    <section class="pane pane-figures" aria-label=move || lang.get().figures()><Figures /></section>
                </Show>
            </div>
            <section class="pane pane-list phone-only" class:phone-shown=shows(PhoneView::List) aria-label=move || lang.get().pair_list_title()>
                <Show when=shows(PhoneView::List)><LaterPiece piece=Piece::Pairs { beside: false } /></Show>
            </section>
            <section class="pane pane-start phone-only" class:phone-shown=shows(PhoneView::Start) aria-label=move || lang.get().start_title()>
                <Show when=shows(PhoneView::Start)><StartPanel /></Show>
            </section>
            <aside class="pane pane-why" class:phone-shown=has_sheet
                class:is-half=move || sheet.height.get() == Height::Half class:is-full=move || sheet.height.get() == Height::Whole
                style:height=move || sheet.style() aria-label=move || lang.get().why()>
                <PairPanel />
            </aside>
        </div>
    }
}
