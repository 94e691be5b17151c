//! The page's questions about its plan: who asks, what is on its way, what was told. A component asks with [`Asking::ask`] and gets a
//! signal; equal questions share one answer; whoever leaves the page lets go of his question, and the last one to let go cancels it.

use std::sync::Arc;

use domain::{
    Outcome, Plan, Scenario,
    explanation::{Change, Progress, Question, Told},
};
use leptos::prelude::*;
use worker::Request;

use crate::runtime::{
    page,
    worker_port::{self, Role},
};

/// Milliseconds for which answers are left alone while better plans come in.
const REST_MS: f64 = 2_500.0;

/// How a question stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// The newest answer, perhaps to an older plan.
    pub told: Option<Arc<Told>>,
    /// Whether it answers the plan in view.
    pub fresh: bool,
    /// Whether a fuller answer follows.
    pub more: bool,
    /// How far the engine has come.
    pub progress: Option<Progress>,
}

impl Asked {
    /// Whether nothing more follows.
    pub fn is_done(&self) -> bool {
        self.told.is_some() && self.fresh && !self.more
    }
}

struct Entry {
    id: u64,
    question: Question,
    asked: ArcRwSignal<Asked>,
    users: usize,
    /// Whether what was told is about what the questions are about now.
    is_answered: bool,
}

impl Entry {
    /// Whether all was told of what the questions are about, be that in view still or not.
    fn is_whole(&self) -> bool {
        self.is_answered && self.asked.with_untracked(|asked| !asked.more)
    }
}

#[derive(Default)]
struct Book {
    entries: Vec<Entry>,
    next: u64,
    /// What the questions are about, as last sent.
    about: Option<(Arc<Scenario>, Arc<Outcome>)>,
    /// The newest answer of the search. A new question is about it; those under way are asked again only then, or at the end of the
    /// search, or they would never end.
    newest: Option<(Arc<Scenario>, Arc<Outcome>)>,
    /// When the questions were last asked anew, on the page's clock.
    asked_at: f64,
    /// The newest preview on its way.
    preview: Option<u64>,
}

impl Book {
    fn new_id(&mut self) -> u64 {
        self.next += 1;
        self.next
    }
}

/// All questions of the page. Copied freely.
#[derive(Clone, Copy)]
pub struct Asking {
    book: StoredValue<Book, LocalStorage>,
    /// What a moving slider shows: the plan in steps with the change it asks for. `None` while none moves.
    pub preview: RwSignal<Option<Arc<Plan>>>,
}

impl Asking {
    /// No questions yet.
    pub fn new() -> Self {
        Self { book: StoredValue::new_local(Book::default()), preview: RwSignal::new(None) }
    }

    /// Asks for as long as the component is in the page, again whenever the question or the plan becomes another. `None` asks
    /// nothing.
    pub fn ask(self, question: impl Fn() -> Option<Question> + Send + Sync + 'static) -> Signal<Asked> {
        let question = Memo::new(move |_| question());
        let held = RwSignal::new(None::<ArcRwSignal<Asked>>);
        let mine = StoredValue::new_local(None::<Question>);
        Effect::new(move |_| {
            let wanted = question.get();
            let before = mine.try_update_value(|mine| std::mem::replace(mine, wanted.clone())).flatten();
            held.set(wanted.map(|question| self.take(question)));
            if let Some(before) = before {
                self.let_go(&before);
            }
        });
        on_cleanup(move || {
            if let Some(question) = mine.try_update_value(Option::take).flatten() {
                self.let_go(&question);
            }
        });
        Signal::derive(move || held.get().map_or_else(Asked::default, |asked| asked.get()))
    }

    fn take(self, question: Question) -> ArcRwSignal<Asked> {
        let taken = self.book.try_update_value(|book| {
            if let Some(entry) = book.entries.iter_mut().find(|entry| entry.question == question) {
                entry.users += 1;
                return entry.asked.clone();
            }
            let (id, asked) = (book.new_id(), ArcRwSignal::new(Asked::default()));
            let entry = Entry { id, question: question.clone(), asked: asked.clone(), users: 1, is_answered: false };
            book.entries.push(entry);
            if is_behind(book) {
                book.about.clone_from(&book.newest);
                ask_all(book);
            } else if book.about.is_some() {
                worker_port::send(Role::Questions, Request::Ask { id, question: Box::new(question) });
            }
            asked
        });
        taken.unwrap_or_default()
    }

    fn let_go(self, question: &Question) {
        self.book.try_update_value(|book| {
            let Some(place) = book.entries.iter().position(|entry| &entry.question == question) else { return };
            let entry = &mut book.entries[place];
            entry.users = entry.users.saturating_sub(1);
            // An answer that is whole is kept for the next who asks.
            if entry.users == 0 && !entry.asked.with_untracked(Asked::is_done) {
                worker_port::send(Role::Questions, Request::Cancel { id: entry.id });
                book.entries.remove(place);
            }
        });
    }

    /// Shows the plan in steps with one thing changed, as soon as it is there. The newest counts.
    pub fn preview(self, change: Change) {
        self.book.try_update_value(|book| {
            if book.about.is_none() {
                return;
            }
            let id = book.new_id();
            book.preview = Some(id);
            worker_port::send(Role::Questions, Request::Ask { id, question: Box::new(Question::Preview(change)) });
        });
    }

