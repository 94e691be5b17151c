//! Rows as cells, as texts and on the wire: what goes out comes back.

use std::{collections::BTreeMap, fs, path::Path};

use domain::{
    Adcode, Fingerprint, Kind, NeedId, Pair, ProductId, RULES, Row, RowId, RuleId, Scenario, SchemeId, TermId, Unit,
    attribute::{self, Attribute, Value, Words},
};
use exchange::{
    cells::{self, Context, Misread, Tongue},
    link::{self, LinkError},
    reference,
};
use session::{Document, Edit, Sent};

fn base() -> Scenario {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let file = |name: &&str| {
        ((*name).to_owned(), fs::read(folder.join(format!("{name}.json"))).expect("the reference data are there"))
    };
    reference::scenario(&reference::FILES.iter().map(file).collect::<BTreeMap<_, _>>()).expect("the reference data are sound")
}

fn rows(scenario: &Scenario) -> Vec<Row> {
    let offers = scenario.offers.iter().cloned().map(Row::Offer);
    let parties = scenario.cooperatives.iter().cloned().map(Row::Party);
    let counties = scenario.counties.iter().cloned().map(Row::County);
    let products = scenario.products.iter().cloned().map(Row::Product);
    let pairs = scenario.routes.iter().map(|route| RowId::Connection(Pair { east: route.east, west: route.west }));
    let existing =
        scenario.schemes.iter().flat_map(|of| of.pairs.iter().map(|entry| RowId::Existing(of.id.clone(), entry.pair)));
    let rules = RULES.iter().map(|rule| RowId::Rule(rule.id()));
    let vocabulary = Words::ALL.into_iter().flat_map(|words| {
        let terms = scenario.vocabulary.term_rows(words).into_iter().map(Row::Word);
        terms.chain(scenario.vocabulary.related_rows(words).into_iter().map(Row::Related))
    });
    let named = pairs.chain(existing).chain(rules).filter_map(|id| scenario.row(&id));
    offers
        .chain(scenario.needs.iter().cloned().map(Row::Need))
        .chain(parties)
        .chain(counties)
        .chain(products)
        .chain(named)
        .chain(vocabulary)
        .collect()
}

fn owned(cells: Vec<(&str, Value)>) -> Vec<(String, Value)> {
    cells.into_iter().map(|(id, value)| (id.to_owned(), value)).collect()
}

#[test]
fn every_row_is_its_cells_and_nothing_else() {
    for row in rows(&base()) {
        assert_eq!(Row::filled(&row.id(), &owned(row.cells())), Ok(row));
    }
}

#[test]
fn every_cell_is_read_back_as_it_is_written_in_both_languages() {
    let scenario = base();
    let mut seen = 0;
    for row in rows(&scenario) {
        let unit = row.kind().map_or(Unit::Tonnes, |kind| scenario.kind(kind).unwrap().1.unit);
        for tongue in [Tongue::Chinese, Tongue::English] {
            let context = Context { scenario: &scenario, unit, tongue };
            for (id, value) in row.cells() {
                let form = form(&row, id);
                let text = cells::write(form, &value, context);
                assert_eq!(cells::read(form, &text, context), Ok(value), "{id}: {text}");
                seen += 1;
            }
        }
    }
    assert!(seen > 10_000, "{seen}");
}

fn form(row: &Row, id: &str) -> attribute::Form {
    row.id().attributes().into_iter().find(|attribute| attribute.id == id).expect("a cell has its attribute").form
}

/// Ids, names and headings of a table are each once, and what kinds cannot do without is there in every row of the base.
fn check_table<R>(table: &'static [Attribute<R>], kinds: &[Kind], rows: &[(&Kind, &R)]) {
    for (place, attribute) in table.iter().enumerate() {
        for other in &table[..place] {
            assert_ne!((other.id, other.name.0, other.name.1), (attribute.id, attribute.name.0, attribute.name.1));
            assert!(other.id != attribute.id && other.name.1 != attribute.name.1 || !both_used(kinds, other, attribute));
        }
    }
    for (kind, row) in rows {
        let missing: Vec<&str> = table.iter().filter(|entry| entry.is_missing(kind, row)).map(|entry| entry.id).collect();
        assert_eq!(missing, [""; 0], "{}", kind.id.0);
    }
}

/// A table whose rows are of no kind.
fn check_ground<R>(table: &'static [Attribute<R>], rows: &[R], kind: &Kind) {
    check_table(table, std::slice::from_ref(kind), &rows.iter().map(|row| (kind, row)).collect::<Vec<_>>());
}

fn both_used<R>(kinds: &[Kind], one: &Attribute<R>, other: &Attribute<R>) -> bool {
    kinds.iter().any(|kind| one.used.by(kind) && other.used.by(kind))
}

