//! A block of cells pasted over the table, from the cell with the focus to the right and down; rows that are not there are added. What can
//! be read is taken in one step; what cannot is listed with its place, its text and what is allowed.

use domain::{Scenario, Unit, attribute::Value};
use exchange::cells::{self, CellRefused};
use session::Edit;

use crate::{
    i18n::{self, Lang},
    own_rows::{DataRow, Field, Which, key_of},
    setting::Setting,
};

/// A cell that was pasted and cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// The row of the table, from 1, as it is listed; those added follow.
    pub row: usize,
    /// The attribute.
    pub field: Field,
    /// What was pasted.
    pub text: String,
    /// Why it is left as it was.
    pub why: CellRefused,
}

/// What a paste comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// What it does, one step of undo; `None` where nothing changes.
    pub edit: Option<Edit>,
    /// The rows that are added, by key.
    pub added: Vec<String>,
    /// Cells that were left as they were.
    pub unread: Vec<Unread>,
    /// Columns of the block beyond the last of the table.
    pub beyond: usize,
}

/// Where a block is pasted.
pub struct Target<'a> {
    /// The scenario in view.
    pub scenario: &'a Scenario,
    /// The language of the page.
    pub lang: Lang,
    /// The table.
    pub which: Which,
    /// The kind, by its place.
    pub kind: usize,
    /// The rows as they are listed.
    pub rows: &'a [DataRow],
    /// The columns as they stand.
    pub fields: &'a [Field],
    /// The cell with the focus: its row and its column.
    pub from: (usize, usize),
}

impl Target<'_> {
    /// What a block comes to here. O(cells × list of names).
    pub fn paste(&self, block: &[Vec<String>]) -> Pasted {
        let mut pasted = Pasted::default();
        let Some(kind) = self.scenario.kinds.get(self.kind) else { return pasted };
        let mut edits = Vec::new();
        let mut draft = self.scenario.clone();
        for (down, line) in block.iter().enumerate() {
            let place = self.from.0 + down;
            let (mut row, is_new) = match self.rows.get(place) {
                Some(row) => (row.0.clone(), false),
                None => match self.which.new_row(&draft, kind) {
                    Some(row) => (row, true),
                    None => break,
                },
            };
            let (mut id, columns) = (row.id(), self.fields.get(self.from.1..).unwrap_or_default());
            pasted.beyond = pasted.beyond.max(line.len().saturating_sub(columns.len()));
            if is_new && draft.put_row(row.clone()).is_err() {
                break;
            }
            // Each by itself, so that one that cannot be taken leaves the others.
            for (field, text) in columns.iter().zip(line) {
                let read = self.value(DataRow(row.clone()).field(*field), text, kind.unit).and_then(|value| {
                    if draft.row(&id).and_then(|row| row.get(field.id)).as_ref() != Some(&value) {
                        let setting = Setting::of(&draft, &id, *field, value).map_err(CellRefused::Refused)?;
                        setting.apply(&mut draft).map_err(CellRefused::Refused)?;
                        id = setting.row();
                        if !is_new {
                            edits.push(setting.edit());
                        }
                    }
                    Ok(())
                });
                if let Err(why) = read {
                    pasted.unread.push(Unread { row: place + 1, field: *field, text: text.clone(), why });
                }
            }
            if is_new {
                row = draft.row(&id).unwrap_or(row);
                pasted.added.push(key_of(&row.id()));
                edits.push(Edit::put(row));
            }
        }
        pasted.edit = match edits.len() {
            0 => None,
            1 => edits.pop(),
            _ => Some(Edit::Together(edits)),
        };
        pasted
    }

    fn value(&self, field: Field, text: &str, unit: Unit) -> Result<Value, CellRefused> {
        let context = i18n::cell_context(self.lang, self.scenario, unit);
        let value = cells::read(field.form, text, context).map_err(CellRefused::Misread)?;
        if value.is_empty() && self.which.always_has(field.id) { Err(CellRefused::NotEmpty) } else { Ok(value) }
    }
}

/// Whether a block is but one cell, which is typed rather than pasted.
pub fn is_single(block: &[Vec<String>]) -> bool {
    matches!(block, [row] if row.len() == 1)
}

#[cfg(test)]
mod tests {
    use domain::{KindId, Row, RowId, TermId, attribute::Words};

    use super::*;
    use crate::reference_scenario;

    fn pasted(scenario: &Scenario, from: (usize, usize), text: &str) -> Pasted {
        let kind = &scenario.kinds[1];
        let (rows, fields) = (Which::Needs.rows(scenario, kind), Which::Needs.fields(kind));
        let target = Target { scenario, lang: Lang::Zh, which: Which::Needs, kind: 1, rows: &rows, fields: &fields, from };
        target.paste(&cells::block::read(text).unwrap())
    }

