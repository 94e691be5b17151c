//! How long a morning's drop takes. Run by hand: `cargo test -p sheets --release -- --ignored --nocapture speed`.

use std::time::Instant;

use domain::Row;
use exchange::cells::Tongue;
use sheets::{Choices, File, Table, import, template};

use crate::fixture::{base, gb18030, options};

#[test]
#[ignore = "a measurement"]
#[expect(clippy::print_stdout, reason = "it is what the measurement is for")]
fn fifty_two_workbooks_of_thirty_rows() {
    let scenario = base();
    let county = |number: usize| {
        let county = scenario.counties[number % scenario.counties.len()].adcode;
        let row = |place: usize| {
            let mut need = scenario.needs[place * 7 % scenario.needs.len()].clone();
            (need.county, need.title) = (county, format!("项目 {number}–{place}"));
            Row::Need(need)
        };
        template::filled(Table::Needs, &scenario, Tongue::Chinese, &(0..30).map(row).collect::<Vec<_>>()).unwrap()
    };
    let books: Vec<(String, Vec<u8>)> = (0..52).map(|number| (format!("县{number}.xlsx"), county(number))).collect();
    let files: Vec<File<'_>> = books.iter().map(|(name, bytes)| File { name, bytes }).collect();
    let start = Instant::now();
    let import = import(&files, &scenario, &options(), &gb18030);
    let read = start.elapsed();
    let edit = import.edit(&base(), &Choices::default()).unwrap();
    assert_eq!((import.added().len(), import.bad.len()), (52 * 30, 0));
    let mut after = scenario.clone();
    session::apply(&mut after, &edit).unwrap();
    println!("52 workbooks of 30 rows: read and merged in {read:?}, applied by {:?}", start.elapsed());
}
