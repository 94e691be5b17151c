//! What a planner has said beside the rows, as a sheet that people read and change, and that reads back: pairs, bounds of partners,
//! weights, amounts, what dropping a pair costs, the strategy. A line that is not there says nothing: what it would set stays as it is.

use std::collections::BTreeMap;

use domain::{
    Adcode, KindId, NeedId, OfferId, Pair, PairRule, PartnerBounds, Row, RowId, Scenario, Side, Strategy, Unit,
    attribute::{Form, Value},
};
use exchange::cells::{self, Context, Misread, Tongue};
use rust_xlsxwriter::Workbook;
use serde::{Deserialize, Serialize};
use session::{Edit, apply, inputs::ruled};

use crate::{
    finding::{Finding, Place, Severity, What, letters},
    headings::folded,
    nearest::nearest,
    words::{self, Word, word},
    workbook::Sheet,
    writing::{self, WriteError, Written},
};

/// Rows from the top in which the headings are looked for.
const LOOKED_THROUGH: u32 = 10;

/// Greatest weight of a criterion that a line may set.
const MAX_WEIGHT: i64 = 10_000;

/// What a line sets, or several lines together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Setting {
    /// What is said of a pair.
    Pair(Pair, PairRule),
    /// A party's bounds; `None` for those that are usual.
    Bounds(Adcode, Option<PartnerBounds>),
    /// What the kinds count for, in their order.
    KindWeights(Vec<u32>),
    /// What the criteria of a kind count for, in their order.
    CriterionWeights(KindId, Vec<u32>),
    /// A fixed amount; `None` for one that is free.
    Amount(OfferId, NeedId, Option<i64>),
    /// What dropping an existing pair costs, in hundredths of a point.
    DropPenalty(u32),
    /// The strategy.
    Strategy(Strategy),
}

/// A setting that a file has otherwise than it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Set {
    /// What it sets.
    pub setting: Setting,
    /// Where it stands; for several lines, where the first of them does.
    pub place: Place,
}

/// Why a line is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// It names no setting.
    Unknown,
    /// A name that means nothing here, with those most like it.
    Name(Vec<String>),
    /// A value that cannot be read.
    Misread(Misread),
    /// It names no pair of an eastern and a western party, no criterion of its kind, or no row.
    NotThere,
    /// The weights of the kinds come to so many hundredths, and not to a hundred points.
    Sum(u64),
    /// The scenario does not allow it.
    Refused,
}

impl Setting {
    /// The edit that sets it.
    pub fn edit(&self, scenario: &Scenario) -> Edit {
        match self.clone() {
            Self::Pair(pair, rule) => ruled(scenario, pair, rule),
            Self::Bounds(party, bounds) => Edit::Bounds { party, bounds },
            Self::KindWeights(weights) => Edit::KindWeights(weights),
            Self::CriterionWeights(kind, weights) => Edit::CriterionWeights { kind, weights },
            Self::Amount(offer, need, amount) => Edit::Amount { offer, need, amount },
            Self::DropPenalty(penalty) => Edit::DropPenalty(penalty),
            Self::Strategy(strategy) => Edit::Strategy(strategy),
        }
    }

    /// Whether a scenario has it already.
    fn is_in(&self, scenario: &Scenario) -> bool {
        match self {
            Self::Pair(pair, rule) => scenario.pair_rule(*pair) == *rule,
            Self::Bounds(party, bounds) => own_bounds(scenario, *party) == *bounds,
            Self::KindWeights(weights) => kind_weights(scenario) == *weights,
            Self::CriterionWeights(kind, weights) => criterion_weights(scenario, kind) == *weights,
            Self::Amount(offer, need, amount) => fixed(scenario, offer, need) == *amount,
            Self::DropPenalty(penalty) => scenario.rules.drop_penalty == *penalty,
            Self::Strategy(strategy) => scenario.strategy == *strategy,
        }
    }
}

fn own_bounds(scenario: &Scenario, party: Adcode) -> Option<PartnerBounds> {
    scenario.cooperatives.iter().find(|entry| entry.division == party).and_then(|entry| entry.bounds)
}

fn kind_weights(scenario: &Scenario) -> Vec<u32> {
    scenario.rules.kind_weights.iter().map(|entry| entry.weight).collect()
}

