//! What a table lists: its columns and rows, narrowed by what is searched for, in the order that was asked for; and the same as a sheet
//! to copy.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::{
    column::{Column, ColumnId, Reading, Row, UnitOf},
    order::{Direction, order},
    plain::Plain,
    sheet::Sheet,
};
use crate::{i18n, runtime::collation::Collation, state::Desk};

/// The column that the rows are sorted by, and which way.
pub type Sort = (ColumnId, Direction);

/// What a table lists. Copied freely: it holds signals.
pub struct Listing<R: Row> {
    /// The columns.
    pub columns: Signal<Vec<Column<R>>>,
    /// What is searched for.
    pub search: RwSignal<String>,
    /// What the planner sorted by; `None` for the first order.
    pub sort: RwSignal<Option<Sort>>,
    /// The sort in force; `None` for the order in which the rows come.
    pub sorted: Memo<Option<Sort>>,
    /// The rows in which what is searched for is found, in the order in which they come.
    pub found: Memo<Vec<R>>,
    /// The same in the order that was asked for; they stand still while the listing is held.
    pub rows: Memo<Vec<R>>,
}

#[expect(clippy::expl_impl_clone_on_copy, reason = "derived, it would ask of the rows to be copied freely too")]
impl<R: Row> Clone for Listing<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: Row> Copy for Listing<R> {}

/// What a listing starts with.
pub struct Start<R: Row> {
    /// The columns.
    pub columns: Signal<Vec<Column<R>>>,
    /// The rows, as the view's filters leave them.
    pub rows: Signal<Vec<R>>,
    /// The column that sorts at first, and which way.
    pub first: Signal<Option<Sort>>,
    /// What is searched for.
    pub search: RwSignal<String>,
    /// While this holds, the rows stand still.
    pub held: Signal<bool>,
}

impl<R: Row> Start<R> {
    /// Columns and rows, in the order in which they come.
    pub fn new(columns: impl Into<Signal<Vec<Column<R>>>>, rows: impl Into<Signal<Vec<R>>>) -> Self {
        Self {
            columns: columns.into(),
            rows: rows.into(),
            first: Signal::stored(None),
            search: RwSignal::new(String::new()),
            held: Signal::stored(false),
        }
    }
}

impl<R: Row> Listing<R> {
    /// The listing of a start. For every change O(rows × columns), and the comparisons of a sort.
    pub fn new(desk: Desk, start: Start<R>) -> Self {
        let Start { columns, rows, first, search, held } = start;
        let sort = RwSignal::new(None::<Sort>);
        let sorted = Memo::new(move |_| {
            let is_there = |sort: &Sort| columns.with(|columns| columns.iter().any(|column| column.id == sort.0));
            sort.get().filter(is_there).or_else(|| first.get())
        });
        let found = Memo::new(move |_| {
            let (lang, columns) = (desk.lang.get(), columns.get());
            desk.scenario.with(|scenario| {
                let reading = Reading { lang, scenario };
                search.with(|search| matching(reading, &columns, rows.get(), search))
            })
        });
        let listed = Memo::new(move |before: Option<&Vec<R>>| {
            if let Some(before) = before.filter(|_| held.get()) {
                return before.clone();
            }
            let (lang, columns) = (desk.lang.get(), columns.get());
            desk.scenario
                .with(|scenario| sorted.with(|sort| in_order(Reading { lang, scenario }, &columns, found.get(), sort.as_ref())))
        });
        Self { columns, search, sort, sorted, found, rows: listed }
    }

    /// Sorts by a column: upwards at first, then the other way round each time.
    pub fn turn(self, column: &ColumnId) {
        let now = self.sorted.get_untracked().filter(|(id, _)| id == column).map(|(_, direction)| direction);
        let direction = now.map_or(Direction::Up, Direction::turned);
        self.sort.set(Some((column.clone(), direction)));
    }

    /// What is listed now, to be copied. Not tracked.
    pub fn sheet(self, desk: Desk) -> Sheet {
        self.sheet_with(desk, |_| Vec::new())
    }

    /// As [`Listing::sheet`], with the parts of each row under it.
    pub fn sheet_with(self, desk: Desk, parts: impl Fn(&R) -> Vec<R>) -> Sheet {
        let lang = desk.lang.get_untracked();
        desk.scenario.with_untracked(|scenario| {
            let rows = self.rows.get_untracked();
            let all: Vec<R> = rows.into_iter().flat_map(|row| std::iter::once(row.clone()).chain(parts(&row))).collect();
            self.columns.with_untracked(|columns| sheet(Reading { lang, scenario }, columns, &all))
        })
    }
}

/// The rows in which every word that is searched for is found, in whatever column. O(rows × columns).
fn matching<R: Row>(reading: Reading<'_>, columns: &[Column<R>], rows: Vec<R>, search: &str) -> Vec<R> {
    let words: Vec<String> = search.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return rows;
    }
    let searched: Vec<&Column<R>> = columns.iter().filter(|column| column.is_copied()).collect();
    let holds = |row: &R| {
        let text = searched.iter().map(|column| (column.plain)(reading, row).shown().to_lowercase());
        let text = text.collect::<Vec<_>>().join("\n");
        words.iter().all(|word| text.contains(word.as_str()))
    };
    rows.into_iter().filter(holds).collect()
}

