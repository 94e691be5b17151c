//! From a plan to its report: every part is made here once, in the words of the page, so that print, .docx and the workbook say the same.
//! Called by the program for office documents with what the page shows.

mod arrangement;
mod basis;
mod calendar;
mod cells;
mod conclusion;
mod coverage;
mod kinds;
mod parties;
mod pictures;
mod sure;
mod unmet;
mod why;

use domain::{
    Plan, Scenario,
    explanation::{Conclusion, Confidence, Instead},
};
use i18n::Lang;
use serde::{Deserialize, Serialize};

use crate::{
    paper::{Block, Paper, Part, Table},
    plan_workbook::Sheet,
};

/// A part of a report, which can be left out or moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PartName {
    /// What the plan comes to, and its table by pair.
    Conclusion,
    /// 结对安排表, on landscape pages.
    Arrangement,
    /// Data, dates, provenance, rules.
    Basis,
    /// What is offered, needed and arranged of each kind.
    Kinds,
    /// The matrix and the map.
    Pictures,
    /// Coverage by province and county.
    Coverage,
    /// Why each pair.
    Why,
    /// What is unmet and why.
    Unmet,
    /// How often pairs stay in re-solves.
    Sure,
    /// How it is computed.
    Assumptions,
    /// A page for each party.
    Parties,
    /// Lines to sign on.
    Signatures,
}

impl PartName {
    /// All, in the usual order.
    pub const ALL: [Self; 12] = [
        Self::Conclusion,
        Self::Arrangement,
        Self::Basis,
        Self::Kinds,
        Self::Pictures,
        Self::Coverage,
        Self::Why,
        Self::Unmet,
        Self::Sure,
        Self::Assumptions,
        Self::Parties,
        Self::Signatures,
    ];

    /// Tells it from the others, in the page and in what is kept.
    pub fn id(self) -> &'static str {
        match self {
            Self::Conclusion => "conclusion",
            Self::Arrangement => "arrangement",
            Self::Basis => "basis",
            Self::Kinds => "kinds",
            Self::Pictures => "pictures",
            Self::Coverage => "coverage",
            Self::Why => "why",
            Self::Unmet => "unmet",
            Self::Sure => "sure",
            Self::Assumptions => "assumptions",
            Self::Parties => "parties",
            Self::Signatures => "signatures",
        }
    }

    /// What it is called.
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Conclusion => lang.report_part_conclusion(),
            Self::Arrangement => lang.report_part_arrangement(),
            Self::Basis => lang.report_part_basis(),
            Self::Kinds => lang.report_part_kinds(),
            Self::Pictures => lang.report_part_pictures(),
            Self::Coverage => lang.report_part_coverage(),
            Self::Why => lang.report_part_why(),
            Self::Unmet => lang.report_part_unmet(),
            Self::Sure => lang.report_part_sure(),
            Self::Assumptions => lang.report_part_assumptions(),
            Self::Parties => lang.report_part_parties(),
            Self::Signatures => lang.report_part_signatures(),
        }
    }
}

/// What a report is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Given {
    /// The scenario that the plan answers.
    pub scenario: Scenario,
    /// The plan.
    pub plan: Plan,
    /// What it comes to; `None` where that is not worked out.
    pub conclusion: Option<Conclusion>,
    /// Plans of other strategies that are known, held against it.
    pub instead: Vec<Instead>,
    /// How often each pair is chosen in re-solves; `None` where nobody asked.
    pub confidence: Option<Confidence>,
    /// Whether a better plan is still sought.
    pub is_searching: bool,
    /// What the planner calls the scenario.
    pub name: String,
    /// The day, as written.
    pub today: String,
}

/// What the planner wants of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Its language, as a tag.
    pub language: String,
    /// A title of one's own; empty for the usual one.
    pub title: String,
    /// 发文 line; empty for none.
    pub issued: String,
    /// The parts that go in, in their order.
    pub parts: Vec<PartName>,
}

/// A report. O(rows × log) beside the size of what comes of it.
pub fn paper(given: &Given, wish: &Wish) -> Paper {
    let lang = Lang::from_tag(&wish.language);
    let given = &planned(given);
    let mut composer = Composer { lang, given, tables: 0 };
    let title = if wish.title.trim().is_empty() { lang.report_title() } else { wish.title.trim() };
    let (scenario, plan) = (&given.scenario, &given.plan);
    let mut parts = Vec::new();
    for (number, name) in (1..).zip(&wish.parts) {
        parts.extend(composer.part(*name, number));
    }
    Paper {
        language: lang.tag().to_owned(),
        issued: wish.issued.trim().to_owned(),
        title: title.to_owned(),
        subtitle: i18n::report_subtitle(lang, &given.name, &scenario.date, &given.today),
        foot: i18n::report_foot(lang, plan, given.is_searching),
        mark: if scenario.has_illustrative() { lang.report_examples().to_owned() } else { String::new() },
        parts,
    }
}

