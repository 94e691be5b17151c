//! What passes between the page and the program for office documents, and what is done for it. Both are of one build.

use domain::{
    Adcode, Channel, Event, Fingerprint, KindId, Lot, Moment, Plan, Scenario,
    explanation::{Response, Timetable},
};
use exchange::{autosave, cells::Tongue, scenario_json};
use i18n::Lang;
use response::Asked;
use serde::{Deserialize, Serialize};

use report::{Contents, Given, Occasion, Paper, Wish, calendar_file, compose, docx, handbook, workbook};
use session::{Bases, Slot, SlotId};
use sheets::{
    Decoder, Table, export,
    finding::Finding,
    import::{File, Import, Options, import},
    returned,
    taking::Bad,
    template,
};

/// A file as it comes from the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dropped {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// What would these files do to this scenario?
    Import {
        /// The files, in the order in which they are told of.
        files: Vec<Dropped>,
        /// The scenario.
        scenario: Box<Scenario>,
        /// What the planner has said.
        options: Box<Options>,
    },
    /// All rows of a scenario as a workbook.
    Export {
        /// The scenario.
        scenario: Box<Scenario>,
        /// Its code, where it has one that fits a link.
        code: Option<String>,
        /// In which language.
        tongue: Tongue,
    },
    /// A workbook of rows that were not taken.
    Return {
        /// The rows.
        bad: Vec<Bad>,
        /// The reasons of each, in the page's words, as many as it has.
        words: Vec<Vec<String>>,
        /// In which language.
        tongue: Tongue,
    },
    /// What a report of a plan says.
    Report {
        /// The plan, and what is known of it.
        given: Box<Given>,
        /// What is wanted.
        wish: Wish,
    },
    /// A report for Word.
    Docx {
        /// The report.
        paper: Box<Paper>,
    },
    /// The plan as a workbook for those who only read.
    PlanWorkbook {
        /// The plan, and what is known of it.
        given: Box<Given>,
        /// In which language, as a tag.
        language: String,
    },
    /// The timetable of an event.
    Timetable {
        /// The eastern parties.
        east: Vec<Adcode>,
        /// The western parties.
        west: Vec<Adcode>,
        /// The event.
        event: Box<Event>,
    },
    /// What can be done for an unsold lot.
    Respond {
        /// The scenario, without what its offers have promised to lots.
        scenario: Box<Scenario>,
        /// Its plan.
        plan: Box<Plan>,
        /// The lot.
        lot: Box<Lot>,
        /// The moment of asking.
        as_of: Moment,
    },
    /// The handbook of an event.
    Handbook {
        /// The event with its timetable.
        of: Box<Occasion>,
        /// What goes in.
        contents: Contents,
    },
    /// The timetable of an event as a workbook.
    TimetableWorkbook {
        /// The event with its timetable.
        of: Box<Occasion>,
    },
    /// The meetings of an event, or of one of its parties, as a calendar file.
    Calendar {
        /// The event with its timetable.
        of: Box<Occasion>,
        /// The party; all meetings without one.
        party: Option<Adcode>,
    },
    /// The needs or offers of a kind as .csv.
    Csv {
        /// Which.
        table: Table,
        /// The kind.
        kind: KindId,
        /// The scenario.
        scenario: Box<Scenario>,
        /// In which language.
        tongue: Tongue,
    },
    /// A scenario as JSON, as its published schema says.
    Json {
        /// The scenario.
        scenario: Box<Scenario>,
    },
    /// What a JSON file holds.
    ReadJson {
        /// Its bytes.
        bytes: Vec<u8>,
        /// What the slot is to be called.
        name: String,
        /// The bases of the page.
        bases: Vec<(Fingerprint, Scenario)>,
        /// In which language errors are told, as a tag.
        language: String,
    },
    /// A template for those who have needs, or offers.
    Template {
        /// Who.
        role: Table,
        /// Whose vocabularies.
        scenario: Box<Scenario>,
        /// In which language.
        tongue: Tongue,
    },
}

/// What the program says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// It runs.
    Ready,
    /// What files would do.
    Imported(Box<Import>),
    /// The timetable of an event; `None` where there is more than any event has.
    Timetable(Option<Box<Timetable>>),
    /// What can be done for a lot; `None` where the lot, the moment or a price is none that can be counted with.
    Response(Option<Box<Response>>),
    /// A report.
    Paper(Box<Paper>),
    /// A scenario as a file of slots; else what is wrong, all of it.
    Slots(Result<String, Vec<String>>),
    /// A file; `None` where it cannot be made.
    Made(Option<Vec<u8>>),
    /// A request could not be read; nothing was done.
    Unreadable,
}