fn criterion_weights(scenario: &Scenario, kind: &KindId) -> Vec<u32> {
    let kind = scenario.kind(kind).map(|(_, kind)| kind);
    kind.into_iter().flat_map(|kind| kind.criteria.iter().map(|entry| entry.weight)).collect()
}

fn fixed(scenario: &Scenario, offer: &OfferId, need: &NeedId) -> Option<i64> {
    let entry = scenario.fixed.iter().find(|entry| entry.offer == *offer && entry.need == *need);
    entry.map(|entry| entry.amount)
}

/// A line: its setting, of what, with what, the value, and a remark for those who read.
type LineOf = [Written; 5];

/// The settings of a scenario as lines. O(settings).
fn lines(scenario: &Scenario, tongue: Tongue) -> Vec<LineOf> {
    let context = Context { scenario, unit: Unit::Tonnes, tongue };
    let text = |text: String| if text.is_empty() { Written::Empty } else { Written::Text(text) };
    let said = |of: Word| Written::Text(word(of, tongue).to_owned());
    let name = |form: Form, code: Adcode| text(cells::write(form, &Value::Number(i64::from(code.0)), context));
    let hundredths = |number: u32| Written::Number(f64::from(number) / 100.0, 2);
    let mut lines: Vec<LineOf> = Vec::new();
    for (pairs, rule) in [(&scenario.pins, PairRule::Pinned), (&scenario.forbids, PairRule::Forbidden)] {
        for pair in pairs {
            let (east, west) = (name(Form::Party(Side::Supporter), pair.east), name(Form::Party(Side::Supported), pair.west));
            lines.push([said(words::SET_PAIR), east, west, said(rule_word(rule)), Written::Empty]);
        }
    }
    for party in &scenario.cooperatives {
        if let Some(bounds) = party.bounds {
            let value = text(format!("{}–{}", bounds.least, bounds.most));
            lines.push([
                said(words::SET_BOUNDS),
                name(Form::Party(party.side), party.division),
                Written::Empty,
                value,
                Written::Empty,
            ]);
        }
    }
    let kind_name =
        |kind: &domain::Kind| text(if tongue == Tongue::Chinese { kind.name.zh.clone() } else { kind.name.en.clone() });
    for (kind, entry) in scenario.kinds.iter().zip(&scenario.rules.kind_weights) {
        let remark = said(words::OF_A_HUNDRED);
        lines.push([said(words::SET_KIND_WEIGHT), kind_name(kind), Written::Empty, hundredths(entry.weight), remark]);
    }
    for kind in &scenario.kinds {
        for entry in &kind.criteria {
            let criterion = said(words::criterion(entry.criterion));
            let weight = Written::Number(f64::from(entry.weight), 0);
            lines.push([said(words::SET_CRITERION_WEIGHT), kind_name(kind), criterion, weight, Written::Empty]);
        }
    }
    for entry in &scenario.fixed {
        let remark = remark(scenario, &entry.offer, &entry.need, tongue);
        let amount = Written::Number(entry.amount as f64, 0);
        lines.push([said(words::SET_AMOUNT), text(entry.offer.0.clone()), text(entry.need.0.clone()), amount, text(remark)]);
    }
    let none = || Written::Empty;
    lines.push([
        said(words::SET_DROP_PENALTY),
        none(),
        none(),
        hundredths(scenario.rules.drop_penalty),
        said(words::IN_POINTS),
    ]);
    lines.push([said(words::SET_STRATEGY), none(), none(), said(words::strategy(scenario.strategy)), none()]);
    lines
}

/// Whose offer and whose need an amount is of.
fn remark(scenario: &Scenario, offer: &OfferId, need: &NeedId, tongue: Tongue) -> String {
    let part = |row: RowId, owner: &str| {
        let row = scenario.row(&row)?;
        let outline = row.id().attributes().into_iter().find(|outline| outline.id == owner)?;
        let context = Context { scenario, unit: Unit::Tonnes, tongue };
        Some(cells::write(outline.form, &row.get(owner)?, context))
    };
    let parts = [part(RowId::Offer(offer.clone()), "cooperative"), part(RowId::Need(need.clone()), "county")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" → ")
}

fn rule_word(rule: PairRule) -> Word {
    match rule {
        PairRule::Pinned => words::PINNED,
        PairRule::Forbidden => words::FORBIDDEN,
        PairRule::Free => words::FREE,
    }
}

