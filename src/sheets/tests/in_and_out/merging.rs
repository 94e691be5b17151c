//! Many files at once against what is there and against each other; an import as one edit.

use std::collections::BTreeSet;

use domain::{Row, Scenario, attribute::Value};
use session::Edit;
use sheets::{Choices, File, Import, What, import};

use crate::fixture::{base, gb18030, options, read_with};

const HEAD: &str = "编号,县,名称,产品,发运月,数量,备注\n";

fn csv(scenario: &Scenario, rows: &str) -> Import {
    read_with("西果东送需求.csv", format!("{HEAD}{rows}").as_bytes(), scenario, &options())
}

fn applied(scenario: &Scenario, import: &Import, choices: &Choices) -> Scenario {
    let mut after = scenario.clone();
    if let Some(edit) = import.edit(scenario, choices) {
        assert!(matches!(edit, Edit::Together(_)));
        session::apply(&mut after, &edit).unwrap();
    }
    assert_eq!(domain::validate(&after), []);
    after
}

#[test]
fn an_import_is_one_edit_after_which_reading_again_changes_nothing() {
    let scenario = base();
    let rows = ",融水县,甲园,百色芒果,7月,100,\n,三江县,乙园,百色芒果,8月,200,好\n";
    let first = csv(&scenario, rows);
    assert_eq!((first.added().len(), first.changed().len(), first.same()), (2, 0, 0));
    let after = applied(&scenario, &first, &Choices::default());
    assert_eq!(after.needs.len(), scenario.needs.len() + 2);
    let again = csv(&after, rows);
    assert_eq!((again.added().len(), again.changed().len(), again.same()), (0, 0, 2));
    assert_eq!(again.edit(&base(), &Choices::default()), None);
}

#[test]
fn a_row_that_is_there_otherwise_is_a_change_attribute_by_attribute_to_take_or_to_keep() {
    let scenario = base();
    let after = applied(&scenario, &csv(&scenario, ",融水县,甲园,百色芒果,7月,100,\n"), &Choices::default());
    let import = csv(&after, ",融水苗族自治县,甲园,百色芒果,7月,120,新\n");
    assert_eq!((import.added().len(), import.same()), (0, 0));
    let [changed] = import.changed() else { panic!("one row changes") };
    let changes: Vec<_> =
        changed.changes.iter().map(|change| (change.attribute, change.before.clone(), change.after.clone())).collect();
    assert_eq!(
        changes,
        [("quantity", Value::Number(100), Value::Number(120)), ("remark", Value::Nothing, Value::Text("新".to_owned())),]
    );
    let taken = applied(&after, &import, &Choices::default());
    assert_eq!(taken.row(&changed.row).unwrap().get("quantity"), Some(Value::Number(120)));
    let kept = Choices { kept: BTreeSet::from([changed.row.clone()]), ..Choices::default() };
    assert_eq!(applied(&after, &import, &kept), after);
}

#[test]
fn an_empty_quantity_leaves_the_one_that_is_there() {
    let scenario = base();
    let after = applied(&scenario, &csv(&scenario, ",融水县,甲园,百色芒果,7月,100,\n"), &Choices::default());
    assert_eq!(csv(&after, ",融水县,甲园,百色芒果,7月,,\n").same(), 1);
}

#[test]
fn rows_that_stand_in_two_files_are_listed_and_taken_once_unless_both_are_wanted() {
    let scenario = base();
    let text = format!("{HEAD},融水县,甲园,百色芒果,7月,100,\n");
    let other = format!("{HEAD},融水县,甲园,百色芒果,7月,150,\n");
    let file = |name: &'static str, bytes| File { name, bytes };
    let files = [file("西果东送需求1.csv", text.as_bytes()), file("西果东送需求2.csv", other.as_bytes())];
    let import = import(&files, &scenario, &options(), &gb18030);
    assert_eq!((import.added().len(), import.duplicates().len()), (1, 1));
    let duplicate = &import.duplicates()[0];
    assert_eq!((duplicate.first.file.as_str(), duplicate.differing.clone()), ("西果东送需求1.csv", vec!["quantity"]));
    assert_eq!(applied(&scenario, &import, &Choices::default()).needs.len(), scenario.needs.len() + 1);
    let both = Choices { both: BTreeSet::from([0]), ..Choices::default() };
    assert_eq!(applied(&scenario, &import, &both).needs.len(), scenario.needs.len() + 2);
}

#[test]
fn a_number_finds_its_row_whatever_else_changes_and_no_number_stands_twice() {
    let scenario = base();
    let need = scenario.needs.iter().find(|need| need.kind == scenario.kinds[1].id).unwrap();
    let county = need.county;
    let id = &need.id.0;
    let project = scenario.needs.iter().find(|need| need.kind == scenario.kinds[0].id).unwrap();
    let rows = format!(
        "{id},{county},新名,百色芒果,7月,77,\n{id},{county},又名,百色芒果,7月,78,\n{},{county},别类,百色芒果,7月,1,\nx-1,{county},自编,百色芒果,7月,1,\n",
        project.id.0
    );
    let import = csv(&scenario, &rows);
    assert_eq!((import.changed().len(), import.added().len()), (1, 1));
    assert!(import.changed()[0].changes.iter().any(|change| change.attribute == "title"));
    assert!(matches!(&import.added()[0].row, Row::Need(need) if need.id.0 == "x-1"));
    let whats: Vec<&What> = import.findings.iter().map(|found| &found.what).collect();
    assert!(whats.iter().any(|what| matches!(what, What::DuplicateId(place) if place.row == Some(2))));
    assert!(whats.iter().any(|what| matches!(what, What::IdOfAnother(_))));
    assert_eq!(import.bad.len(), 2);
    applied(&scenario, &import, &Choices::default());
}

#[test]
fn two_rows_that_nothing_tells_apart_are_not_guessed_at() {
    let scenario = base();
    let twice = csv(&scenario, "a-1,融水县,甲园,百色芒果,7月,100,\na-2,融水县,甲园,百色芒果,7月,200,\n");
    assert_eq!(twice.added().len(), 2);
    let after = applied(&scenario, &twice, &Choices::default());
    let import = csv(&after, ",融水县,甲园,百色芒果,7月,300,\n");
    assert!(matches!(&import.findings[..], [found] if matches!(&found.what, What::SeveralAlike(rows) if rows.len() == 2)));
    assert_eq!(csv(&after, ",融水县,甲园,百色芒果,7月,200,\n").same(), 1);
}