    /// No slider moves any more.
    pub fn end_preview(self) {
        self.book.try_update_value(|book| book.preview = None);
        if self.preview.with_untracked(Option::is_some) {
            self.preview.set(None);
        }
    }

    /// The scenario has become another: what was told is of an older one.
    pub fn outdate(self) {
        self.book.try_update_value(mark_old);
    }

    /// There is a plan, a better one, or a conflict. Where it is the first or the last of a scenario, all questions are asked of it; of
    /// those in between, now and then.
    pub fn about(self, scenario: Arc<Scenario>, outcome: Arc<Outcome>, ask_now: bool) {
        self.book.try_update_value(|book| {
            book.newest = Some((scenario, outcome));
            // Once all that was asked is answered and a while has gone by, the answers may follow a better plan.
            let may_follow =
                page::now() - book.asked_at > REST_MS && book.entries.iter().all(|entry| entry.users == 0 || entry.is_whole());
            if !ask_now && !may_follow {
                // What was told is of a plan that is not in view any more, and says so until it is asked anew.
                if is_behind(book) {
                    mark_old(book);
                }
                return;
            }
            if is_behind(book) {
                book.about.clone_from(&book.newest);
                ask_all(book);
                return;
            }
            // Back at what the questions are about: what was told of it holds again.
            for entry in book.entries.iter().filter(|entry| entry.is_answered) {
                entry.asked.update(|asked| asked.fresh = true);
            }
        });
    }

    /// What the questions are about, as last told to the engine: what a fresh answer is an answer to. Not tracked.
    pub fn subject(self) -> Option<(Arc<Scenario>, Arc<Outcome>)> {
        self.book.with_value(|book| book.about.clone())
    }

    /// The worker was started again: what it knew, it has to be told again.
    pub fn restarted(self) {
        self.book.try_update_value(ask_all);
    }

    /// The worker cannot be kept alive: nothing will be told.
    pub fn given_up(self) {
        self.book.try_update_value(|book| {
            for entry in &book.entries {
                let told = Some(Arc::new(Told::NoAnswer));
                entry.asked.set(Asked { told, fresh: true, more: false, progress: None });
            }
        });
    }

    /// An answer came.
    pub fn told(self, id: u64, told: Box<Told>, more: bool) {
        let is_preview = self.book.with_value(|book| book.preview == Some(id));
        if is_preview {
            // Weights alone cannot make the rules contradict each other, so there is a plan wherever there was one.
            if let Told::Preview(outcome) = *told
                && let Outcome::Plan(plan) = *outcome
            {
                self.preview.set(Some(Arc::new(*plan)));
            }
            return;
        }
        self.book.try_update_value(|book| {
            let is_behind = is_behind(book);
            if let Some(entry) = book.entries.iter_mut().find(|entry| entry.id == id) {
                entry.is_answered = true;
                let progress = entry.asked.with_untracked(|asked| asked.progress.filter(|_| more));
                entry.asked.set(Asked { told: Some(Arc::new(*told)), fresh: !is_behind, more, progress });
            }
        });
    }

    /// The engine told how far it has come.
    pub fn progressed(self, id: u64, progress: Progress) {
        self.book.with_value(|book| {
            if let Some(entry) = book.entries.iter().find(|entry| entry.id == id) {
                entry.asked.update(|asked| asked.progress = Some(progress));
            }
        });
    }
}

/// What was told is of an older plan than the one in view.
fn mark_old(book: &mut Book) {
    for entry in &book.entries {
        entry.asked.update(|asked| asked.fresh = false);
    }
}

/// Whether two answers are the same plan, whatever is known of its bound.
fn is_same_answer(one: &Outcome, other: &Outcome) -> bool {
    match (one, other) {
        (Outcome::Plan(one), Outcome::Plan(other)) => one.fingerprint == other.fingerprint,
        _ => one == other,
    }
}

/// Whether the questions are about an older answer than the newest.
fn is_behind(book: &Book) -> bool {
    match (&book.about, &book.newest) {
        (Some((scenario, outcome)), Some((newer, newest))) => {
            !scenario.is_planned_as(newer) || !is_same_answer(outcome, newest)
        }
        (None, Some(_)) => true,
        (_, None) => false,
    }
}

/// Sends what the questions are about, then each that is still wanted, under a new id.
fn ask_all(book: &mut Book) {
    let Some((scenario, outcome)) = book.about.clone() else { return };
    let (scenario, outcome) = (Box::new((*scenario).clone()), Box::new((*outcome).clone()));
    book.asked_at = page::now();
    worker_port::send(Role::Questions, Request::About { scenario, outcome });
    book.entries.retain(|entry| entry.users > 0);
    for place in 0..book.entries.len() {
        let id = book.new_id();
        let entry = &mut book.entries[place];
        (entry.id, entry.is_answered) = (id, false);
        entry.asked.update(|asked| (asked.fresh, asked.progress) = (false, None));
        worker_port::send(Role::Questions, Request::Ask { id, question: Box::new(entry.question.clone()) });
    }
}