/// Adds the sheet of settings to a workbook. O(settings).
///
/// # Errors
/// [`WriteError`], where the sheet cannot hold them.
pub fn add(workbook: &mut Workbook, scenario: &Scenario, tongue: Tongue) -> Result<(), WriteError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(word(words::SETTINGS, tongue))?.set_freeze_panes(1, 0)?;
    let mut widest = [0_usize; 5];
    for (column, heading) in (0_u16..).zip(words::SETTING_HEADINGS) {
        let heading = word(heading, tongue);
        sheet.write_string_with_format(0, column, heading, &writing::heading_format())?;
        widest[usize::from(column)] = writing::width(heading);
    }
    for (row, line) in (1_u32..).zip(&lines(scenario, tongue)) {
        for (column, cell) in (0_u16..).zip(line) {
            writing::put(sheet, row, column, cell)?;
            if let Written::Text(text) = cell {
                widest[usize::from(column)] = widest[usize::from(column)].max(writing::width(text));
            }
        }
    }
    for (column, widest) in (0_u16..).zip(widest) {
        writing::fit(sheet, column, widest)?;
    }
    Ok(())
}

/// The settings of a sheet that a scenario has otherwise, each of which it allows after those before it; and what is to be said of the
/// other lines. O(lines × names).
pub fn read(file: &str, sheet: &Sheet, scenario: &Scenario) -> (Vec<Set>, Vec<Finding>) {
    let Some(mut reader) = Reader::new(file, sheet, scenario) else {
        let place = Place { file: file.to_owned(), sheet: sheet.name.clone(), ..Place::default() };
        let what = What::Setting(Fault::Unknown);
        return (Vec::new(), vec![Finding { place, severity: Severity::Error, what, text: String::new() }]);
    };
    for (number, line) in sheet.lines.range(reader.first..).filter(|(_, line)| !line.is_blank()) {
        let cells = reader.columns.map(|column| column.map_or(String::new(), |column| line.text(column).to_owned()));
        reader.line(*number, &cells);
    }
    reader.finish()
}

/// The lines of a sheet as they are read.
struct Reader<'a> {
    scenario: &'a Scenario,
    sheet: Place,
    /// First row under the headings.
    first: u32,
    /// Where setting, of what, with what and value stand.
    columns: [Option<u32>; 4],
    found: Vec<Set>,
    kind_weights: Option<(Place, Vec<u32>)>,
    criterion_weights: BTreeMap<KindId, (Place, Vec<u32>)>,
    findings: Vec<Finding>,
}

/// Which cell of a line is at fault.
const OF: usize = 1;
const WITH: usize = 2;
const VALUE: usize = 3;

impl<'a> Reader<'a> {
    fn new(file: &str, sheet: &Sheet, scenario: &'a Scenario) -> Option<Self> {
        let is = |text: &str, of: Word| folded(text) == folded(of.0) || folded(text) == folded(of.1);
        let (first, columns) = sheet.lines.range(..=LOOKED_THROUGH).find_map(|(number, line)| {
            let place = |of: Word| line.cells.keys().copied().find(|column| is(line.text(*column), of));
            let [setting, of, with, value, _] = words::SETTING_HEADINGS.map(place);
            (setting.is_some() && value.is_some()).then_some((number + 1, [setting, of, with, value]))
        })?;
        let sheet = Place { file: file.to_owned(), sheet: sheet.name.clone(), ..Place::default() };
        let (found, findings) = (Vec::new(), Vec::new());
        Some(Self { scenario, sheet, first, columns, found, kind_weights: None, criterion_weights: BTreeMap::new(), findings })
    }

    fn place(&self, row: u32, cell: Option<usize>) -> Place {
        let column = cell.and_then(|cell| self.columns[cell]).map(letters).unwrap_or_default();
        Place { row: Some(row), column, ..self.sheet.clone() }
    }

    fn line(&mut self, row: u32, cells: &[String; 4]) {
        let known = words::SETTING_NAMES.iter().find(|(name, _)| {
            let asked = folded(&cells[0]);
            asked == folded(name.0) || asked == folded(name.1)
        });
        let read = match known.map(|(_, which)| which) {
            None => Err((0, Fault::Unknown)),
            Some(which) => self.setting(*which, row, cells),
        };
        match read {
            Ok(Some(setting)) => {
                let place = self.place(row, None);
                self.found.push(Set { setting, place });
            }
            Ok(None) => {}
            Err((cell, fault)) => self.tell(self.place(row, Some(cell)), fault, cells[cell].clone()),
        }
    }