#[test]
fn tables_name_each_attribute_once_and_the_base_lacks_nothing_that_is_required() {
    let scenario = base();
    let kind = |id| scenario.kind(id).unwrap().1;
    let needs: Vec<_> = scenario.needs.iter().map(|need| (kind(&need.kind), need)).collect();
    let offers: Vec<_> = scenario.offers.iter().map(|offer| (kind(&offer.kind), offer)).collect();
    check_table(attribute::NEED, &scenario.kinds, &needs);
    check_table(attribute::OFFER, &scenario.kinds, &offers);
    let any = &scenario.kinds[0];
    check_ground(attribute::PARTY, &scenario.cooperatives, any);
    check_ground(attribute::COUNTY, &scenario.counties, any);
    check_ground(attribute::PRODUCT, &scenario.products, any);
    check_ground(attribute::CONNECTION, &[], any);
    check_ground(attribute::EXISTING, &[], any);
    check_ground(attribute::RULE, &[], any);
    check_ground(attribute::WORD, &[], any);
    check_ground(attribute::RELATED, &[], any);
}

#[test]
fn the_roads_of_the_base_are_those_of_the_rule() {
    for route in base().routes {
        assert_eq!(domain::estimate::route(Pair { east: route.east, west: route.west }), Some(route));
    }
}

#[test]
fn names_are_read_by_code_by_full_and_by_short_name_and_never_guessed() {
    let scenario = base();
    let context = Context { scenario: &scenario, unit: scenario.kinds[1].unit, tongue: Tongue::Chinese };
    let county = &scenario.counties[0];
    let read = |form, text: &str| cells::read(form, text, context);
    let is = Ok(Value::Number(i64::from(county.adcode.0)));
    for text in [&county.name.zh, &county.short.zh, &county.name.en, &county.adcode.to_string()] {
        assert_eq!(read(attribute::Form::County, text), is, "{text}");
    }
    assert_eq!(read(attribute::Form::County, "无此县"), Err(Misread::UnknownName("无此县".to_owned())));
    assert_eq!(read(attribute::Form::Workplace, "就近"), Ok(Value::Number(0)));
    assert_eq!(read(attribute::Form::Divisions, "北京、上海市"), Ok(Value::Numbers(vec![110_000, 310_000])));
}

#[test]
fn a_name_that_two_counties_have_is_asked_about() {
    let mut scenario = base();
    let twin = scenario.counties[0].short.clone();
    scenario.counties[1].short = twin.clone();
    let context = Context { scenario: &scenario, unit: scenario.kinds[1].unit, tongue: Tongue::Chinese };
    let Err(Misread::Ambiguous(both)) = cells::read(attribute::Form::County, &twin.zh, context) else { panic!("two") };
    assert_eq!(both.len(), 2);
    // What is offered to choose from is unlike any other.
    for name in both {
        assert!(cells::read(attribute::Form::County, &name, context).is_ok(), "{name}");
    }
}

#[test]
fn row_edits_travel_in_links() {
    let scenario = base();
    let mut document = Document::new(Fingerprint(1));
    let (need, offer) = (scenario.needs[0].clone(), scenario.offers[0].clone());
    let row = RowId::Need(NeedId("本县-01".to_owned()));
    document.push(Edit::put(Row::Need(need.clone())));
    document.push(Edit::put(Row::Offer(offer.clone())));
    document.push(Edit::quantity(row.clone(), 12));
    let value = Value::Texts(["reported", "县社", "2026-11-27"].map(str::to_owned).to_vec());
    document.push(Edit::Set { row: row.clone(), attribute: "provenance".to_owned(), value });
    document.push(Edit::Together(vec![Edit::Remove(row), Edit::Remove(RowId::Offer(offer.id))]));
    let sent = Sent { document, fingerprint: None, name: String::new() };
    let fragment = link::encode(&sent).unwrap();
    assert_eq!(link::decode(&fragment), Ok(sent.clone()));
    // Rows of every table, put, set and removed.
    let mut ground = Document::new(Fingerprint(1));
    let pair = Pair { east: Adcode(340_000), west: Adcode(510_000) };
    for id in [
        RowId::Party(Adcode(340_000)),
        RowId::County(Adcode(340_824)),
        RowId::Product(ProductId("p-1".to_owned())),
        RowId::Connection(pair),
        RowId::Existing(SchemeId("2021/某".to_owned()), pair),
        RowId::Word(Words::Sectors, TermId::own(3)),
        RowId::related(Words::Subjects, TermId("posts".to_owned()), TermId::own(3)),
    ] {
        ground.push(Edit::put(Row::blank(&id)));
        ground.push(Edit::Remove(id));
    }
    let row = RowId::Party(Adcode(340_000));
    ground.push(Edit::Set { row, attribute: "side".to_owned(), value: Value::Text("supported".to_owned()) });
    let freight = RowId::Rule(RuleId("freight".to_owned()));
    ground.push(Edit::put(scenario.row(&freight).unwrap()));
    ground.push(Edit::Set { row: freight.clone(), attribute: "value".to_owned(), value: Value::Number(50) });
    let bounds = RowId::Rule(RuleId("province_bounds".to_owned()));
    ground.push(Edit::Set { row: bounds, attribute: "value".to_owned(), value: Value::Numbers(vec![1, 2]) });
    ground.push(Edit::Remove(freight));
    let ground = Sent { document: ground, fingerprint: None, name: String::new() };
    assert_eq!(link::decode(&link::encode(&ground).unwrap()), Ok(ground));
    // A document of a later version says so, and is not guessed at.
    let mut later = sent;
    let row = RowId::Need(need.id);
    later.document.push(Edit::Set { row, attribute: "hamlet".to_owned(), value: Value::Text("某组".to_owned()) });
    assert_eq!(link::decode(&link::encode(&later).unwrap()), Err(LinkError::Unknown("hamlet".to_owned())));
    let rule = |id: &str, attribute: &str| {
        let mut document = Document::new(Fingerprint(1));
        let row = RowId::Rule(RuleId(id.to_owned()));
        document.push(Edit::Set { row, attribute: attribute.to_owned(), value: Value::Number(1) });
        link::decode(&link::encode(&Sent { document, fingerprint: None, name: String::new() }).unwrap())
    };
    assert_eq!(rule("later_rule", "value"), Err(LinkError::Unknown("later_rule".to_owned())));
    assert_eq!(rule("freight", "later"), Err(LinkError::Unknown("later".to_owned())));
}

