//! A cell that is edited where it stands: a button, and over it, while it has the focus, a field that takes the first key, so that an input
//! method composes from there. With a text in it the field takes the button's place, with the list to choose from where there is one.

use domain::{
    Row, Unit,
    attribute::{Form, Value},
};
use exchange::cells::{self, CellRefused};
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    prelude::*,
};
use session::Session;

use super::{
    Cells,
    month_picks::{MonthPicks, is_of_months},
};
use crate::{
    i18n,
    own_rows::{DataRow, Field},
    runtime::{clipboard, page},
};

/// The cell of a row and an attribute.
#[component]
pub fn Cell(cells: Cells, row: DataRow, field: Field, unit: Unit) -> impl IntoView {
    let desk = cells.desk;
    let lang = desk.lang;
    let field = row.field(field);
    let key = row.id();
    let me = (key.clone(), field.id);
    let is_open = {
        let me = me.clone();
        Memo::new(move |_| cells.editing.with(|open| open.as_ref() == Some(&me)))
    };
    let is_ready = {
        let me = me.clone();
        Memo::new(move |_| cells.ready.with(|ready| ready.as_ref() == Some(&me)) && !is_open.get())
    };
    // The field stays the same one when what is typed opens it: it may be in the middle of composing.
    let has_field = Memo::new(move |_| is_open.get() || is_ready.get());
    let value = row.value(field);
    let text = {
        let value = value.clone();
        move || desk.scenario.with(|scenario| i18n::cell(lang.get(), scenario, unit, field.form, &value))
    };
    let is_empty = value.is_empty();
    let lacks = is_empty && field.is_required && row.missing(&[field]).contains(&field);
    let name = {
        let row = row.0.clone();
        move || {
            desk.scenario
                .with(|scenario| format!("{} {}", i18n::row_name(lang.get(), scenario, &row), field.heading(lang.get())))
        }
    };
    let label = {
        let (name, text) = (name.clone(), text.clone());
        move || {
            let text = text();
            let said = if text.is_empty() { lang.get().cell_empty().to_owned() } else { text };
            format!("{}: {said}", name())
        }
    };
    // What a connection lies between is no figure of it, nor what a rule is called.
    let is_fixed = matches!(&row.0, Row::Connection(_) | Row::Rule(_)) && row.0.id().identity().contains(&field.id);
    let read_only = move || is_fixed || desk.session.with(Session::is_read_only);
    let open = {
        let me = me.clone();
        move || cells.open(me.clone())
    };
    let on_key = {
        let open = open.clone();
        let key = key.clone();
        let me = me.clone();
        move |event: KeyboardEvent| {
            let is_shifted = event.shift_key();
            let step = match event.key().as_str() {
                "F2" => {
                    open();
                    page::caret_to_end(FIELD);
                    None
                }
                "Enter" if is_ready.get_untracked() => Some((0, if is_shifted { -1 } else { 1 })),
                "d" | "D" if (event.ctrl_key() || event.meta_key()) && !read_only() => {
                    cells.fill_down(&me);
                    super::focus(&key, field.id);
                    None
                }
                // The block, or the cell; the table by itself would copy all of its rows.
                "c" | "C"
                    if (event.ctrl_key() || event.meta_key())
                        && (is_ready.get_untracked() || !clipboard::is_text_selected()) =>
                {
                    event.stop_propagation();
                    let text = cells.copied(&me, unit);
                    let key = key.clone();
                    leptos::task::spawn_local(async move {
                        if !clipboard::copy(&text).await {
                            desk.toast(desk.lang.get_untracked().table_not_copied().to_owned(), true);
                        }
                        // Where texts are copied by selecting them, the focus was away.
                        super::focus(&key, field.id);
                    });
                    None
                }
                "Escape" if cells.picked.with_untracked(Option::is_some) => {
                    cells.pick_none();
                    None
                }
                "ArrowDown" => Some((0, 1)),
                "ArrowUp" => Some((0, -1)),
                "ArrowLeft" => Some((-1, 0)),
                "ArrowRight" => Some((1, 0)),
                "Delete" | "Backspace" if !read_only() => {
                    cells.empty_block(&me);
                    super::focus(&key, field.id);
                    None
                }
                _ => return,
            };
            event.prevent_default();
            match step {
                Some((across, down)) if is_shifted && event.key() != "Enter" => cells.pick_on(&me, across, down),
                Some((across, down)) => cells.move_from(&key, field.id, across, down),
                None => {}
            }
        }
    };
    let shown = {
        let text = text.clone();
        move || {
            let text = text();
            if text.is_empty() { "—".to_owned() } else { text }
        }
    };
    // With Shift a block is picked up to here, from where the focus is before the press moves it.
    let on_press = {
        let me = me.clone();
        move |event: MouseEvent| {
            if let (true, Some(from)) = (event.shift_key(), cells.focused()) {
                event.prevent_default();
                cells.pick_to(&from, me.clone());
            }
        }
    };
    let on_click = {
        let open = open.clone();
        move |event: MouseEvent| {
            if !event.shift_key() {
                open();
            }
        }
    };
    let on_focus = {
        let me = me.clone();
        move |_| cells.make_ready(me.clone())
    };
    let is_picked = {
        let key = key.clone();
        move || cells.is_picked(&key, field.id)
    };
    let (row_of, value_of) = (row.0.clone(), value);
    let (of_button, of_field) = (on_key.clone(), Callback::new(on_key));
    let field_label = {
        let (name, label) = (name.clone(), label.clone());
        Signal::derive(move || if is_ready.get() { label() } else { name() })
    };
    view! {
        <span class="data-place" class:is-ready=is_ready>
            <button class="data-cell" type="button" class:is-empty=is_empty class:is-lacking=lacks class:is-picked=is_picked data-cell=field.id disabled=read_only
                hidden=is_open tabindex=move || is_ready.get().then_some("-1") aria-hidden=move || is_ready.get().then_some("true")
                aria-label=label on:mousedown=on_press on:click=on_click on:keydown=of_button on:focus=on_focus>{shown}</button>
            <Show when=move || has_field.get()>
                <CellField cells row=row_of.clone() key_of=key.clone() field unit value=value_of.clone() is_ready on_ready=of_field name=field_label />
            </Show>
        </span>
    }
}