/// Does what is asked. As the parts of it cost.
pub fn answer(request: Request, gb18030: Decoder<'_>) -> Reply {
    match request {
        Request::Import { files, scenario, options } => {
            let files: Vec<File<'_>> =
                files.iter().map(|file| File { name: file.name.as_str(), bytes: file.bytes.as_slice() }).collect();
            Reply::Imported(Box::new(import(&files, &scenario, &options, gb18030)))
        }
        Request::Export { scenario, code, tongue } => Reply::Made(export::workbook(&scenario, code.as_deref(), tongue).ok()),
        Request::Return { bad, words, tongue } => {
            let told = bad.iter().zip(&words).flat_map(|(row, words)| row.reasons.iter().zip(words));
            let told: Vec<(&Finding, &String)> = told.collect();
            // Reasons are asked for in the order of the rows, each as often as it is there.
            let reason = |finding: &Finding| {
                let said = told.iter().find(|(of, _)| std::ptr::eq(*of, finding) || *of == finding);
                said.map(|(_, words)| (*words).clone()).unwrap_or_default()
            };
            Reply::Made(returned::returned(&bad, tongue, &reason).ok())
        }
        Request::Report { given, wish } => Reply::Paper(Box::new(compose::paper(&given, &wish))),
        Request::Docx { paper } => Reply::Made(docx(&paper).ok()),
        Request::PlanWorkbook { given, language } => {
            let sheets = compose::sheets(&given, &language);
            Reply::Made(workbook(&sheets).ok())
        }
        Request::Timetable { east, west, event } => {
            Reply::Timetable(timetable::of_event(&east, &west, &event).ok().map(Box::new))
        }
        Request::Respond { scenario, plan, lot, as_of } => {
            let channels: Vec<Vec<Channel>> = scenario.offers.iter().map(Channel::of).collect();
            let asked = Asked { scenario: &scenario, plan: &plan, lot: &lot, channels: &channels, taken: &[], as_of };
            Reply::Response(response::respond(&asked).ok().map(Box::new))
        }
        Request::Handbook { of, contents } => Reply::Paper(Box::new(handbook::handbook(&of, contents))),
        Request::TimetableWorkbook { of } => Reply::Made(workbook(&handbook::sheets(&of)).ok()),
        Request::Calendar { of, party } => Reply::Made(calendar_file(&of, party)),
        Request::Csv { table, kind, scenario, tongue } => Reply::Made(export::csv(table, &kind, &scenario, tongue)),
        Request::Json { scenario } => Reply::Made(scenario_json::write(&scenario).ok().map(String::into_bytes)),
        Request::ReadJson { bytes, name, bases, language } => {
            Reply::Slots(slots(&bytes, name, bases, Lang::from_tag(&language)))
        }
        Request::Template { role, scenario, tongue } => Reply::Made(template::template(role, &scenario, tongue).ok()),
    }
}

/// A JSON file as a file of slots with one slot.
fn slots(bytes: &[u8], name: String, bases: Vec<(Fingerprint, Scenario)>, lang: Lang) -> Result<String, Vec<String>> {
    let scenario = scenario_json::read(bytes)
        .map_err(|errors| errors.iter().map(|error| i18n::json_error(lang, error)).collect::<Vec<_>>())?;
    let mut bases = bases.into_iter();
    let bases = bases.next().map(|(id, base)| bases.fold(Bases::new(id, base), |all, (id, base)| all.with(id, base)));
    let foreign = || vec![lang.json_foreign().to_owned()];
    let document = bases.and_then(|bases| bases.document_of(&scenario)).ok_or_else(foreign)?;
    let slot = Slot { id: SlotId(1), name, is_starred: false, document };
    autosave::encode(&[slot], SlotId(1)).map_err(|_| foreign())
}

/// A message as bytes.
///
/// # Errors
/// Only where memory runs out.
pub fn encode(message: &impl Serialize) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(message)
}

/// The message in bytes.
///
/// # Errors
/// Where they are none of this build.
pub fn decode<Message: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<Message, postcard::Error> {
    postcard::from_bytes(bytes)
}