fn in_order<R: Row>(reading: Reading<'_>, columns: &[Column<R>], rows: Vec<R>, sort: Option<&Sort>) -> Vec<R> {
    let found = sort.and_then(|(id, direction)| Some((columns.iter().find(|column| column.id == *id)?, *direction)));
    let Some((column, direction)) = found else { return rows };
    let keys: Vec<_> = rows.iter().map(|row| column.key(reading, row)).collect();
    let collation = Collation::of(reading.lang.tag());
    let compare = |one: &str, other: &str| -> Ordering { collation.compare(one, other) };
    let mut rows: Vec<Option<R>> = rows.into_iter().map(Some).collect();
    // Every place occurs once, so that no row is asked for twice.
    order(&keys, direction, &compare).into_iter().filter_map(|place| rows[place].take()).collect()
}

/// Rows as a sheet. A column whose rows have several units is followed by a column of them.
fn sheet<R: Row>(reading: Reading<'_>, columns: &[Column<R>], rows: &[R]) -> Sheet {
    let mut sheet = Sheet { headings: Vec::new(), rows: vec![Vec::new(); rows.len()] };
    for column in columns.iter().filter(|column| column.is_copied()) {
        let unit = column.common_unit(reading, rows);
        let name = (column.heading)(reading.lang);
        sheet.headings.push(i18n::heading_with_unit(reading.lang, &name, unit.as_deref()));
        for (out, row) in sheet.rows.iter_mut().zip(rows) {
            out.push((column.plain)(reading, row));
        }
        if let (UnitOf::Rows(unit), None) = (&column.unit, unit) {
            sheet.headings.push(i18n::unit_of(reading.lang, &name));
            for (out, row) in sheet.rows.iter_mut().zip(rows) {
                out.push(Plain::text(unit(reading, row)));
            }
        }
    }
    sheet
}

/// A cell as the page shows it where it is not drawn in a way of its own: with its unit only where the heading cannot have it.
pub fn shown<R: Row>(reading: Reading<'_>, column: &Column<R>, row: &R, is_unit_in_heading: bool) -> String {
    let plain = (column.plain)(reading, row);
    let plus = if column.is_change && plain.sign() > 0 { "+" } else { "" };
    let text = format!("{plus}{}", plain.shown());
    match &column.unit {
        UnitOf::Rows(unit) if !is_unit_in_heading && !text.is_empty() => format!("{text} {}", unit(reading, row)),
        _ => text,
    }
}

/// The sum at the foot of a column, where there is one that means something: of numbers of one unit, and of more than one row.
pub fn total<R: Row>(reading: Reading<'_>, column: &Column<R>, rows: &[R]) -> Option<String> {
    if !column.is_summed || rows.len() < 2 {
        return None;
    }
    if matches!(column.unit, UnitOf::Rows(_)) && column.common_unit(reading, rows).is_none() {
        return None;
    }
    let cells: Vec<Plain> = rows.iter().map(|row| (column.plain)(reading, row)).collect();
    Some(Plain::sum(&cells)?.shown())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[derive(Clone, Debug, PartialEq)]
    struct Fruit(&'static str, i64, &'static str);

    impl Row for Fruit {
        fn key(&self) -> String {
            self.0.to_owned()
        }
    }

    fn columns() -> Vec<Column<Fruit>> {
        vec![
            Column::text("name", |_| "产品", |_, row: &Fruit| row.0.to_owned()),
            Column::number("amount", |_| "数量", |_, row: &Fruit| Plain::whole(row.1))
                .in_unit_of_row(|_, row| row.2.to_owned())
                .summed(),
            Column::buttons("act", |_| "", |_| ().into_any()),
        ]
    }

    fn with_reading<T>(read: impl FnOnce(Reading<'_>) -> T) -> T {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
        let file = |name: &&str| Some(((*name).to_owned(), std::fs::read(folder.join(format!("{name}.json"))).ok()?));
        let files = exchange::reference::FILES.iter().filter_map(file).collect();
        let scenario = exchange::reference::scenario(&files).unwrap();
        read(Reading { lang: Lang::Zh, scenario: &scenario })
    }

    const APPLE: Fruit = Fruit("苹果", 1_200, "吨");
    const PEAR: Fruit = Fruit("香梨", 300, "吨");
    const COURSE: Fruit = Fruit("课程", 40, "人次");

    #[test]
    fn a_unit_that_all_rows_share_stands_in_the_heading_and_else_in_a_column_of_its_own() {
        with_reading(|reading| {
            let same = sheet(reading, &columns(), &[APPLE, PEAR]);
            assert_eq!(same.headings, ["产品", "数量（吨）"]);
            assert_eq!(same.rows[0], [Plain::text("苹果"), Plain::whole(1_200)]);
            let mixed = sheet(reading, &columns(), &[APPLE, COURSE]);
            assert_eq!(mixed.headings, ["产品", "数量", "数量的单位"]);
            assert_eq!(mixed.rows[1], [Plain::text("课程"), Plain::whole(40), Plain::text("人次")]);
            assert_eq!(shown(reading, &columns()[1], &COURSE, false), "40 人次");
            assert_eq!(shown(reading, &columns()[1], &APPLE, true), "1,200");
        });
    }

    #[test]
    fn only_numbers_of_one_unit_are_added_up() {
        with_reading(|reading| {
            assert_eq!(total(reading, &columns()[1], &[APPLE, PEAR]).as_deref(), Some("1,500"));
            assert_eq!(total(reading, &columns()[1], &[APPLE, COURSE]), None);
            assert_eq!(total(reading, &columns()[0], &[APPLE, PEAR]), None);
        });
    }

    #[test]
    fn a_search_finds_rows_that_hold_every_word() {
        with_reading(|reading| {
            let found = |search: &str| matching(reading, &columns(), vec![APPLE, PEAR, COURSE], search);
            assert_eq!(found(" "), [APPLE, PEAR, COURSE]);
            assert_eq!(found("果 1,200"), [APPLE]);
            assert_eq!(found("梨 1,200"), []);
        });
    }
}
