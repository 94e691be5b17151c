//! Matchmaking events: what a timetable comes to, why a meeting has no place, what was changed.

use domain::{
    Event, EventError, EventField, EventId, Pair, Scenario,
    event::Slot,
    explanation::{BoundBy, NoPlace, Timetable},
};

use super::names::{division, pair};
use crate::Lang;

/// What an event is called.
pub fn event_name(lang: Lang, name: &str) -> String {
    if name.is_empty() { lang.event_usual().to_owned() } else { name.to_owned() }
}

/// A time of day, from minutes after midnight: 9:05.
pub fn clock(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// From when to when, in minutes after midnight: 9:05–9:25.
pub fn hours((from, to): (u32, u32)) -> String {
    format!("{}–{}", clock(from), clock(to))
}

/// A round as people count.
pub fn round_name(lang: Lang, round: u32) -> String {
    match lang {
        Lang::Zh => format!("第 {} 轮", round + 1),
        Lang::En => format!("Round {}", round + 1),
    }
}

/// A table as people count.
pub fn table_name(lang: Lang, table: u32) -> String {
    match lang {
        Lang::Zh => format!("{} 桌", table + 1),
        Lang::En => format!("Table {}", table + 1),
    }
}

/// Where a meeting is, as people count.
pub fn slot_words(lang: Lang, slot: Slot) -> String {
    match lang {
        Lang::Zh => format!("{} {}", round_name(lang, slot.round), table_name(lang, slot.table)),
        Lang::En => format!("round {}, table {}", slot.round + 1, slot.table + 1),
    }
}

/// What stands in the list of events: how many meetings.
pub fn event_size(lang: Lang, meetings: usize) -> String {
    match (lang, meetings) {
        (Lang::Zh, _) => format!("{meetings} 场会谈"),
        (Lang::En, 1) => "1 meeting".to_owned(),
        (Lang::En, _) => format!("{meetings} meetings"),
    }
}

/// The button that adds the plan's pairs.
pub fn add_pairs(lang: Lang, pairs: usize) -> String {
    match (lang, pairs) {
        (Lang::Zh, _) => format!("加入方案中的 {pairs} 对"),
        (Lang::En, 1) => "Add 1 pair of the plan".to_owned(),
        (Lang::En, _) => format!("Add {pairs} pairs of the plan"),
    }
}

/// How many meetings have a place, and in how many rounds.
pub fn timetable_says(lang: Lang, timetable: &Timetable) -> String {
    let (placed, all) = (timetable.placed.len(), timetable.placed.len() + timetable.unplaced.len());
    match lang {
        Lang::Zh if placed == all => format!("{all} 场会谈都有位置，共 {} 轮。", timetable.used),
        Lang::Zh => {
            let most = if timetable.is_most { "已证明排不下更多。" } else { "" };
            format!("{all} 场会谈中 {placed} 场有位置，共 {} 轮；{} 场排不下。{most}", timetable.used, all - placed)
        }
        Lang::En => {
            let rounds = if timetable.used == 1 { "1 round".to_owned() } else { format!("{} rounds", timetable.used) };
            if placed == all && all == 1 {
                format!("The meeting has a place, in {rounds}.")
            } else if placed == all {
                format!("All {} have a place, in {rounds}.", event_size(lang, all))
            } else {
                let most = if timetable.is_most { " It is proved that no more fit." } else { "" };
                format!("{placed} of {} have a place, in {rounds}; {} have none.{most}", event_size(lang, all), all - placed)
            }
        }
    }
}

/// Why it cannot be shorter, or how far from that it is.
pub fn timetable_proof(lang: Lang, scenario: &Scenario, timetable: &Timetable) -> String {
    let zh = lang == Lang::Zh;
    let bound = timetable.bound;
    let why = match timetable.bound_by {
        BoundBy::Nothing => return String::new(),
        BoundBy::Party(party) if zh => format!("{}的会谈要占 {bound} 轮", division(lang, scenario, party)),
        BoundBy::Party(party) => format!("the meetings of {} take up {bound}", division(lang, scenario, party)),
        BoundBy::Tables { asked, tables } if zh => format!("{asked} 场次 ÷ {tables} 桌 = {bound} 轮"),
        BoundBy::Tables { asked, tables } => format!("{asked} meeting rounds ÷ {tables} tables = {bound}"),
        BoundBy::Meeting(_) if zh => format!("有会谈最早到第 {bound} 轮才能结束"),
        BoundBy::Meeting(_) => format!("a meeting ends in round {bound} at the earliest"),
    };
    match (lang, timetable.is_proved) {
        (Lang::Zh, true) => format!("已证明不能更短：{why}。"),
        (Lang::En, true) => format!("Proved that none is shorter: {why}."),
        (Lang::Zh, false) if timetable.unplaced.is_empty() => {
            format!("至少要 {bound} 轮（{why}），现在多 {} 轮。", timetable.used.saturating_sub(bound))
        }
        (Lang::En, false) if timetable.unplaced.is_empty() => {
            format!("At least {bound} rounds are needed ({why}); this has {} more.", timetable.used.saturating_sub(bound))
        }
        (Lang::Zh, false) => format!("全部排下至少要 {bound} 轮：{why}。"),
        (Lang::En, false) => format!("All of them take {bound} rounds at least: {why}."),
    }
}

/// How the timetable stands to what was announced; `None` where it is the same.
pub fn since_announced(lang: Lang, timetable: &Timetable, new: usize) -> Option<String> {
    let Timetable { kept, other_table, other_round, no_more, .. } = timetable;
    if *other_table == 0 && *other_round == 0 && *no_more == 0 && new == 0 {
        return None;
    }
    Some(match lang {
        Lang::Zh => format!(
            "较公布的：{kept} 场不动，{other_table} 场换桌，{other_round} 场换轮次，{no_more} 场排不下，新增 {new} 场。"
        ),
        Lang::En => {
            format!(
                "Since the announcement: {kept} as announced, {other_table} at another table, {other_round} in another round, {no_more} without a place, {new} new."
            )
        }
    })
}

/// Why a meeting has no place, and what would help.
pub fn no_place(lang: Lang, scenario: &Scenario, event: &Event, why: NoPlace) -> String {
    let zh = lang == Lang::Zh;
    let name = |party| division(lang, scenario, party);
    let meeting = |id: u32| event.meeting(id).map_or_else(String::new, |meeting| pair(lang, scenario, meeting.pair));
    match why {
        NoPlace::NoParty(party) if zh => format!("{} 已不在情景的单位之中。", name(party)),
        NoPlace::NoParty(party) => format!("{} is no party of the scenario any more.", name(party)),
        NoPlace::TooLong { longest } if zh => format!("休息之间最多连着 {longest} 轮；请缩短会谈，或移动休息。"),
        NoPlace::TooLong { longest } => {
            format!("There are {longest} adjacent rounds at most between breaks: shorten it, or move a break.")
        }
        NoPlace::FixedOutside if zh => "固定的位置不在当天的轮次和桌数之内。".to_owned(),
        NoPlace::FixedOutside => "It is fixed outside the day's rounds and tables.".to_owned(),
        NoPlace::FixedOverBreak if zh => "固定的位置跨过休息。".to_owned(),
        NoPlace::FixedOverBreak => "It is fixed across a break.".to_owned(),
        NoPlace::FixedAbsent(party) if zh => format!("固定的时候 {} 不在场。", name(party)),
        NoPlace::FixedAbsent(party) => format!("{} is absent where it is fixed.", name(party)),
        NoPlace::FixedTable(other) if zh => format!("固定的桌子那时固定给了 {}。", meeting(other)),
        NoPlace::FixedTable(other) => format!("{} is fixed at that table then.", meeting(other)),
        NoPlace::FixedParty { party, meeting: other } if zh => {
            format!("那时 {} 固定在 {} 的会谈里。", name(party), meeting(other))
        }
        NoPlace::FixedParty { party, meeting: other } => {
            format!("{} is fixed in the meeting of {} then.", name(party), meeting(other))
        }
        NoPlace::PartyFull { party, asked, there } if zh => {
            format!("{} 的会谈要 {asked} 轮，在场只有 {there} 轮；请加轮次，或减会谈。", name(party))
        }
        NoPlace::PartyFull { party, asked, there } => {
            format!(
                "The meetings of {} take {asked} rounds and it is there for {there}: add rounds, or take out meetings.",
                name(party)
            )
        }
        NoPlace::HallFull { asked, places } if zh => {
            format!("会谈共要 {asked} 个位置，会场只有 {places} 个（桌数 × 轮数）；请加桌或加轮次。")
        }
        NoPlace::HallFull { asked, places } => {
            format!("The meetings ask for {asked} places and the hall has {places} (tables × rounds): add tables or rounds.")
        }
        NoPlace::NeverTogether if zh => "双方没有同时在场、又够长的时间；请改不在场的轮次、休息或固定的会谈。".to_owned(),
        NoPlace::NeverTogether => {
            "The two are never both there for so long: change absences, breaks, or fixed meetings.".to_owned()
        }
        NoPlace::NotFound if zh => "没有找到位置，但没有证明排不下；请加轮次，或放开固定的会谈。".to_owned(),
        NoPlace::NotFound => {
            "No place was found, which is no proof that there is none: add rounds, or let fixed meetings move.".to_owned()
        }
    }
}

/// Why an event is refused, and what is allowed.
pub fn event_refused(lang: Lang, error: &EventError) -> String {
    let zh = lang == Lang::Zh;
    match error {
        EventError::Number { field, asked, least, most } => {
            // People count rounds and tables from 1.
            let by = u32::from(matches!(field, EventField::Fixed | EventField::Absences | EventField::Announced));
            let (asked, least, most) = (asked.saturating_add(by), least + by, most + by);
            if zh {
                format!("{}：{asked} 超出范围，可填 {least} 至 {most}。", field_name(lang, *field))
            } else {
                format!("{}: {asked} is out of range. Enter {least} to {most}.", field_name(lang, *field))
            }
        }
        EventError::Long { field, most } if zh => format!("{}最多 {most} 个字。", field_name(lang, *field)),
        EventError::Long { field, most } => format!("{}: at most {most} characters.", field_name(lang, *field)),
        EventError::Date(text) if zh => format!("“{text}”不是日历上的一天，请写成 2026-03-01 的样子。"),
        EventError::Date(text) => format!("“{text}” is no day of the calendar. Write it like 2026-03-01."),
        EventError::Midnight(_) if zh => "这样排会过午夜。请提早开始、缩短每轮或减少轮数。".to_owned(),
        EventError::Midnight(_) => {
            "The day would end after midnight. Begin earlier, or have shorter or fewer rounds.".to_owned()
        }
        EventError::Twice(field) if zh => format!("{}：有两个相同的。", field_name(lang, *field)),
        EventError::Twice(field) => format!("{}: two are the same.", field_name(lang, *field)),
        EventError::TooMany { field, most } if zh => format!("{}最多 {most} 个。", field_name(lang, *field)),
        EventError::TooMany { field, most } => format!("{}: at most {most}.", field_name(lang, *field)),
        EventError::Order(field) if zh => format!("{}：次序不对，或提到了没有的会谈。", field_name(lang, *field)),
        EventError::Order(field) => {
            format!("{}: not in order, or about a meeting that is not there.", field_name(lang, *field))
        }
    }
}

fn field_name(lang: Lang, field: EventField) -> &'static str {
    match field {
        EventField::Id => {
            if lang == Lang::Zh {
                "编号"
            } else {
                "Id"
            }
        }
        EventField::Name => lang.event_name(),
        EventField::Place => lang.event_place(),
        EventField::Begins => lang.event_begins(),
        EventField::Minutes => lang.event_minutes(),
        EventField::Tables => lang.event_tables(),
        EventField::Rounds => lang.event_rounds(),
        EventField::BreakAfter => lang.event_break_after(),
        EventField::BreakMinutes => lang.event_break_minutes(),
        EventField::Meetings => lang.event_meetings(),
        EventField::MeetingRounds => lang.event_meeting_rounds(),
        EventField::Fixed => lang.event_fixed(),
        EventField::Absences => lang.event_absent(),
        EventField::Announced => lang.event_announce(),
        EventField::Events => lang.view_events(),
    }
}