/// The sheets of the plan's workbook. As [`paper`].
pub fn sheets(given: &Given, language: &str) -> Vec<Sheet> {
    let lang = Lang::from_tag(language);
    let given = &planned(given);
    let composer = Composer { lang, given, tables: 0 };
    let mut tables = vec![(lang.report_part_conclusion(), composer.by_province())];
    tables.push((lang.report_part_arrangement(), composer.arrangements(None)));
    tables.push((lang.report_part_kinds(), composer.kinds_table()));
    tables.push((lang.report_table_each_pair(), composer.pairs()));
    tables.push((lang.report_table_provinces(), composer.provinces()));
    tables.push((lang.report_table_counties(), composer.counties()));
    tables.push((lang.report_part_why(), composer.reasons()));
    tables.push((lang.report_table_unmet(), composer.unmet_table(None)));
    tables.push((lang.report_table_provenance(), composer.provenance()));
    let of = |(name, table): (&str, Table)| {
        let title =
            format!("{}　{}", table.caption, i18n::report_subtitle(lang, &given.name, &given.scenario.date, &given.today));
        // What stands on every page of the report stands under every table.
        let mark = if given.scenario.has_illustrative() { lang.report_examples() } else { "" };
        let foot = i18n::report_foot(lang, &given.plan, given.is_searching);
        let notes = [table.note.as_str(), mark, foot.as_str()];
        let note = notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join("　");
        Sheet { name: name.to_owned(), title, table: Table { note, ..table } }
    };
    tables.into_iter().map(of).collect()
}

/// What is planned of a scenario: rows that are not complete ask for nothing and give nothing.
fn planned(given: &Given) -> Given {
    let scenario = given.scenario.clone().as_planned();
    Given { scenario, ..given.clone() }
}

/// A report on its way.
struct Composer<'a> {
    lang: Lang,
    given: &'a Given,
    /// Tables numbered so far.
    tables: usize,
}

impl Composer<'_> {
    fn scenario(&self) -> &Scenario {
        &self.given.scenario
    }

    fn plan(&self) -> &Plan {
        &self.given.plan
    }

    /// A table with its number.
    fn numbered(&mut self, mut table: Table) -> Block {
        self.tables += 1;
        table.caption = i18n::table_caption(self.lang, self.tables, &table.caption);
        Block::Table(table)
    }

    fn part(&mut self, name: PartName, number: usize) -> Vec<Part> {
        let lang = self.lang;
        let heading = Block::Heading { level: 1, text: i18n::heading_number(lang, number) + name.title(lang) };
        let mut blocks = vec![heading];
        let (mut is_landscape, mut more) = (false, Vec::new());
        match name {
            PartName::Conclusion => blocks.extend(self.conclusion()),
            PartName::Arrangement => {
                is_landscape = true;
                let table = self.arrangements(None);
                blocks.push(self.numbered(table));
            }
            PartName::Basis => blocks.extend(self.basis()),
            PartName::Kinds => {
                for table in [self.kinds_table(), self.pairs()] {
                    blocks.push(self.numbered(table));
                }
            }
            PartName::Pictures => blocks.extend(self.pictures()),
            PartName::Coverage => {
                for table in [self.provinces(), self.counties()] {
                    blocks.push(self.numbered(table));
                }
            }
            PartName::Why => {
                let table = self.reasons();
                blocks.push(self.numbered(table));
            }
            PartName::Unmet => blocks.extend(self.unmet()),
            PartName::Sure => blocks.extend(self.sure()),
            PartName::Assumptions => {
                blocks.push(Block::Text(lang.about_method().to_owned()));
                blocks.push(Block::Text(i18n::shipping_rules(lang, self.scenario())));
                if self.scenario().has_illustrative() {
                    blocks.push(Block::Text(lang.illustrative_note().to_owned()));
                }
            }
            PartName::Parties => more = self.parties(),
            PartName::Signatures => {
                let lines =
                    [lang.report_sign_east(), lang.report_sign_west(), lang.report_sign_checked(), lang.report_sign_date()];
                blocks.push(Block::Signatures(lines.map(str::to_owned).to_vec()));
            }
        }
        let mut parts = vec![Part { id: name.id().to_owned(), is_landscape, begins_page: is_landscape, blocks }];
        // The heading of the parties' pages stands over the first of them.
        if let Some(first) = more.first_mut() {
            let heading = std::mem::take(&mut parts[0].blocks);
            first.blocks.splice(0..0, heading);
            parts = more;
        }
        parts
    }
}

#[cfg(test)]
mod tests;
