//! The settings of a scenario as lines of a sheet.

use domain::{
    Adcode, NeedId, OfferId, PairRule, RowId, Scenario, Side, Unit,
    attribute::{Form, Value},
};
use exchange::cells::{self, Context, Tongue};
use rust_xlsxwriter::Workbook;

use super::{rule_word, unit_of};
use crate::{
    words::{self, Word, word},
    writing::{self, WriteError, Written},
};

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
        let unit = unit_of(scenario, &RowId::Need(entry.need.clone())).unwrap_or(Unit::Tonnes);
        let amount = writing::number(&cells::write(Form::Quantity, &Value::Number(entry.amount), Context { unit, ..context }));
        let remark = text(remark(scenario, &entry.offer, &entry.need, unit, tongue));
        lines.push([said(words::SET_AMOUNT), text(entry.offer.0.clone()), text(entry.need.0.clone()), amount, remark]);
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

/// Whose offer and whose need an amount is of, and in which unit.
fn remark(scenario: &Scenario, offer: &OfferId, need: &NeedId, unit: Unit, tongue: Tongue) -> String {
    let part = |row: RowId, owner: &str| {
        let row = scenario.row(&row)?;
        let outline = row.id().attributes().into_iter().find(|outline| outline.id == owner)?;
        let context = Context { scenario, unit: Unit::Tonnes, tongue };
        Some(cells::write(outline.form, &row.get(owner)?, context))
    };
    let parts = [part(RowId::Offer(offer.clone()), "cooperative"), part(RowId::Need(need.clone()), "county")];
    let ends = parts.into_iter().flatten().collect::<Vec<_>>().join(" → ");
    format!("{ends} · {}", words::unit(unit, tongue))
}

/// Adds the sheet of settings to a workbook. O(settings).
///
/// # Errors
/// [`WriteError`], where the sheet cannot hold them.
pub(crate) fn add(workbook: &mut Workbook, scenario: &Scenario, tongue: Tongue) -> Result<(), WriteError> {
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