/// What an edit makes of an event, in the history and in a comparison.
pub fn event_edit(lang: Lang, scenario: &Scenario, id: &EventId, event: Option<&Event>) -> String {
    let zh = lang == Lang::Zh;
    let Some(event) = event else {
        let name = event_name(lang, scenario.event(id).map_or("", |event| &event.name));
        return if zh { format!("没有「{name}」") } else { format!("No “{name}”") };
    };
    let name = event_name(lang, &event.name);
    let mut parts = vec![event_size(lang, event.meetings.len())];
    parts.push(if zh {
        format!("{} 桌、最多 {} 轮", event.tables, event.rounds)
    } else {
        format!("{} tables, {} rounds at most", event.tables, event.rounds)
    });
    if !event.date.is_empty() {
        parts.push(event.date.clone());
    }
    let fixed = event.meetings.iter().filter(|meeting| meeting.fixed.is_some()).count();
    if fixed > 0 {
        parts.push(if zh { format!("{fixed} 场固定") } else { format!("{fixed} fixed") });
    }
    if !event.absences.is_empty() {
        let count = event.absences.len();
        parts.push(if zh { format!("{count} 处不在场") } else { format!("{count} absences") });
    }
    if !event.announced.is_empty() {
        parts.push(if zh { "已公布" } else { "announced" }.to_owned());
    }
    if zh { format!("「{name}」：{}", parts.join("，")) } else { format!("“{name}”: {}", parts.join(", ")) }
}