    fn tell(&mut self, place: Place, fault: Fault, text: String) {
        self.findings.push(Finding { place, severity: Severity::Error, what: What::Setting(fault), text });
    }

    /// What a line sets; `None` where it waits for others like it.
    fn setting(&mut self, which: words::SettingName, row: u32, cells: &[String; 4]) -> Result<Option<Setting>, (usize, Fault)> {
        use words::SettingName;
        let scenario = self.scenario;
        Ok(match which {
            SettingName::Pair => {
                let east = self.named(Form::Party(Side::Supporter), cells, OF)?;
                let west = self.named(Form::Party(Side::Supported), cells, WITH)?;
                let rules = [PairRule::Pinned, PairRule::Forbidden, PairRule::Free];
                let rule = one_of(&rules, rule_word, &cells[VALUE])
                    .ok_or_else(|| (VALUE, choices(&rules, rule_word, &cells[VALUE])))?;
                Some(Setting::Pair(Pair { east, west }, rule))
            }
            SettingName::Bounds => {
                let party = self.named(Form::Party(Side::Supporter), cells, OF);
                let party = party.or_else(|_| self.named(Form::Party(Side::Supported), cells, OF))?;
                let is_usual = one_of(&[()], |()| words::USUAL, &cells[VALUE]).is_some();
                let bounds = match self.value(Form::Bounds, Unit::Tonnes, cells) {
                    _ if is_usual => None,
                    Ok(Value::Numbers(bounds)) => Some(PartnerBounds { least: unsigned(bounds[0]), most: unsigned(bounds[1]) }),
                    Ok(_) => return Err((VALUE, Fault::Misread(Misread::NotBounds))),
                    Err(fault) => return Err(fault),
                };
                Some(Setting::Bounds(party, bounds))
            }
            SettingName::KindWeight => {
                let kind = self.kind(cells)?;
                let weight = self.hundredths(cells)?;
                let place = self.place(row, Some(VALUE));
                let (_, weights) = self.kind_weights.get_or_insert_with(|| (place, kind_weights(scenario)));
                if let Some(entry) = scenario.kind(&kind).and_then(|(index, _)| weights.get_mut(index)) {
                    *entry = weight;
                }
                None
            }
            SettingName::CriterionWeight => {
                let kind = self.kind(cells)?;
                let criteria = scenario.kind(&kind).map(|(_, kind)| kind.criteria.as_slice()).unwrap_or_default();
                let index = criteria.iter().position(|entry| means(words::criterion(entry.criterion), &cells[WITH]));
                let index = index.ok_or((WITH, Fault::NotThere))?;
                let weight = match self.value(Form::Whole { least: 0, most: MAX_WEIGHT }, Unit::Tonnes, cells)? {
                    Value::Number(weight) => unsigned(weight),
                    _ => return Err((VALUE, Fault::Misread(Misread::NotANumber))),
                };
                let place = self.place(row, Some(VALUE));
                let entry = self.criterion_weights.entry(kind.clone());
                let (_, weights) = entry.or_insert_with(|| (place, criterion_weights(scenario, &kind)));
                weights[index] = weight;
                None
            }
            SettingName::Amount => {
                let (offer, need) = (OfferId(cells[OF].clone()), NeedId(cells[WITH].clone()));
                let unit = |row: Option<Row>| row.and_then(|row| scenario.kind(row.kind()?).map(|(_, kind)| kind.unit));
                unit(scenario.row(&RowId::Offer(offer.clone()))).ok_or((OF, Fault::NotThere))?;
                let unit = unit(scenario.row(&RowId::Need(need.clone()))).ok_or((WITH, Fault::NotThere))?;
                let amount = if means(words::FREE, &cells[VALUE]) {
                    None
                } else {
                    // In the unit of the row, also in English: the sheet has no heading that says another.
                    let context = Context { scenario, unit, tongue: Tongue::Chinese };
                    match cells::read(Form::Quantity, &cells[VALUE], context) {
                        Ok(Value::Number(amount)) => Some(amount),
                        Ok(_) => return Err((VALUE, Fault::Misread(Misread::NotANumber))),
                        Err(why) => return Err((VALUE, Fault::Misread(why))),
                    }
                };
                Some(Setting::Amount(offer, need, amount))
            }
            SettingName::DropPenalty => Some(Setting::DropPenalty(self.hundredths(cells)?)),
            SettingName::Strategy => {
                let all = [Strategy::BestValue, Strategy::Fairest, Strategy::Stable, Strategy::LeastChange];
                let fault = || (VALUE, choices(&all, words::strategy, &cells[VALUE]));
                Some(Setting::Strategy(one_of(&all, words::strategy, &cells[VALUE]).ok_or_else(fault)?))
            }
        })
    }

