//! What a handbook, a workbook and a calendar file say of an event.

use std::{fs, path::Path};

use domain::{
    EventId, Pair,
    event::{Break, Slot},
    explanation::{BoundBy, NoPlace, Placed, Unplaced},
};
use exchange::reference;

use super::*;
use crate::calendar_file;

/// Two eastern parties, two western; three meetings have a place, one of them in two rounds, and one has none.
fn occasion(language: &str) -> Occasion {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let read = |name: &&str| ((*name).to_owned(), fs::read(folder.join(format!("{name}.json"))).unwrap());
    let scenario = reference::scenario(&reference::FILES.iter().map(read).collect()).unwrap();
    let mut event = Event::new(EventId("spring".to_owned()));
    let pair = |east, west| Pair { east: Adcode(east), west: Adcode(west) };
    event.add([pair(110_000, 520_000), pair(110_000, 530_000), pair(330_000, 520_000), pair(330_000, 530_000)]);
    event.meetings[2].rounds = 2;
    event.breaks = vec![Break { after: 1, minutes: 10 }];
    (event.date, event.place) = ("2026-03-01".to_owned(), "贵阳; 国际会议中心".to_owned());
    let placed = [(0, 0, 0), (1, 1, 0), (2, 1, 1)];
    let placed = placed.map(|(meeting, round, table)| Placed { meeting, slot: Slot { round, table } }).to_vec();
    let timetable = Timetable {
        placed,
        unplaced: vec![Unplaced { meeting: 3, why: NoPlace::NotFound }],
        used: 3,
        bound: 3,
        bound_by: BoundBy::Party(Adcode(330_000)),
        is_proved: false,
        is_most: false,
        kept: 0,
        other_table: 0,
        other_round: 0,
        no_more: 0,
    };
    Occasion { scenario, event, timetable, today: "2026-02-01".to_owned(), language: language.to_owned() }
}

fn texts(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|line| line.cells.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

fn tables(part: &Part) -> Vec<&Table> {
    part.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
}

#[test]
fn the_handbook_has_the_whole_a_page_for_each_party_and_a_page_for_each_table() {
    let all = Contents { whole: true, parties: true, tables: true };
    let paper = handbook(&occasion("zh-CN"), all);
    let ids: Vec<&str> = paper.parts.iter().map(|part| part.id.as_str()).collect();
    assert_eq!(ids, ["rounds", "party-110000", "party-330000", "party-520000", "party-530000", "table-0", "table-1"]);
    assert_eq!(
        texts(tables(&paper.parts[0])[0]),
        [
            vec!["1", "9:00–9:20", "北京–贵州", ""],
            vec!["休息", "9:20–9:30", "", ""],
            vec!["2", "9:30–9:50", "北京–云南", "浙江–贵州"],
            vec!["3", "9:50–10:10", "", "浙江–贵州"],
        ]
    );
    assert_eq!(texts(tables(&paper.parts[0])[1])[0][0], "浙江–云南", "what has no place is told");
    assert_eq!(
        texts(tables(&paper.parts[1])[0]),
        [vec!["9:00–9:20", "1", "1 桌", "贵州", ""], vec!["9:30–9:50", "2", "1 桌", "云南", ""],]
    );
    assert_eq!(texts(tables(&paper.parts[2])[0]), [vec!["9:30–10:10", "2–3", "2 桌", "贵州", ""]]);
    assert_eq!(texts(tables(&paper.parts[6])[0]), [vec!["9:30–10:10", "2–3", "浙江", "贵州"]]);
    assert_eq!(paper.subtitle, "2026-03-01　9:00–10:10　贵阳; 国际会议中心");
    let only = handbook(&occasion("en"), Contents { whole: false, parties: false, tables: true });
    assert_eq!(only.parts.len(), 2);
    assert!(crate::docx(&paper).is_ok() && crate::workbook(&sheets(&occasion("zh-CN"))).is_ok());
}

#[test]
fn the_calendar_file_has_the_meetings_of_a_party_in_utc_under_lasting_names() {
    let of = occasion("zh-CN");
    let text = String::from_utf8(calendar_file(&of, Some(Adcode(520_000))).unwrap()).unwrap();
    let unfolded = text.replace("\r\n ", "");
    let lines: Vec<&str> = unfolded.split("\r\n").collect();
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded: {text}");
    assert_eq!(lines.iter().filter(|line| **line == "BEGIN:VEVENT").count(), 2);
    for line in [
        "UID:spring-0@dongxi",
        "UID:spring-2@dongxi",
        "DTSTAMP:20260201T000000Z",
        "DTSTART:20260301T010000Z",
        "DTEND:20260301T012000Z",
        "DTSTART:20260301T013000Z",
        "DTEND:20260301T021000Z",
        "SUMMARY:对接会：北京",
        "LOCATION:贵阳\\; 国际会议中心 1 桌",
    ] {
        assert!(lines.contains(&line), "{line} in {text}");
    }
    let all = String::from_utf8(calendar_file(&of, None).unwrap()).unwrap();
    assert_eq!(all.matches("BEGIN:VEVENT").count(), 3);
    // At four in the morning in China it is the day before in UTC.
    let mut early = of.clone();
    early.event.begins = 4 * 60;
    let text = String::from_utf8(calendar_file(&early, None).unwrap()).unwrap();
    assert!(text.contains("DTSTART:20260228T200000Z"), "{text}");
    let mut undated = of;
    undated.event.date.clear();
    assert_eq!(calendar_file(&undated, None), None);
}
