//! Files that the planner gives: what they would do is shown first, and nothing changes before it is taken; then it is one step of undo.

use std::sync::Arc;

use exchange::link;
use leptos::prelude::*;
use office::{Dropped, Reply, Request};
use sheets::{Choices, Import, Options, Table, recognise::Mapping};

use crate::{
    i18n,
    runtime::{
        files,
        office_port::{self, OfficeError},
        page, storage,
    },
    state::Desk,
};

/// How far an import is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// There is none.
    #[default]
    None,
    /// So many files are read.
    Reads(usize),
    /// What they would do.
    Shown(Arc<Import>),
}

/// An import, and what the planner says of it. Copied freely: it holds signals.
#[derive(Clone, Copy)]
pub struct Importing {
    /// How far it is.
    pub phase: RwSignal<Phase>,
    /// What the planner said of headings, sheets and hidden rows.
    pub options: RwSignal<Options>,
    /// Which rows are taken.
    pub choices: RwSignal<Choices>,
    /// The files, to be read again where the planner says something of them.
    files: StoredValue<Arc<Vec<Dropped>>>,
}

impl Importing {
    /// No import.
    pub fn new() -> Self {
        Self {
            phase: RwSignal::default(),
            options: RwSignal::new(Options { headings: known_headings(), ..Options::default() }),
            choices: RwSignal::new(Choices::default()),
            files: StoredValue::default(),
        }
    }

    /// Notes what a heading means, for later sittings too; `None` leaves its column out.
    pub fn say_of_heading(self, heading: String, means: Option<String>) {
        self.options.update(|options| {
            options.headings.insert(heading, means);
        });
        let known = self.options.with_untracked(|options| serde_json::to_string(&options.headings));
        if let Ok(text) = known {
            storage::set(storage::HEADINGS, &text);
        }
    }

    /// Forgets what headings mean.
    pub fn forget_headings(self) {
        self.options.update(|options| options.headings.clear());
        storage::remove(storage::HEADINGS);
    }

    /// The names of the files.
    pub fn names(self) -> Vec<String> {
        self.files.with_value(|files| files.iter().map(|file| file.name.clone()).collect())
    }
}

/// Most headings whose meaning is remembered.
const MAX_HEADINGS: usize = 500;

/// What headings mean that the planner has said in earlier sittings.
fn known_headings() -> Mapping {
    let text = storage::get(storage::HEADINGS).unwrap_or_default();
    serde_json::from_str(&text).ok().filter(|headings: &Mapping| headings.len() <= MAX_HEADINGS).unwrap_or_default()
}

impl Desk {
    /// Reads files that the planner gave.
    pub fn import_files(self, files: Vec<Dropped>) {
        if files.is_empty() {
            return;
        }
        let importing = self.importing;
        importing.files.set_value(Arc::new(files));
        let headings = importing.options.with_untracked(|options| options.headings.clone());
        // What headings mean that the planner has said once is known from then on; what sheets are is said of each.
        importing.options.set(Options { date: page::today(), headings, ..Options::default() });
        importing.choices.set(Choices::default());
        self.read_files();
    }

    /// Reads the files, with what the planner has said of them by now.
    pub fn read_files(self) {
        let importing = self.importing;
        let files = importing.files.get_value();
        importing.phase.set(Phase::Reads(files.len()));
        let request = Request::Import {
            files: files.to_vec(),
            scenario: Box::new(self.scenario.with_untracked(|scenario| (**scenario).clone())),
            options: Box::new(importing.options.get_untracked()),
        };
        leptos::task::spawn_local(async move {
            match office_port::ask(&request).await {
                Ok(Reply::Imported(import)) => {
                    importing.phase.set(Phase::Shown(Arc::from(import)));
                    page::focus_later("#import h2");
                }
                Err(OfficeError::Cancelled) => {}
                Ok(_) | Err(OfficeError::Died) => self.import_failed(),
            }
        });
    }

    /// Ends an import without taking anything.
    pub fn cancel_import(self) {
        office_port::cancel();
        self.importing.phase.set(Phase::None);
        page::focus_later("#data-import");
    }

    /// Opens the whole scenario that a file holds, as it was exported, beside one's own.
    pub fn open_whole(self, code: &str) {
        self.cancel_import();
        self.open_received(code);
    }

