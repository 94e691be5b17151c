//! The root: loads the reference data, says what is wrong with it, or shows the desk.

use std::{cell::Cell, rc::Rc};

use exchange::reference::{self, DataError, FILES};
use futures_util::future::join;
use leptos::prelude::*;
use session::{Bases, Session};

use super::shell::Shell;
use crate::{
    i18n::{self, Lang},
    keeping,
    runtime::{data, deployment::Deployment, page, storage, worker_port},
    state::Desk,
};

#[derive(Clone)]
enum Phase {
    Loading(usize),
    Refused(Vec<DataError>),
    Ready(Box<Desk>),
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    if storage::is_to_forget() {
        storage::forget();
    }
    let lang = RwSignal::new(storage::get(storage::LANGUAGE).map_or(Lang::Zh, |tag| Lang::from_tag(&tag)));
    let phase = RwSignal::new(Phase::Loading(0));
    page::tell_theme(storage::get(storage::THEME).as_deref());
    Effect::new(move |_| page::tell_language(lang.get().tag()));
    Effect::new(move |_| {
        // Once there is a scenario, the title is its name.
        if !phase.with(|phase| matches!(phase, Phase::Ready(_))) {
            page::tell_title(lang.get().app_name());
        }
    });
    load(phase, lang);
    move || match phase.get() {
        Phase::Loading(done) => view! { <Loading lang done /> }.into_any(),
        Phase::Refused(errors) => view! { <Refused lang errors retry=move || load(phase, lang) /> }.into_any(),
        Phase::Ready(desk) => {
            provide_context(*desk);
            view! { <Shell /> }.into_any()
        }
    }
}

fn load(phase: RwSignal<Phase>, lang: RwSignal<Lang>) {
    phase.set(Phase::Loading(0));
    page::tell_state("computing");
    leptos::task::spawn_local(async move {
        let deployment = Deployment::read();
        worker_port::start(deployment.worker_address());
        // What is kept is read while the data load.
        let desk_of_page = Rc::new(Cell::new(None::<Desk>));
        let told = Rc::clone(&desk_of_page);
        let opening = keeping::open(move || {
            if let Some(desk) = told.get() {
                desk.made_way();
            }
        });
        let loading = data::load(&deployment, move |done| phase.set(Phase::Loading(done)));
        let (files, opened) = join(loading, opening).await;
        page::remove_splash();
        match reference::scenario(&files) {
            Ok(scenario) => {
                let (empty_id, empty) = reference::empty(&files, &scenario);
                let bases = Bases::new(reference::content_hash(&files), scenario).with(empty_id, empty);
                let desk = Desk::new(Session::new(bases), lang);
                desk_of_page.set(Some(desk));
                phase.set(Phase::Ready(Box::new(desk)));
                worker_port::listen(move |event| desk.heard(event));
                desk.open(opened);
                desk.keep_for_offline();
            }
            Err(errors) => {
                page::tell_state("failed");
                phase.set(Phase::Refused(errors));
            }
        }
    });
}

#[component]
fn Loading(lang: RwSignal<Lang>, done: usize) -> impl IntoView {
    view! {
        <main class="message-page" aria-busy="true">
            <h1>{move || lang.get().app_name()}</h1>
            <p><span role="status">{move || lang.get().loading()}</span> " " <span>{move || i18n::loaded(lang.get(), done, FILES.len())}</span></p>
            <progress max=FILES.len() value=done aria-label=move || lang.get().loading()></progress>
        </main>
    }
}

#[component]
fn Refused(lang: RwSignal<Lang>, errors: Vec<DataError>, retry: impl Fn() + 'static) -> impl IntoView {
    // A damaged file can have thousands of defects; the first hundred show where to begin.
    let shown = errors.len().min(100);
    let rest = errors.len() - shown;
    view! {
        <main class="message-page" id="data-errors">
            <h1>{move || lang.get().data_errors()}</h1>
            <p>{move || lang.get().data_remedy()}</p>
            <ul role="alert">
                {errors.into_iter().take(shown).map(|error| view! { <li>{move || i18n::data_error(lang.get(), &error)}</li> }).collect_view()}
            </ul>
            {(rest > 0).then(|| view! { <p>{move || i18n::and_more(lang.get(), rest)}</p> })}
            <button class="button button-primary" id="retry" on:click=move |_| retry()>{move || lang.get().retry()}</button>
        </main>
    }
}
