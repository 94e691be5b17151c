//! The lines of a sheet of settings, read as what a scenario has otherwise.

use std::collections::BTreeMap;

use domain::{
    Adcode, KindId, NeedId, OfferId, Pair, PairRule, PartnerBounds, RowId, Scenario, Side, Strategy, Unit,
    attribute::{Form, Value},
};
use exchange::cells::{self, Context, Misread, Tongue};
use session::apply;

use super::{Fault, Set, Setting, rule_word, unit_of};
use crate::{
    finding::{Finding, Place, Severity, What, letters},
    headings::folded,
    nearest::nearest,
    words::{self, Word, word},
    workbook::Sheet,
};

/// Rows from the top in which the headings are looked for.
const LOOKED_THROUGH: u32 = 10;

/// Greatest weight of a criterion that a line may set.
const MAX_WEIGHT: i64 = 10_000;

/// The settings of a sheet that a scenario has otherwise, each of which it allows after those before it; what is to be said of the
/// other lines; and the scenario as it is with them. O(lines × names), and the size of the scenario for each setting.
pub(crate) fn read(file: &str, sheet: &Sheet, scenario: Scenario) -> (Vec<Set>, Vec<Finding>, Scenario) {
    let Some(mut reader) = Reader::new(file, sheet, &scenario) else {
        let place = Place { file: file.to_owned(), sheet: sheet.name.clone(), ..Place::default() };
        let what = What::Setting(Fault::Unknown);
        return (Vec::new(), vec![Finding { place, severity: Severity::Error, what, text: String::new() }], scenario);
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
    /// The language of the headings, which says the unit of amounts.
    tongue: Tongue,
}

/// Which cell of a line is at fault.
const OF: usize = 1;
const WITH: usize = 2;
const VALUE: usize = 3;

impl<'a> Reader<'a> {
    fn new(file: &str, sheet: &Sheet, scenario: &'a Scenario) -> Option<Self> {
        let (first, columns, tongue) = sheet.lines.range(..=LOOKED_THROUGH).find_map(|(number, line)| {
            let place = |of: Word| line.cells.keys().copied().find(|column| means(of, line.text(*column)));
            let [setting, of, with, value, _] = words::SETTING_HEADINGS.map(place);
            let tongue = if line.text(value?).is_ascii() { Tongue::English } else { Tongue::Chinese };
            setting.map(|setting| (number + 1, [Some(setting), of, with, value], tongue))
        })?;
        let sheet = Place { file: file.to_owned(), sheet: sheet.name.clone(), ..Place::default() };
        Some(Self {
            scenario,
            sheet,
            first,
            columns,
            found: Vec::new(),
            kind_weights: None,
            criterion_weights: BTreeMap::new(),
            findings: Vec::new(),
            tongue,
        })
    }

    fn place(&self, row: u32, cell: Option<usize>) -> Place {
        let column = cell.and_then(|cell| self.columns[cell]).map(letters).unwrap_or_default();
        Place { row: Some(row), column, ..self.sheet.clone() }
    }

    fn line(&mut self, row: u32, cells: &[String; 4]) {
        let known = words::SETTING_NAMES.iter().find(|(name, _)| means(*name, &cells[0]));
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
                unit_of(scenario, &RowId::Offer(offer.clone())).ok_or((OF, Fault::NotThere))?;
                let unit = unit_of(scenario, &RowId::Need(need.clone())).ok_or((WITH, Fault::NotThere))?;
                let amount = if means(words::FREE, &cells[VALUE]) {
                    None
                } else {
                    match self.value(Form::Quantity, unit, cells)? {
                        Value::Number(amount) => Some(amount),
                        _ => return Err((VALUE, Fault::Misread(Misread::NotANumber))),
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

    fn context(&self, unit: Unit) -> Context<'a> {
        Context { scenario: self.scenario, unit, tongue: self.tongue }
    }

    fn value(&self, form: Form, unit: Unit, cells: &[String; 4]) -> Result<Value, (usize, Fault)> {
        cells::read(form, &cells[VALUE], self.context(unit)).map_err(|why| (VALUE, Fault::Misread(why)))
    }

    /// A party by its names.
    fn named(&self, form: Form, cells: &[String; 4], cell: usize) -> Result<Adcode, (usize, Fault)> {
        let context = self.context(Unit::Tonnes);
        match cells::read(form, &cells[cell], context) {
            Ok(Value::Number(code)) => Ok(Adcode(unsigned(code))),
            Ok(_) => Err((cell, Fault::NotThere)),
            Err(Misread::UnknownName(name)) => Err((cell, Fault::Name(nearest(&name, &cells::spellings(form, context))))),
            Err(why) => Err((cell, Fault::Misread(why))),
        }
    }

    fn kind(&self, cells: &[String; 4]) -> Result<KindId, (usize, Fault)> {
        let context = self.context(Unit::Tonnes);
        match cells::read(Form::Kind, &cells[OF], context) {
            Ok(Value::Text(id)) => Ok(KindId(id)),
            _ => Err((OF, Fault::Name(cells::choices(Form::Kind, context)))),
        }
    }

    /// A number with two decimals, per cent or points.
    fn hundredths(&self, cells: &[String; 4]) -> Result<u32, (usize, Fault)> {
        let text = cells[VALUE].trim_end_matches(['%', '％', '分']).trim();
        let context = self.context(Unit::Tonnes);
        match cells::read(Form::Money, text, context) {
            Ok(Value::Number(hundredths)) => Ok(unsigned(hundredths)),
            _ => Err((VALUE, Fault::Misread(Misread::NotANumber))),
        }
    }

    /// What is otherwise, where the scenario allows it.
    fn finish(mut self) -> (Vec<Set>, Vec<Finding>, Scenario) {
        if let Some((place, weights)) = self.kind_weights.take() {
            self.found.push(Set { setting: Setting::KindWeights(weights), place });
        }
        for (kind, (place, weights)) in std::mem::take(&mut self.criterion_weights) {
            self.found.push(Set { setting: Setting::CriterionWeights(kind, weights), place });
        }
        let mut after = self.scenario.clone();
        let mut sets = Vec::new();
        for set in std::mem::take(&mut self.found) {
            let mut with = after.clone();
            let outcome = apply(&mut with, &set.setting.edit(&after));
            // What is said lets go of a plan that is held, also where it is so already.
            let held = std::mem::replace(&mut with.held, after.held.clone());
            match (outcome, &set.setting) {
                (Ok(()), _) if with == after => {}
                (Ok(()), _) => {
                    after = Scenario { held, ..with };
                    sets.push(set);
                }
                (Err(_), Setting::KindWeights(weights)) => {
                    let sum = weights.iter().map(|weight| u64::from(*weight)).sum();
                    self.tell(set.place, Fault::Sum(sum), String::new());
                }
                (Err(_), _) => self.tell(set.place, Fault::Refused, String::new()),
            }
        }
        (sets, self.findings, after)
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

fn kind_weights(scenario: &Scenario) -> Vec<u32> {
    scenario.rules.kind_weights.iter().map(|entry| entry.weight).collect()
}

fn criterion_weights(scenario: &Scenario, kind: &KindId) -> Vec<u32> {
    let kind = scenario.kind(kind).map(|(_, kind)| kind);
    kind.into_iter().flat_map(|kind| kind.criteria.iter().map(|entry| entry.weight)).collect()
}