    /// Takes what is shown.
    pub fn take_import(self) {
        let importing = self.importing;
        let Phase::Shown(import) = importing.phase.get_untracked() else { return };
        let scenario = self.scenario.get_untracked();
        let edit = importing.choices.with_untracked(|choices| import.edit(&scenario, choices));
        let Some(edit) = edit else {
            self.cancel_import();
            return;
        };
        let revision = self.session.with_untracked(|session| session.revision);
        self.edit(edit);
        // Where it is refused, it stays, with the reason.
        if self.session.with_untracked(|session| session.revision) != revision {
            let counts = importing.choices.with_untracked(|choices| taken(&import, choices));
            importing.phase.set(Phase::None);
            self.toast(i18n::import_taken(self.lang.get_untracked(), importing.names().len(), counts), false);
            page::focus_later("#data-import");
        }
    }

    /// Saves a workbook of the rows that were not taken, each with the reasons.
    pub fn return_rows(self) {
        let Phase::Shown(import) = self.importing.phase.get_untracked() else { return };
        let lang = self.lang.get_untracked();
        let words = self.scenario.with_untracked(|scenario| {
            let of_row = |row: &sheets::taking::Bad| {
                row.reasons.iter().map(|finding| i18n::finding(lang, scenario, finding)).collect::<Vec<_>>()
            };
            import.bad.iter().map(of_row).collect()
        });
        let request = Request::Return { bad: import.bad.clone(), words, tongue: i18n::tongue(lang) };
        self.save_workbook(request, i18n::returned_file(lang, &page::today()));
    }

    /// Saves a template for those who have needs, or offers.
    pub fn save_template(self, role: Table) {
        let lang = self.lang.get_untracked();
        let scenario = Box::new(self.scenario.with_untracked(|scenario| (**scenario).clone()));
        self.save_workbook(Request::Template { role, scenario, tongue: i18n::tongue(lang) }, i18n::template_file(lang, role));
    }

    /// Saves the needs or offers of a kind as .csv.
    pub fn save_csv(self, table: Table, kind: usize) {
        let lang = self.lang.get_untracked();
        let scenario = self.scenario.with_untracked(|scenario| (**scenario).clone());
        let Some(found) = scenario.kinds.get(kind) else { return };
        let name = i18n::csv_file(lang, table, found, &page::today());
        let kind = found.id.clone();
        self.save_made(
            Request::Csv { table, kind, scenario: Box::new(scenario), tongue: i18n::tongue(lang) },
            name,
            files::CSV,
        );
    }

    /// Saves all rows of the scenario as a workbook.
    pub fn save_tables(self) {
        let lang = self.lang.get_untracked();
        let scenario = Box::new(self.scenario.with_untracked(|scenario| (**scenario).clone()));
        let name = i18n::tables_file(lang, &page::today());
        let code = self.session.with_untracked(|session| link::encode(&session.sent()).ok());
        self.save_workbook(Request::Export { scenario, code, tongue: i18n::tongue(lang) }, name);
    }

    fn save_workbook(self, request: Request, name: String) {
        self.save_made(request, name, files::XLSX);
    }

    /// Has a file made and saves it.
    pub fn save_made(self, request: Request, name: String, kind: &'static str) {
        leptos::task::spawn_local(async move {
            let saved = match office_port::ask(&request).await {
                Ok(Reply::Made(Some(bytes))) => files::save_bytes(&name, &bytes, kind),
                _ => None,
            };
            if saved.is_none() {
                self.tell_not_saved();
            }
        });
    }

    fn import_failed(self) {
        self.importing.phase.set(Phase::None);
        self.toast(self.lang.get_untracked().import_failed().to_owned(), true);
    }
}

/// How many rows are new, how many change, and how many settings are set, as the planner chose.
pub fn taken(import: &Import, choices: &Choices) -> (usize, usize, usize) {
    let added = import.added().iter().filter(|added| !choices.left.contains(&added.row.id())).count();
    let changed = import.changed().iter().filter(|changed| !choices.kept.contains(&changed.row)).count();
    (added + choices.both.len(), changed, import.settings.len().saturating_sub(choices.settings_left.len()))
}