/// A meeting for those who take part: whom a party meets, when and where.
pub fn meeting_with(lang: Lang, scenario: &Scenario, of: Pair, party: domain::Adcode) -> String {
    let other = if of.east == party { of.west } else { of.east };
    division(lang, scenario, other)
}

/// The button that says that a party is absent in a round.
pub fn absent_in(lang: Lang, party: &str, round: u32) -> String {
    match lang {
        Lang::Zh => format!("{party}{}不在场", round_name(lang, round)),
        Lang::En => format!("{party} is absent in round {}", round + 1),
    }
}

/// Head of a party's page.
pub fn party_page(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}的会谈"),
        Lang::En => format!("Meetings of {name}"),
    }
}

/// Which tables stand beside each other, from 0.
pub fn tables_from_to(lang: Lang, first: u32, last: u32) -> String {
    let (first, last) = (first + 1, last + 1);
    match (lang, first == last) {
        (Lang::Zh, true) => format!("{first} 桌"),
        (Lang::Zh, false) => format!("{first} 至 {last} 桌"),
        (Lang::En, true) => format!("Table {first}"),
        (Lang::En, false) => format!("Tables {first} to {last}"),
    }
}

/// What stands at the foot of a handbook's pages.
pub fn handbook_foot(lang: Lang, name: &str, today: &str) -> String {
    let name = event_name(lang, name);
    match lang {
        Lang::Zh => format!("{name}　编制日期 {today}"),
        Lang::En => format!("{name} · drawn up {today}"),
    }
}

/// Name of a file of an event.
pub fn event_file(lang: Lang, name: &str, of: &str, ending: &str) -> String {
    super::steps::slot_file(&event_name(lang, name), of, ending)
}

#[cfg(test)]
mod tests {
    use domain::explanation::Timetable;

    use super::*;

    #[test]
    fn a_timetable_is_told_with_what_proves_it() {
        let scenario = crate::reference_scenario();
        let timetable = Timetable {
            placed: Vec::new(),
            unplaced: Vec::new(),
            used: 5,
            bound: 4,
            bound_by: BoundBy::Tables { asked: 38, tables: 10 },
            is_proved: false,
            kept: 0,
            other_table: 0,
            other_round: 0,
            no_more: 0,
            is_most: true,
        };
        assert_eq!(timetable_proof(Lang::Zh, &scenario, &timetable), "至少要 4 轮（38 场次 ÷ 10 桌 = 4 轮），现在多 1 轮。");
        let proved = Timetable { used: 4, is_proved: true, ..timetable };
        assert_eq!(
            timetable_proof(Lang::En, &scenario, &proved),
            "Proved that none is shorter: 38 meeting rounds ÷ 10 tables = 4."
        );
    }
}