    fn value(&self, form: Form, unit: Unit, cells: &[String; 4]) -> Result<Value, (usize, Fault)> {
        let context = Context { scenario: self.scenario, unit, tongue: Tongue::Chinese };
        cells::read(form, &cells[VALUE], context).map_err(|why| (VALUE, Fault::Misread(why)))
    }

    /// A party by its names.
    fn named(&self, form: Form, cells: &[String; 4], cell: usize) -> Result<Adcode, (usize, Fault)> {
        let context = Context { scenario: self.scenario, unit: Unit::Tonnes, tongue: Tongue::Chinese };
        match cells::read(form, &cells[cell], context) {
            Ok(Value::Number(code)) => Ok(Adcode(unsigned(code))),
            Ok(_) => Err((cell, Fault::NotThere)),
            Err(Misread::UnknownName(name)) => Err((cell, Fault::Name(nearest(&name, &cells::spellings(form, context))))),
            Err(why) => Err((cell, Fault::Misread(why))),
        }
    }

    fn kind(&self, cells: &[String; 4]) -> Result<KindId, (usize, Fault)> {
        let context = Context { scenario: self.scenario, unit: Unit::Tonnes, tongue: Tongue::Chinese };
        match cells::read(Form::Kind, &cells[OF], context) {
            Ok(Value::Text(id)) => Ok(KindId(id)),
            _ => Err((OF, Fault::Name(cells::choices(Form::Kind, context)))),
        }
    }

    /// A number with two decimals, per cent or points.
    fn hundredths(&self, cells: &[String; 4]) -> Result<u32, (usize, Fault)> {
        let text = cells[VALUE].trim_end_matches(['%', '％', '分']).trim();
        let context = Context { scenario: self.scenario, unit: Unit::Tonnes, tongue: Tongue::Chinese };
        match cells::read(Form::Money, text, context) {
            Ok(Value::Number(hundredths)) => Ok(unsigned(hundredths)),
            _ => Err((VALUE, Fault::Misread(Misread::NotANumber))),
        }
    }

    /// What is otherwise, where the scenario allows it.
    fn finish(mut self) -> (Vec<Set>, Vec<Finding>) {
        if let Some((place, weights)) = self.kind_weights.take() {
            self.found.push(Set { setting: Setting::KindWeights(weights), place });
        }
        for (kind, (place, weights)) in std::mem::take(&mut self.criterion_weights) {
            self.found.push(Set { setting: Setting::CriterionWeights(kind, weights), place });
        }
        let mut after = self.scenario.clone();
        let mut sets = Vec::new();
        for set in std::mem::take(&mut self.found) {
            if set.setting.is_in(&after) {
                continue;
            }
            let edit = set.setting.edit(&after);
            match (apply(&mut after, &edit), &set.setting) {
                (Ok(()), _) => sets.push(set),
                (Err(_), Setting::KindWeights(weights)) => {
                    let sum = weights.iter().map(|weight| u64::from(*weight)).sum();
                    self.tell(set.place, Fault::Sum(sum), String::new());
                }
                (Err(_), _) => self.tell(set.place, Fault::Refused, String::new()),
            }
        }
        (sets, self.findings)
    }
}

fn unsigned(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

fn means(of: Word, text: &str) -> bool {
    folded(text) == folded(of.0) || folded(text) == folded(of.1)
}

fn one_of<T: Copy>(all: &[T], of: impl Fn(T) -> Word, text: &str) -> Option<T> {
    all.iter().copied().find(|entry| means(of(*entry), text))
}

/// What may stand where something else does.
fn choices<T: Copy>(all: &[T], of: impl Fn(T) -> Word, text: &str) -> Fault {
    let is_chinese = !text.is_ascii();
    Fault::Name(
        all.iter()
            .map(|entry| word(of(*entry), if is_chinese { Tongue::Chinese } else { Tongue::English }).to_owned())
            .collect(),
    )
}