    #[test]
    fn a_block_of_150_rows_pasted_on_the_last_row_changes_it_and_adds_149() {
        let mut scenario = reference_scenario();
        let kind = scenario.kinds[1].id.clone();
        let count = |scenario: &Scenario, kind: &KindId| scenario.needs.iter().filter(|need| need.kind == *kind).count();
        let before = count(&scenario, &kind);
        let county = scenario.counties[0].short.zh.clone();
        let product = scenario.products[0].name.zh.clone();
        let line = |amount: usize| format!("{county}\t苹果基地\t{product}\t9月\t{amount}\r\n");
        let text: String = (1..=150).map(line).collect();
        let found = pasted(&scenario, (before - 1, 0), &text);
        assert_eq!((found.added.len(), found.unread.len(), found.beyond), (149, 0, 0));
        session::apply(&mut scenario, &found.edit.unwrap()).unwrap();
        assert_eq!(count(&scenario, &kind), before + 149);
        let sum: i64 = scenario.needs.iter().filter(|need| need.title == "苹果基地").map(|need| need.quantity).sum();
        assert_eq!(sum, 150 * 151 / 2);
        assert_eq!(domain::validate(&scenario), []);
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_is_taken() {
        let mut scenario = reference_scenario();
        let fields = Which::Needs.fields(&scenario.kinds[1]);
        let quantity = fields.iter().position(|field| field.id == "quantity").unwrap();
        let found = pasted(&scenario, (0, quantity), "约五百\t2\n1.2万\t3\n");
        let unread: Vec<_> = found.unread.iter().map(|unread| (unread.row, unread.field.id, unread.text.as_str())).collect();
        assert_eq!(unread, [(1, "quantity", "约五百")]);
        session::apply(&mut scenario, &found.edit.unwrap()).unwrap();
        let rows = Which::Needs.rows(&scenario, &scenario.kinds[1]);
        assert_eq!(rows[1].quantity(), Some(12_000));
        assert_eq!(rows[0].0.get("priority"), Some(Value::Number(2)));
        assert!(matches!(rows[0].0, Row::Need(_)));
    }

    #[test]
    fn numbers_of_the_rules_are_pasted_each_as_it_is_read() {
        let mut scenario = reference_scenario();
        let kind = &scenario.kinds[0];
        let (rows, fields) = (Which::Rules.rows(&scenario, kind), Which::Rules.fields(kind));
        let target = Target {
            scenario: &scenario,
            lang: Lang::Zh,
            which: Which::Rules,
            kind: 0,
            rows: &rows,
            fields: &fields,
            from: (0, 1),
        };
        // Freight, truck-load, packing, selling; those that cannot be are left as they were, and no row is added.
        let text = "0.5 元/吨公里\n0\n1.5天\n\n".to_owned() + &"1\n".repeat(20);
        let found = target.paste(&cells::block::read(&text).unwrap());
        let unread: Vec<_> = found.unread.iter().take(2).map(|unread| unread.row).collect();
        assert_eq!((unread, found.added.len()), (vec![2, 4], 0));
        session::apply(&mut scenario, &found.edit.unwrap()).unwrap();
        let shipping = &scenario.rules.shipping;
        assert_eq!((shipping.freight_fen_per_tonne_km, shipping.truck_load_tonnes), (50, 30));
        assert_eq!((shipping.packing_tenths, shipping.selling_tenths), (15, 50));
        assert_eq!(scenario.rules.cooperative_bounds, domain::PartnerBounds { least: 1, most: 1 });
    }

    #[test]
    fn terms_are_pasted_as_new_rows_and_relations_by_the_names_of_their_list() {
        let mut scenario = reference_scenario();
        let paste = |scenario: &mut Scenario, which: Which, text: &str| {
            let kind = &scenario.kinds[0];
            let (rows, fields) = (which.rows(scenario, kind), which.fields(kind));
            let from = (rows.len(), 0);
            let target = Target { scenario, lang: Lang::Zh, which, kind: 0, rows: &rows, fields: &fields, from };
            let found = target.paste(&cells::block::read(text).unwrap());
            let unread: Vec<CellRefused> = found.unread.into_iter().map(|unread| unread.why).collect();
            session::apply(scenario, &found.edit.unwrap()).unwrap();
            unread
        };
        assert_eq!(paste(&mut scenario, Which::Terms(Words::Occupations), "护理\tNursing\n茶艺\n"), []);
        let names: Vec<&str> = scenario.vocabulary.occupations.iter().rev().take(2).map(|term| &*term.name.zh).collect();
        assert_eq!(names, ["茶艺", "护理"]);
        assert_eq!(paste(&mut scenario, Which::Related(Words::Occupations), "护理\t茶艺\n"), []);
        let related = RowId::related(Words::Occupations, TermId::own(1), TermId::own(2));
        assert!(scenario.row(&related).is_some());
        // The subject of this name is none of the occupations.
        let unread = paste(&mut scenario, Which::Related(Words::Occupations), "品牌与营销\t茶艺\n");
        assert!(matches!(unread[0], CellRefused::Misread(cells::Misread::UnknownName(_))), "{unread:?}");
    }

    #[test]
    fn a_block_that_is_wider_than_the_table_says_by_how_much() {
        let scenario = reference_scenario();
        let last = Which::Needs.fields(&scenario.kinds[1]).len() - 1;
        assert_eq!(pasted(&scenario, (0, last), "a\tb\tc").beyond, 2);
    }
}
