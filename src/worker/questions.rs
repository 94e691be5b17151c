//! The questions that wait for an answer: whose turn it is, and what is told of it.

use std::{collections::VecDeque, rc::Rc};

use domain::{
    Outcome, Scenario,
    explanation::{Progress, Question, Told},
};
use planning::answers::{Inquiry, Subject, begin};

use crate::wire::Reply;

/// How soon a question is answered: all of a lower rank go before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Shown in the next frame, while a slider moves.
    Frame,
    /// Waited for after a click.
    Click,
    /// Filled in when there is time.
    Background,
}

fn rank(question: &Question) -> Rank {
    match question {
        Question::Preview(_) => Rank::Frame,
        Question::WhatIf(_)
        | Question::Pair(_)
        | Question::Repairs
        | Question::Compare { .. }
        | Question::Moved { .. }
        | Question::Prospects
        | Question::Baseline => Rank::Click,
        Question::Party(_)
        | Question::Help { .. }
        | Question::BreakPoints(_)
        | Question::Alternatives
        | Question::Confidence { .. }
        | Question::Frontier { .. }
        | Question::Conclusion
        | Question::Improvements => Rank::Background,
    }
}

/// The questions about one scenario.
#[derive(Debug, Default)]
pub struct Questions {
    subject: Option<Rc<Subject>>,
    /// Those of a rank take turns, the one at the front first.
    waiting: VecDeque<Asked>,
    /// Whether previews are still to be prepared for.
    is_preparing: bool,
}

#[derive(Debug)]
struct Asked {
    id: u64,
    rank: Rank,
    stage: Stage,
    /// How far it had come, in hundredths, when that was last told.
    told: u64,
}

#[derive(Debug)]
enum Stage {
    /// Not looked at yet.
    New(Box<Question>),
    /// On its way.
    Under(Box<dyn Inquiry>),
}

impl Questions {
    /// What the questions from now on are about; those about another scenario or outcome are dropped.
    pub fn about(&mut self, scenario: Scenario, outcome: Outcome) {
        let same = self.subject.as_ref().filter(|subject| subject.scenario == scenario);
        if same.is_some_and(|subject| subject.outcome == outcome) {
            return;
        }
        let next = same.map(|subject| subject.with_outcome(outcome.clone()));
        self.subject = Some(Rc::new(next.unwrap_or_else(|| Subject::new(scenario, outcome))));
        self.waiting.clear();
        self.is_preparing = true;
    }

    /// Takes a question. A newer preview supersedes those that wait.
    pub fn ask(&mut self, id: u64, question: Box<Question>) {
        let rank = rank(&question);
        if rank == Rank::Frame {
            self.waiting.retain(|asked| asked.rank != Rank::Frame);
        }
        let question = match *question {
            Question::Compare { other, plan } => Question::Compare { other: Box::new(other.as_planned()), plan },
            Question::Moved { scenario, plan } => Question::Moved { scenario: Box::new(scenario.as_planned()), plan },
            other => other,
        };
        self.waiting.push_back(Asked { id, rank, stage: Stage::New(Box::new(question)), told: 0 });
    }

    /// Drops a question.
    pub fn cancel(&mut self, id: u64) {
        self.waiting.retain(|asked| asked.id != id);
    }

    /// Whether a question waits, or previews are still to be prepared for.
    pub fn is_busy(&self) -> bool {
        !self.waiting.is_empty() || self.is_preparing
    }

    /// Works a little on the question whose turn it is, and says what came of it, if anything: the answer, a part of it that is worth
    /// showing, or how far it has come.
    pub fn turn(&mut self) -> Option<Reply> {
        let Some(first) = self.waiting.iter().map(|asked| asked.rank).min() else {
            self.is_preparing = self.subject.as_ref().is_some_and(|subject| subject.prepare());
            return None;
        };
        let position = self.waiting.iter().position(|asked| asked.rank == first)?;
        let Asked { id, rank, stage, told } = self.waiting.remove(position)?;
        let Some(subject) = &self.subject else {
            return Some(Reply::Told { id, told: Box::new(Told::NoAnswer), more: false });
        };
        let mut inquiry = match stage {
            Stage::New(question) => begin(subject, *question),
            Stage::Under(inquiry) => inquiry,
        };
        if !inquiry.advance() {
            return Some(Reply::Told { id, told: Box::new(inquiry.told()), more: false });
        }
        let progress = inquiry.progress();
        let hundredths = hundredths(progress);
        let reply = if inquiry.has_news() {
            Some(Reply::Told { id, told: Box::new(inquiry.told()), more: true })
        } else if hundredths > told {
            Some(Reply::Progress { id, progress })
        } else {
            None
        };
        self.waiting.push_back(Asked { id, rank, stage: Stage::Under(inquiry), told: told.max(hundredths) });
        reply
    }
}

fn hundredths(Progress { done, total }: Progress) -> u64 {
    (u128::from(done) * 100).checked_div(u128::from(total)).map_or(0, |part| part.min(100) as u64)
}
