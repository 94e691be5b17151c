//! The planner's named scenarios: choose, rename in place, star, copy, delete and bring back. Called by the top bar.

use domain::Order;
use leptos::{ev, prelude::*};
use session::{Msg, Session, Slot, SlotId, inputs::differences};

use super::{
    icon::{Glyph, Icon},
    later::{LaterPiece, Piece},
    popover::Popover,
    slot_files::SlotFiles,
};
use crate::{
    i18n::{self, Lang},
    own_rows::Which,
    runtime::page,
    state::Desk,
};

/// The button with the name of the slot in use, and the list that it opens.
#[component]
pub fn Slots() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let open = RwSignal::new(false);
    let renaming = RwSignal::new(None::<SlotId>);
    Effect::new(move |_| {
        if !open.get() {
            renaming.set(None);
            desk.last_slot.set(false);
        }
    });
    let current = Memo::new(move |_| desk.session.with(|session| name(lang.get(), session, session.slot())));
    let label = Signal::derive(move || i18n::slots_label(lang.get(), &current.get()));
    let is_illustrative = Memo::new(move |_| desk.scenario.with(|scenario| scenario.has_illustrative()));
    let face = move || {
        view! { <span class="slot-current">{move || current.get()}</span><Glyph icon=Icon::Down /> }
    };
    view! {
        <div class="scenario-menu">
            <Popover id="slots" class="button slots-button" label face=face.into() open>
                <LaterPiece piece=Piece::Slots { open, renaming } />
            </Popover>
            <Show when=move || is_illustrative.get()>
                <span class="tag tag-illustrative" title=move || lang.get().illustrative_note()>{move || lang.get().illustrative()}</span>
            </Show>
        </div>
    }
}

/// What a slot is called: its own name, else the base's; where the base is not here, the base's hash stands for it.
fn name(lang: Lang, session: &Session, slot: &Slot) -> String {
    match session.base_of(slot) {
        Some(base) => i18n::slot_name(lang, base, &slot.name),
        None if slot.name.is_empty() => lang.slot_unnamed().to_owned(),
        None => slot.name.clone(),
    }
}

/// The slots, starred ones first, each group in the order in which they were made.
fn order(session: &Session) -> Vec<SlotId> {
    let mut slots: Vec<&Slot> = session.slots.iter().collect();
    slots.order_by_key(|slot| !slot.is_starred);
    slots.into_iter().map(|slot| slot.id).collect()
}

/// The slots, those deleted, and how one comes by more.
#[component]
pub fn SlotList(open: RwSignal<bool>, renaming: RwSignal<Option<SlotId>>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let ids = Memo::new(move |_| desk.session.with(order));
    let deleted = Memo::new(move |_| {
        desk.session.with(|session| session.deleted.iter().rev().map(|deleted| deleted.slot.clone()).collect::<Vec<_>>())
    });
    let duplicate = move |_| {
        desk.last_slot.set(false);
        let of = desk.session.with_untracked(|session| session.current);
        let is_preview = desk.session.with_untracked(Session::shows_preview);
        let name = if is_preview { desk.kept_name() } else { desk.copy_name() };
        desk.dispatch(if is_preview { Msg::PreviewKept { name } } else { Msg::SlotDuplicated { of, name } });
        renaming.set(Some(desk.session.with_untracked(|session| session.current)));
    };
    let begin_empty = move |_| {
        let empty = desk
            .session
            .with_untracked(|session| session.bases.all().find(|(_, base)| base.cooperatives.is_empty()).map(|(id, _)| id));
        let Some(base) = empty else { return };
        let name = i18n::own_scenario(lang.get_untracked(), &page::today());
        desk.dispatch(Msg::SlotBegun { base, name });
        desk.show_table(Which::Parties);
        open.set(false);
        page::focus_later("#data-add");
    };
    view! {
        <ul class="slot-list" id="slot-list">
            <For each=move || ids.get() key=|id| *id children=move |id| view! { <SlotRow id open renaming /> } />
        </ul>
        <Show when=move || desk.last_slot.get()>
            <p class="field-error" id="slot-error" role="alert">{move || lang.get().slot_last()}</p>
        </Show>
        <For each=move || deleted.get() key=|slot| slot.id children=move |slot| {
            let id = slot.id;
            let text = move || desk.session.with(|session| i18n::slot_deleted(lang.get(), &name(lang.get(), session, &slot)));
            view! {
                <p class="slot-deleted">
                    <span class="quiet">{text.clone()}</span>
                    <button class="button button-dense" aria-label=move || format!("{} {}", lang.get().slot_restore(), text())
                        on:click=move |_| desk.dispatch(Msg::SlotRestored(id))>{move || lang.get().slot_restore()}</button>
                </p>
            }
        } />
        <div class="slot-foot">
            <button class="button" id="duplicate" on:click=duplicate><Glyph icon=Icon::Copy /><span>{move || lang.get().slot_new()}</span></button>
            <button class="button" id="slot-empty" title=move || lang.get().slot_empty_note() on:click=begin_empty><Glyph icon=Icon::Plus /><span>{move || lang.get().slot_empty()}</span></button>
            <SlotFiles />
        </div>
    }
}

