//! What comes with a link: shown read-only, set aside to be compared with one's own, kept or closed. Called by `update`.

use std::sync::Arc;

use domain::{AmountRule, Held, HeldFrom, Order, Outcome, Pair, SearchReport, pair::apart};

use crate::{
    document::Sent,
    finds::{self, Find},
    messages::Effect,
    session::{Notice, Preview, Session},
    slots,
    update::show,
};

/// How the plan found here stands to the one that a link's sender saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is the same.
    Same,
    /// It has the same pairs; whether its amounts are the same was not said.
    SamePairs,
    /// It is worth as much, on other pairs.
    Tie,
    /// It is worth more, by so many value units.
    Better(i64),
    /// The sender's is worth more, by so many value units: it is offered.
    Worse(i64),
    /// The sender's pairs make no plan here.
    NoPlan,
    /// It is another; what the sender's is worth is not known. So many pairs are of one of the two alone, where the pairs are known.
    Other(Option<usize>),
}

impl Session {
    /// How the plan in view stands to that of the sender of what is in view; `None` while the search goes on or where the link says
    /// nothing of a plan. A plan that is the sender's is known as soon as it is found. O(pairs).
    pub fn verdict(&self) -> Option<Verdict> {
        let preview = self.preview.as_ref().filter(|preview| !preview.is_aside)?;
        let (plan, _) = self.plan().filter(|(_, is_fresh)| *is_fresh)?;
        if preview.fingerprint.is_some_and(|sent| plan.is_called(sent)) {
            return Some(Verdict::Same);
        }
        if self.searching || preview.fingerprint.is_none() && preview.pairs.is_empty() {
            return None;
        }
        if preview.pairs.is_empty() {
            return Some(Verdict::Other(None));
        }
        let apart = apart(&plan.chosen_pairs(), &preview.pairs);
        match preview.hinted.filter(|(scale, _)| *scale == plan.scale) {
            Some((_, value)) if value == plan.value && apart == 0 => Some(Verdict::SamePairs),
            Some((_, value)) if value == plan.value => Some(Verdict::Tie),
            Some((_, value)) if value < plan.value => Some(Verdict::Better(plan.value - value)),
            Some((_, value)) => Some(Verdict::Worse(value - plan.value)),
            None if apart == 0 => Some(Verdict::SamePairs),
            None if preview.is_hint_tried && self.known().is_some_and(|known| !known.is_from_before) => Some(Verdict::NoPlan),
            // The answer was known before: the pairs were not evaluated.
            None => Some(Verdict::Other(Some(apart))),
        }
    }
}

/// The pairs that are to be evaluated before the search: those of the sender's plan.
pub(crate) fn hint(session: &Session) -> Vec<Pair> {
    let preview = session.preview.as_ref().filter(|preview| !preview.is_aside);
    preview.map(|preview| preview.pairs.clone()).unwrap_or_default()
}

/// Notes what the sender's pairs are worth here.
pub(crate) fn note_hint(session: &mut Session, report: &SearchReport) {
    let Outcome::Plan(plan) = &*report.outcome else { return };
    let Some(preview) = session.preview.as_mut().filter(|preview| report.is_hinted && !preview.is_aside) else { return };
    preview.hinted = Some((plan.scale, plan.value));
    let held = Held { pairs: preview.pairs.clone(), rule: AmountRule::Value, others: Vec::new(), from: HeldFrom::default() };
    // Should the search come to less, it is offered.
    let find = Find { scenario: Arc::clone(&session.scenario), held, value: plan.value, scale: plan.scale, strategy: None };
    finds::add(session, find);
}

/// Opens it in view, instead of the slot in use.
pub(crate) fn open(session: &mut Session, sent: Sent, mut pairs: Vec<Pair>, note: String) -> Vec<Effect> {
    let Sent { document, fingerprint, name } = sent;
    if session.bases.of(document.base).is_none() {
        return vec![Effect::Notify(Notice::BaseMissing { wanted: document.base })];
    }
    pairs.order();
    session.preview = Some(Preview {
        document,
        fingerprint,
        name: slots::kept_name(&name),
        note,
        pairs,
        hinted: None,
        is_hint_tried: false,
        is_aside: false,
    });
    show(session)
}

/// Sets it aside, so that the slot in use is in view and can be edited; or takes it up again.
pub(crate) fn set_aside(session: &mut Session, is_aside: bool) -> Vec<Effect> {
    match &mut session.preview {
        Some(preview) if preview.is_aside != is_aside => preview.is_aside = is_aside,
        _ => return Vec::new(),
    }
    show(session)
}

/// Keeps a copy as a slot of its own, in use from then on.
pub(crate) fn keep(session: &mut Session, name: &str) -> Vec<Effect> {
    let Some(preview) = session.preview.take() else { return Vec::new() };
    slots::add(session, name, preview.document);
    let mut effects = if preview.is_aside { show(session) } else { Vec::new() };
    effects.push(Effect::Save);
    effects
}

/// Closes it.
pub(crate) fn close(session: &mut Session) -> Vec<Effect> {
    match session.preview.take() {
        Some(preview) if !preview.is_aside => show(session),
        _ => Vec::new(),
    }
}
