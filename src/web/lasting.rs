//! Signals that live as long as the page, and let go of whoever listens to them and goes.
//!
//! Leptos keeps a listener in a signal's list until the signal changes, and in a memo's for ever, also after the part of the page that
//! listened is gone. In a long sitting, parts come and go with every edit: the lists of what all parts read, above all the language, which
//! hardly ever changes, would grow with each, and leaving a list takes as long as the list is.

use std::{cell::RefCell, ops::Deref};

use leptos::{
    prelude::*,
    reactive::{
        computed::ArcMemo,
        graph::{AnySource, AnySubscriber, Observer, Source, ToAnySource},
        owner::Owner,
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

thread_local! {
    // Who listened last, and to what: a part reads the language many times in a row, and is noted once.
    static LAST: RefCell<Option<(AnySource, AnySubscriber)>> = const { RefCell::new(None) };
}

/// Whoever is listening now is told of changes of a source, until it listens anew or goes.
fn listen(source: &AnySource, follow: impl FnOnce()) {
    let Some(listener) = Observer::get() else { return };
    follow();
    let is_noted = LAST.with_borrow(|last| last.as_ref().is_some_and(|(of, who)| of == source && *who == listener));
    if !is_noted {
        LAST.set(Some((source.clone(), listener.clone())));
        let source = source.clone();
        Owner::on_cleanup(move || leave(&source, &listener));
    }
}

fn leave(source: &AnySource, listener: &AnySubscriber) {
    LAST.set(None);
    source.remove_subscriber(listener);
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
