//! Why each pair is in the plan.

use domain::shown::PlanPoints;

use super::{
    Composer,
    cells::{line, numbers, words},
};
use crate::paper::{Cell, Table};

impl Composer<'_> {
    pub(super) fn reasons(&self) -> Table {
        let (lang, scenario, plan) = (self.lang, self.scenario(), self.plan());
        let points = PlanPoints::of(plan);
        let row = |found: &domain::PairResult| {
            let of = points.pair(found.pair);
            let reason = [i18n::pair_reason(lang, scenario, plan, found.pair), i18n::road(lang, scenario, found.pair)];
            line(vec![
                Cell::text(i18n::pair(lang, scenario, found.pair)),
                Cell::number(i18n::points(of), of, 2),
                Cell::text(reason.join(if lang == i18n::Lang::Zh { "" } else { " " })),
            ])
        };
        let rows: Vec<_> = plan.chosen().map(row).collect();
        let note = if rows.is_empty() { lang.open_pool_pairs().to_owned() } else { String::new() };
        let columns = vec![words(lang.report_pair(), 20), numbers(lang.points(), "", 10), words(lang.report_reason(), 70)];
        Table { id: "why".to_owned(), caption: lang.report_table_why().to_owned(), columns, rows, note }
    }
}