/// Id of the field of the cell that has the focus.
pub const FIELD: &str = "cell-field";
/// What keys are called that an input method takes; engines do not all say that they are composing.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

/// The field of a cell: over its button, unseen, until something is typed; then in its place. Enter and leaving it keep what is written,
/// Escape does not.
#[component]
fn CellField(
    cells: Cells,
    row: Row,
    key_of: String,
    field: Field,
    unit: Unit,
    value: Value,
    /// Whether nothing is typed yet.
    is_ready: Memo<bool>,
    /// Keys before anything is typed.
    on_ready: Callback<KeyboardEvent>,
    name: Signal<String>,
) -> impl IntoView {
    let desk = cells.desk;
    let lang = desk.lang;
    let written = desk
        .scenario
        .with_untracked(|scenario| cells::write(field.form, &value, i18n::cell_context(lang.get_untracked(), scenario, unit)));
    let draft = RwSignal::new(written.clone());
    let fault = RwSignal::new(None::<CellRefused>);
    let (list_id, error_id) = (format!("{FIELD}-list"), format!("{FIELD}-error"));
    let begin = {
        let key_of = key_of.clone();
        move || {
            if is_ready.get_untracked() {
                cells.open((key_of.clone(), field.id));
            }
        }
    };
    let begin_composing = begin.clone();
    let choices = desk
        .scenario
        .with_untracked(|scenario| cells::choices(field.form, i18n::cell_context(lang.get_untracked(), scenario, unit)));
    let has_list = !choices.is_empty();
    let keep = {
        let row_id = row.id();
        move || -> bool {
            let text = draft.get_untracked();
            if text.trim() == written.trim() {
                return true;
            }
            let read = desk.scenario.with_untracked(|scenario| {
                cells::read(field.form, &text, i18n::cell_context(lang.get_untracked(), scenario, unit))
            });
            match read {
                // What is emptied is not taken for 0, or for anything else.
                Ok(value) if value.is_empty() && cells.which.with_untracked(|which| which.always_has(field.id)) => {
                    fault.set(Some(CellRefused::NotEmpty));
                }
                Ok(value) => return cells.set(&row_id, field, value),
                Err(error) => fault.set(Some(CellRefused::Misread(error))),
            }
            false
        }
    };
    let refused =
        move || desk.refusal.get().map(|error| desk.scenario.with(|scenario| i18n::refused(lang.get(), scenario, &error)));
    let said = move || fault.get().map(|why| desk.scenario.with(|scenario| i18n::why_left(lang.get(), scenario, &why)));
    let error = move || said().or_else(refused);
    let (on_enter, on_leave) = (keep.clone(), keep);
    let key_down = {
        let key_of = key_of.clone();
        move |event: KeyboardEvent| {
            // Enter that ends the composing of Chinese letters is not meant for the field.
            if event.is_composing() || event.key_code() == TAKEN_BY_INPUT_METHOD {
                return;
            }
            if is_ready.get_untracked() {
                on_ready.run(event);
                return;
            }
            let (across, down) = match (event.key().as_str(), event.shift_key()) {
                ("Enter", false) => (0, 1),
                ("Enter", true) => (0, -1),
                ("Tab", false) => (1, 0),
                ("Tab", true) => (-1, 0),
                ("Escape", _) => {
                    event.prevent_default();
                    event.stop_propagation();
                    fault.set(None);
                    desk.refusal.set(None);
                    cells.close();
                    super::focus(&key_of, field.id);
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            if on_enter() {
                cells.close();
                cells.move_from(&key_of, field.id, across, down);
            }
        }
    };
    let say = Callback::new(move |text| {
        fault.set(None);
        draft.set(text);
    });
    page::focus_id_later(FIELD.to_owned());
    view! {
        <span class="data-edit">
            <input class="input" class:data-field=move || !is_ready.get() class:data-ready=is_ready id=FIELD data-cell=field.id type="text" size="1" autocomplete="off" spellcheck="false" class:input-number=matches!(field.form, Form::Quantity | Form::Money | Form::Whole { .. })
                list=has_list.then(|| list_id.clone()) aria-label=name aria-invalid=move || error().is_some().to_string() aria-describedby=error_id.clone()
                prop:value=move || draft.get() on:compositionstart=move |_| begin_composing()
                on:input=move |event| { begin(); fault.set(None); draft.set(event_target_value(&event)); } on:keydown=key_down
                on:blur=move |_| {
                    cells.end_ready(&key_of, field.id);
                    if cells.is_open(&key_of, field.id) {
                        if on_leave() {
                            cells.close();
                        } else if let Some(why) = error() {
                            // Where another cell is opened next, what was typed here goes: that is said.
                            desk.toast(i18n::not_taken(lang.get_untracked(), &draft.get_untracked(), &why), true);
                        }
                    }
                } />
            {has_list.then(|| view! {
                <datalist id=list_id.clone()>{choices.into_iter().map(|choice| view! { <option value=choice></option> }).collect_view()}</datalist>
            })}
            <span class="data-under">
                {is_of_months(field.form).then(|| view! {
                    <Show when=move || !is_ready.get()><MonthPicks form=field.form unit draft say /></Show>
                })}
                <span class="field-error data-error" id=error_id role="alert">{error}</span>
            </span>
        </span>
    }
}

/// The row and attribute of a cell in the page.
pub fn selector(key: &str, field: &str) -> String {
    // A name with a quote finds nothing, and nothing is focused then.
    format!("#data-rows [data-row='{key}'] [data-cell='{field}']")
}