/// What one row shows of its slot.
#[derive(Clone, Debug, Default, PartialEq)]
struct Row {
    name: String,
    is_starred: bool,
    is_current: bool,
    /// What is said of it: how many inputs are not as loaded, or that its base is not here.
    note: String,
    /// Whether its base is not here.
    is_foreign: bool,
    /// Its place among the slots as they were made.
    place: usize,
}

#[component]
fn SlotRow(id: SlotId, open: RwSignal<bool>, renaming: RwSignal<Option<SlotId>>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let row = Memo::new(move |_| {
        desk.session.with(|session| {
            let (place, slot) = session.slots.iter().enumerate().find(|(_, slot)| slot.id == id)?;
            let is_current = session.current == id && !session.shows_preview();
            let lang = lang.get();
            let note = match session.base_of(slot) {
                Some(base) => i18n::slot_differences(lang, differences(base, &slot.document.replay(base).scenario).len()),
                None => i18n::slot_base_missing(lang, slot.document.base, slot.document.cursor),
            };
            let is_foreign = session.base_of(slot).is_none();
            Some(Row { name: name(lang, session, slot), is_starred: slot.is_starred, is_current, note, is_foreign, place })
        })
    });
    let row = move || row.get().unwrap_or_default();
    let named = move |name: fn(Lang) -> &'static str| move || format!("{} {}", name(lang.get()), row().name);
    let choose = move |_| {
        desk.dispatch(Msg::SlotChosen(id));
        open.set(false);
        page::focus("#slots");
    };
    let delete = move |_| {
        desk.last_slot.set(false);
        desk.dispatch(Msg::SlotDeleted(id));
        page::focus_first_later(["#slot-list [data-item][aria-current]", "#slot-list [data-item]"].map(str::to_owned));
    };
    let copy = move |_| {
        desk.last_slot.set(false);
        desk.dispatch(Msg::SlotDuplicated { of: id, name: desk.copy_name() });
        renaming.set(Some(desk.session.with_untracked(|session| session.current)));
    };
    view! {
        <li class="slot-row" class:is-current=move || row().is_current data-slot=id.0.to_string() data-place=move || row().place.to_string()>
            <button class="tool slot-star" aria-pressed=move || row().is_starred.to_string() aria-label=named(Lang::slot_star) title=move || lang.get().slot_star()
                on:click=move |_| desk.dispatch(Msg::SlotStarred { id, is_starred: !row().is_starred })><Glyph icon=Icon::Star /></button>
            <Show when=move || renaming.get() == Some(id)
                fallback=move || view! {
                    <button class="slot-name" data-item aria-current=move || row().is_current.then_some("true") on:click=choose>
                        <span>{move || row().name}</span>
                        <small class="quiet" class:slot-foreign=move || row().is_foreign>{move || row().note}</small>
                    </button>
                }>
                <NameField id renaming />
            </Show>
            <button class="tool slot-rename" aria-label=named(Lang::slot_rename) title=move || lang.get().slot_rename()
                on:click=move |_| renaming.set(Some(id))><Glyph icon=Icon::Pencil /></button>
            <button class="tool slot-copy" aria-label=named(Lang::duplicate) title=move || lang.get().duplicate() on:click=copy><Glyph icon=Icon::Copy /></button>
            <button class="tool slot-delete" aria-label=named(Lang::slot_delete) title=move || lang.get().slot_delete() on:click=delete><Glyph icon=Icon::Bin /></button>
        </li>
    }
}

/// The name that a slot has where the planner gives it none: its base's; empty where the base is not here.
fn own_name(lang: Lang, session: &Session, id: SlotId) -> String {
    let slot = session.slots.iter().find(|slot| slot.id == id);
    let base = slot.and_then(|slot| session.base_of(slot));
    base.map(|base| lang.pick(&base.name).to_owned()).unwrap_or_default()
}

/// The field in place of a name. Enter and leaving it keep what is written, Escape does not.
#[component]
fn NameField(id: SlotId, renaming: RwSignal<Option<SlotId>>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let field = format!("slot-name-{}", id.0);
    let written = desk.session.with_untracked(|session| {
        let slot = session.slots.iter().find(|slot| slot.id == id);
        slot.map(|slot| if slot.name.is_empty() { own_name(lang.get_untracked(), session, id) } else { slot.name.clone() })
    });
    let keep = move |name: String| {
        if renaming.get_untracked() == Some(id) {
            renaming.set(None);
            let is_base = desk.session.with_untracked(|session| name.trim() == own_name(lang.get_untracked(), session, id));
            desk.dispatch(Msg::SlotRenamed { id, name: if is_base { String::new() } else { name } });
        }
    };
    let back = move || page::focus_later(format!("[data-slot='{}'] .slot-name", id.0));
    page::focus_id_later(field.clone());
    view! {
        <input class="input slot-field" id=field type="text" maxlength=session::slots::MAX_NAME aria-label=move || lang.get().slot_rename()
            value=written
            on:keydown=move |event: ev::KeyboardEvent| {
                match event.key().as_str() {
                    // Enter that ends the composing of Chinese letters is not meant for the field.
                    "Enter" if !event.is_composing() => keep(event_target_value(&event)),
                    "Escape" => renaming.set(None),
                    _ => return,
                }
                event.prevent_default();
                event.stop_propagation();
                back();
            }
            on:blur=move |event| keep(event_target_value(&event)) />
    }
}
