//! Signals that live as long as the page, and let go of whoever listens to them and goes.
//!
//! Leptos keeps a listener in a signal's list until the signal changes, and in a memo's for ever, also after the part of the page that
//! listened is gone. In a long sitting, parts come and go with every edit: the lists of what all parts read, above all the language, which
//! hardly ever changes, would grow with each, and leaving a list takes as long as the list is.

use std::{cell::RefCell, collections::HashMap, ops::Deref};

use leptos::{
    prelude::*,
    reactive::{
        computed::ArcMemo,
        graph::{AnySource, AnySubscriber, Observer, Source, ToAnySource},
        owner::{Owner, WeakOwner},
    },
};

/// A signal or memo of the page as a whole. It is read as what is within.
#[derive(Clone, Copy, Debug)]
pub struct Lasting<S>(S);

/// What does not listen is as within.
impl<S> Deref for Lasting<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.0
    }
}

/// Who listened last: a part reads the language many times in a row, and is noted once.
struct Last {
    source: AnySource,
    listener: AnySubscriber,
    /// Kept so that no other owner gets its place in memory, by which it is known.
    _owner: WeakOwner,
    owner_at: usize,
}

thread_local! {
    static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
    // In how many parts that may go one by one each listener listens. A list's effect listens for itself, and in each of its rows: it stays
    // in the list of the source when a row goes.
    static NOTED: RefCell<HashMap<(AnySource, AnySubscriber), usize>> = RefCell::default();
}

/// Whoever is listening now is told of changes of a source, until it listens anew or goes.
fn listen(source: &AnySource, follow: impl FnOnce()) {
    let Some(listener) = Observer::get() else { return };
    follow();
    let Some(owner) = Owner::current() else { return };
    let owner_at = owner.debug_id();
    let is_noted = LAST.with_borrow(|last| {
        last.as_ref().is_some_and(|last| last.source == *source && last.listener == listener && last.owner_at == owner_at)
    });
    if !is_noted {
        let last = Last { source: source.clone(), listener: listener.clone(), _owner: owner.downgrade(), owner_at };
        drop(LAST.replace(Some(last)));
        let both = (source.clone(), listener);
        NOTED.with_borrow_mut(|noted| *noted.entry(both.clone()).or_default() += 1);
        Owner::on_cleanup(move || leave(&both));
    }
}

/// One part in which a listener listened is gone, or listens anew.
fn leave(both: &(AnySource, AnySubscriber)) {
    drop(LAST.take());
    let is_last = NOTED.with_borrow_mut(|noted| {
        let Some(parts) = noted.get_mut(both) else { return true };
        *parts -= 1;
        let is_last = *parts == 0;
        if is_last {
            noted.remove(both);
        }
        is_last
    });
    if is_last {
        both.0.remove_subscriber(&both.1);
    }
}

impl<T: Send + Sync + 'static> Lasting<RwSignal<T>> {
    /// A signal with a value.
    pub fn new(value: T) -> Self {
        Self(RwSignal::new(value))
    }

    /// Listens.
    pub fn track(&self) {
        listen(&self.0.to_any_source(), || self.0.track());
    }

    /// Its value; whoever is listening is told when it changes.
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.track();
        self.0.get_untracked()
    }

    /// What its value comes to; whoever is listening is told when it changes.
    pub fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        self.track();
        self.0.with_untracked(read)
    }
}

impl<T: Send + Sync + 'static> Lasting<Memo<T>> {
    /// A memo.
    pub fn memo(work: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        Self(Memo::new(work))
    }

    /// Listens.
    pub fn track(&self) {
        listen(&ArcMemo::from(self.0).to_any_source(), || self.0.track());
    }

    /// Its value; whoever is listening is told when it changes.
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.track();
        self.0.get_untracked()
    }

    /// What its value comes to; whoever is listening is told when it changes.
    pub fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        self.track();
        self.0.with_untracked(read)
    }
}

impl<T> From<RwSignal<T>> for Lasting<RwSignal<T>> {
    fn from(signal: RwSignal<T>) -> Self {
        Self(signal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted() -> usize {
        NOTED.with_borrow(HashMap::len)
    }

    #[test]
    fn a_listener_that_goes_is_let_go_and_one_that_stays_is_told() {
        Owner::new().with(|| {
            let (signal, part) = (Lasting::new(1), Owner::new());
            let lasting = Lasting::memo(move |_| signal.get() * 10);
            let memo = part.with(|| Memo::new(move |_| signal.get() + lasting.get()));
            assert_eq!(memo.get_untracked(), 11);
            signal.set(2);
            assert_eq!(memo.get_untracked(), 22);
            assert_eq!(noted(), 3, "it listens to both, one of which listens too");
            part.cleanup();
            drop(part);
            assert_eq!(noted(), 1, "the memo that lasts listens still");
            signal.set(3);
            assert_eq!(lasting.get_untracked(), 30);
        });
    }

    #[test]
    fn a_row_that_goes_takes_nothing_from_its_list() {
        Owner::new().with(|| {
            let (signal, row) = (Lasting::new(1), Owner::new());
            let within = row.clone();
            let list = Memo::new(move |_| {
                let own = signal.get();
                own + within.with(|| signal.get())
            });
            assert_eq!(list.get_untracked(), 2);
            row.cleanup();
            signal.set(5);
            assert_eq!(list.get_untracked(), 10);
        });
    }
}
