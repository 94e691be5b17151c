//! The searches of [`explain`](crate::explain) as questions on their way: how much of each is one piece of work, and what it tells.

use domain::explanation::{Progress, Told};

use crate::explain::{
    AlternativesSearch, ConclusionSearch, ConfidenceSearch, CriterionBreakPoints, FrontierSearch, HelpSearch,
    ImprovementSearch, KindBreakPoints, PartySearch, RepairSearch, WhatIfSearch,
};

use super::Inquiry;

/// Flows in a piece of work.
pub const FLOWS: u64 = 1_500;

/// A search as a question: its piece of work, its answer, and, where it tells on the way, whether it has news.
macro_rules! inquiry {
    ($search:ident, |$work:ident| $piece:expr, |$answer:ident| $told:expr $(, |$news:ident| $has_news:expr)?) => {
        impl Inquiry for $search {
            fn advance(&mut self) -> bool {
                let $work = self;
                $piece
            }

            fn progress(&self) -> Progress {
                $search::progress(self)
            }

            fn told(&mut self) -> Told {
                let $answer = self.answer();
                $told
            }
            $(
                fn has_news(&mut self) -> bool {
                    let $news = self;
                    $has_news
                }
            )?
        }
    };
}

inquiry!(WhatIfSearch, |search| search.work(FLOWS), |found| Told::WhatIf(Box::new(found)));
inquiry!(HelpSearch, |search| HelpSearch::advance(search), |found| Told::Help(Box::new(found)));
inquiry!(KindBreakPoints, |search| KindBreakPoints::advance(search), |found| Told::BreakPoints(Box::new(found)));
inquiry!(CriterionBreakPoints, |search| CriterionBreakPoints::advance(search), |found| Told::BreakPoints(Box::new(found)));
inquiry!(ImprovementSearch, |search| ImprovementSearch::advance(search), |found| Told::Improvements(Box::new(found)));
inquiry!(RepairSearch, |search| RepairSearch::advance(search), |found| Told::Repairs(Box::new(found)), |search| {
    RepairSearch::has_news(search)
});
inquiry!(AlternativesSearch, |search| search.work(FLOWS), |found| Told::Alternatives(Box::new(found)), |search| {
    AlternativesSearch::has_news(search)
});
inquiry!(
    ConfidenceSearch,
    |search| ConfidenceSearch::advance(search, 1),
    |found| Told::Confidence(Box::new(found)),
    |search| ConfidenceSearch::has_news(search)
);
inquiry!(PartySearch, |search| search.work(FLOWS), |found| Told::Party(found), |search| PartySearch::has_news(search));
inquiry!(FrontierSearch, |search| search.work(FLOWS), |found| Told::Frontier(Box::new(found)), |search| {
    FrontierSearch::has_news(search)
});
inquiry!(ConclusionSearch, |search| search.work(FLOWS), |found| Told::Conclusion(Box::new(found)), |search| {
    ConclusionSearch::has_news(search)
});
