//! The searches of [`explain`](crate::explain) as questions on their way: how much of each is one piece of work.

use domain::explanation::{Progress, Told};

use crate::explain::{
    AlternativesSearch, ConfidenceSearch, CriterionBreakPoints, FrontierSearch, HelpSearch, ImprovementSearch, KindBreakPoints,
    PartySearch, RepairSearch, WhatIfSearch,
};

use super::Inquiry;

/// Flows in a piece of work.
pub const FLOWS: u64 = 1_500;

impl Inquiry for WhatIfSearch {
    fn advance(&mut self) -> bool {
        self.work(FLOWS)
    }

    fn progress(&self) -> Progress {
        self.progress()
    }

    fn told(&mut self) -> Told {
        Told::WhatIf(Box::new(self.answer()))
    }
}

impl Inquiry for RepairSearch {
    fn advance(&mut self) -> bool {
        self.advance()
    }

    fn progress(&self) -> Progress {
        self.progress()
    }

    fn told(&mut self) -> Told {
        Told::Repairs(Box::new(self.answer()))
    }

    fn has_news(&mut self) -> bool {
        self.has_news()
    }
}

impl Inquiry for HelpSearch {
    fn advance(&mut self) -> bool {
        self.advance()
    }

    fn progress(&self) -> Progress {
        self.progress()
    }

    fn told(&mut self) -> Told {
        Told::Help(Box::new(self.answer()))
    }
}

impl Inquiry for KindBreakPoints {
    fn advance(&mut self) -> bool {
        self.advance()
    }

    fn progress(&self) -> Progress {
        self.progress()
    }

    fn told(&mut self) -> Told {
        Told::BreakPoints(Box::new(self.answer()))
    }
}

impl Inquiry for CriterionBreakPoints {
    fn advance(&mut self) -> bool {
        self.advance()
    }

    fn progress(&self) -> Progress {
        self.progress()
    }

    fn told(&mut self) -> Told {
        Told::BreakPoints(Box::new(self.answer()))
    }
}

impl Inquiry for AlternativesSearch {
    fn advance(&mut self) -> bool {
        self.work(FLOWS)
    }

    fn progress(&self) -> Progress {
        self.progress()
    }

    fn told(&mut self) -> Told {
        Told::Alternatives(Box::new(self.answer()))
    }

    fn has_news(&mut self) -> bool {
        self.has_news()
    }
}

impl Inquiry for ConfidenceSearch {
    fn advance(&mut self) -> bool {
        self.advance(1)
    }

    fn progress(&self) -> Progress {
        self.progress()
    }

    fn told(&mut self) -> Told {
        Told::Confidence(Box::new(self.answer()))
    }

    fn has_news(&mut self) -> bool {
        self.has_news()
    }
}

impl Inquiry for PartySearch {
    fn advance(&mut self) -> bool {
        self.work(FLOWS)
    }

    fn progress(&self) -> Progress {
        self.progress()
    }

    fn told(&mut self) -> Told {
        Told::Party(self.answer())
    }

    fn has_news(&mut self) -> bool {
        self.has_news()
    }
}

impl Inquiry for FrontierSearch {
    fn advance(&mut self) -> bool {
        self.work(FLOWS)
    }

    fn progress(&self) -> Progress {
        self.progress()
    }

    fn told(&mut self) -> Told {
        Told::Frontier(Box::new(self.answer()))
    }

    fn has_news(&mut self) -> bool {
        self.has_news()
    }
}

impl Inquiry for ImprovementSearch {
    fn advance(&mut self) -> bool {
        self.advance()
    }

    fn progress(&self) -> Progress {
        self.progress()
    }

    fn told(&mut self) -> Told {
        Told::Improvements(Box::new(self.answer()))
    }
}