#[test]
fn a_term_of_ones_own_is_offered_at_once_and_read_by_its_name() {
    let mut scenario = base();
    let id = RowId::Word(Words::Occupations, TermId::own(1));
    scenario.put_row(Row::blank(&id)).unwrap();
    let form = attribute::Form::Term(Words::Occupations);
    let value = Ok(Value::Text("w-1".to_owned()));
    let offered = |scenario: &Scenario, tongue| {
        let context = Context { scenario, unit: Unit::Persons, tongue };
        let shown = cells::choices(form, context).pop().unwrap();
        assert_eq!(cells::read(form, &shown, context), value);
        shown
    };
    // Without a name it is known by its id, and in English by its Chinese name until it has one.
    assert_eq!(offered(&scenario, Tongue::Chinese), "w-1");
    scenario.set_cell(&id, "name", &Value::Text("护理".to_owned())).unwrap();
    assert_eq!((offered(&scenario, Tongue::Chinese), offered(&scenario, Tongue::English)), ("护理".into(), "护理".into()));
    // Two of one name are told apart by their ids.
    let other = scenario.vocabulary.occupations[0].name.zh.clone();
    scenario.set_cell(&id, "name", &Value::Text(other.clone())).unwrap();
    assert_eq!(offered(&scenario, Tongue::Chinese), format!("{other} w-1"));
    let context = Context { scenario: &scenario, unit: Unit::Persons, tongue: Tongue::Chinese };
    assert!(matches!(cells::read(form, &other, context), Err(Misread::Ambiguous(both)) if both.len() == 2));
}

#[test]
fn the_words_of_the_base_stand_in_the_order_in_which_rows_put_them() {
    let scenario = base();
    let mut sorted = scenario.vocabulary.clone();
    sorted.sort();
    assert_eq!(sorted, scenario.vocabulary);
    // What is related goes and comes again to where it was.
    let mut without = scenario.clone();
    let related: Vec<Row> =
        Words::ALL.into_iter().flat_map(|words| scenario.vocabulary.related_rows(words)).map(Row::Related).collect();
    for row in &related {
        without.remove_row(&row.id()).unwrap();
    }
    assert!(without.vocabulary.related_occupations.is_empty() && without.vocabulary.related_subjects.is_empty());
    for row in related.into_iter().rev() {
        without.put_row(row).unwrap();
    }
    assert_eq!(without, scenario);
}

#[test]
fn counties_are_found_by_more_or_less_than_their_names_and_never_guessed_at() {
    let mut scenario = base();
    let mut other = scenario.counties[0].clone();
    (other.adcode, other.prefecture) = (Adcode(632_521), "海南藏族自治州".to_owned());
    (other.name.zh, other.short.zh, other.aliases) = ("共和县".to_owned(), "共和".to_owned(), Vec::new());
    (other.name.en, other.short.en) = ("Gonghe County".to_owned(), "Gonghe".to_owned());
    scenario.counties.push(other);
    let of = Context { scenario: &scenario, unit: Unit::Tonnes, tongue: Tongue::Chinese };
    let read = |text: &str| cells::read(attribute::Form::County, text, of);
    for (text, code) in [
        ("融水苗族自治县", 450_225),
        ("融水县", 450_225),
        ("广西融水县", 450_225),
        ("柳州市融水苗族自治县", 450_225),
        ("泸水县", 533_301),
        ("凉山州布拖县", 513_429),
        ("海南州共和县", 632_521),
    ] {
        assert_eq!(read(text), Ok(Value::Number(code)), "{text}");
    }
    let either = |names: &[&str]| Err(Misread::Ambiguous(names.iter().map(|name| (*name).to_owned()).collect()));
    assert_eq!(read("海南"), either(&["海南省", "海南藏族自治州"]));
    assert_eq!(read("海南州"), either(&["共和县"]));
    assert_eq!(read("临夏"), either(&["临夏县", "临夏回族自治州"]));
    assert_eq!(read("假县"), Err(Misread::UnknownName("假县".to_owned())));
}
