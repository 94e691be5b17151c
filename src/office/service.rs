//! What passes between the page and the program for office documents, and what is done for it. Both are of one build.

use domain::Scenario;
use exchange::cells::Tongue;
use serde::{Deserialize, Serialize};

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
    /// A workbook; `None` where it cannot be made.
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
        Request::Export { scenario, tongue } => Reply::Made(export::workbook(&scenario, tongue).ok()),
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
        Request::Template { role, scenario, tongue } => Reply::Made(template::template(role, &scenario, tongue).ok()),
    }
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
