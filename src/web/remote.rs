//! Data from an address: nothing is asked for before the planner has confirmed it, and nothing changes before they take what came.

use leptos::prelude::*;
use session::Session;
use sheets::limits::MAX_BYTES;

use crate::{
    runtime::{
        address, page,
        remote::{self, Fetched, Limits, RemoteError, Stop},
    },
    state::{Desk, View},
};

/// Milliseconds without a byte after which a reading is given up.
const PATIENCE: f64 = 15_000.0;

/// Longest address that is looked at, in characters.
const MAX_ADDRESS: usize = 2_048;

/// How far a reading is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// There is none.
    #[default]
    None,
    /// The planner is asked.
    Asked(Remote),
    /// It is under way: bytes that have come, and how many there are where that is known.
    Reads(Remote, usize, Option<usize>),
    /// It came to nothing.
    Failed(Remote, Refused),
}

/// A confirmed form of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remote {
    /// The whole address.
    pub address: String,
    /// Whose site it is.
    pub host: String,
    /// What the file is called.
    pub name: String,
}

/// Why nothing came of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It was not read.
    Unread(RemoteError),
    /// This page is encrypted and the address is not: browsers forbid it.
    Unencrypted,
    /// What came is a page for people.
    Page,
    /// What came is nothing that this page reads.
    Foreign,
    /// What came is empty.
    Empty,
    /// The scenario in view cannot be edited.
    ReadOnly,
}

/// Reading from an address. Copied freely: it holds signals.
#[derive(Clone, Copy)]
pub struct Fetching {
    /// How far it is.
    pub phase: RwSignal<Phase>,
    stop: StoredValue<Option<Stop>, LocalStorage>,
}

impl Fetching {
    /// No reading.
    pub fn new() -> Self {
        Self { phase: RwSignal::default(), stop: StoredValue::new_local(None) }
    }
}

/// What came, by what it is and not by what it is said to be.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Came {
    /// A workbook, or a table as text.
    Sheets,
    /// A scenario as JSON.
    Json,
    /// Slots.
    Slots,
    /// A text in which a link or a code stands.
    Link(String),
}

/// An address of the web that can be asked for; `None` where a text is none.
pub fn remote_of(text: &str) -> Option<Remote> {
    let text = text.trim();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let address = text.split('#').next().unwrap_or_default();
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // What cannot be seen or turns the direction of writing could show another address than is asked for; so could a name before an @.
    let is_seen = |mark: char| {
        !mark.is_control()
            && !mark.is_whitespace()
            && !matches!(mark, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\\')
    };
    let is_good = !authority.is_empty() && !authority.contains('@') && text.chars().all(is_seen);
    if !is_good || address.chars().count() > MAX_ADDRESS {
        return None;
    }
    let path = address.split('?').next().unwrap_or_default();
    let name = path.rsplit('/').next().filter(|name| *name != authority && !name.is_empty()).unwrap_or(authority);
    Some(Remote { address: address.to_owned(), host: authority.to_owned(), name: name.to_owned() })
}

/// What a file is.
fn kind_of(name: &str, fetched: &Fetched) -> Result<Came, Refused> {
    let bytes = fetched.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&fetched.bytes);
    let start = bytes.trim_ascii_start();
    if start.is_empty() {
        return Err(Refused::Empty);
    }
    let is_workbook = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0");
    let said = |types: &[&str], endings: &[&str]| {
        let name = name.to_ascii_lowercase();
        types.iter().any(|of| fetched.content_type.starts_with(of)) || endings.iter().any(|ending| name.ends_with(ending))
    };
    match start[0] {
        _ if is_workbook => Ok(Came::Sheets),
        b'{' => Ok(Came::Json),
        _ if start.starts_with(b"dongxi-autosave ") => Ok(Came::Slots),
        b'<' => Err(Refused::Page),
        _ if said(&["text/csv"], &[".csv"]) => Ok(Came::Sheets),
        _ => {
            let text = String::from_utf8_lossy(start);
            match exchange::link::find(&text) {
                Some(_) => Ok(Came::Link(text.into_owned())),
                None if said(&["text/tab-separated-values"], &[".txt", ".tsv"]) => Ok(Came::Sheets),
                None => Err(Refused::Foreign),
            }
        }
    }
}

impl Desk {
    /// The page was opened with an address of data.
    pub fn ask_for_data_of_address(self) {
        if let Some(text) = address::query("data") {
            match remote_of(&text) {
                Some(remote) => self.fetching.phase.set(Phase::Asked(remote)),
                None => self.toast(self.lang.get_untracked().remote_no_address().to_owned(), true),
            }
        }
    }

    /// Asks the planner whether an address is to be read.
    pub fn ask_for(self, remote: Remote) {
        self.end_fetching();
        self.fetching.phase.set(Phase::Asked(remote));
        page::focus_later("#remote-read");
    }

    /// Reads the address that was asked about, or tries it again.
    pub fn fetch(self) {
        let (Phase::Asked(remote) | Phase::Failed(remote, _)) = self.fetching.phase.get_untracked() else { return };
        let stop = Stop::new();
        self.fetching.stop.set_value(Some(stop.clone()));
        let phase = self.fetching.phase;
        phase.set(Phase::Reads(remote.clone(), 0, None));
        page::focus_later("#remote-stop");
        leptos::task::spawn_local(async move {
            let told = {
                let remote = remote.clone();
                move |got, of| phase.set(Phase::Reads(remote.clone(), got, of))
            };
            let limits = Limits { most: MAX_BYTES, patience: PATIENCE };
            let refused = match remote::read(&remote.address, limits, &stop, told).await {
                Ok(fetched) => self.take_fetched(&remote, fetched).await.err(),
                Err(RemoteError::Stopped) => return,
                Err(RemoteError::Unreachable) if address::is_encrypted() && remote.address.starts_with("http://") => {
                    Some(Refused::Unencrypted)
                }
                Err(error) => Some(Refused::Unread(error)),
            };
            match refused {
                None => self.end_fetching(),
                Some(refused) => {
                    phase.set(Phase::Failed(remote, refused));
                    page::focus_later("#remote-again");
                }
            }
        });
    }

    /// Leaves an address, read or not; what is under way is given up.
    pub fn end_fetching(self) {
        if let Some(stop) = self.fetching.stop.try_update_value(Option::take).flatten() {
            stop.stop();
        }
        self.fetching.phase.set(Phase::None);
        address::leave_query();
    }

    async fn take_fetched(self, remote: &Remote, fetched: Fetched) -> Result<(), Refused> {
        let came = kind_of(&remote.name, &fetched)?;
        let name = remote.name.clone();
        match came {
            Came::Sheets => {
                if self.session.with_untracked(Session::is_read_only) {
                    return Err(Refused::ReadOnly);
                }
                self.go(View::Data);
                self.import_files(vec![office::Dropped { name, bytes: fetched.bytes }]);
            }
            Came::Json => self.read_json(&name, fetched.bytes).await,
            Came::Slots => self.import_slots(&String::from_utf8_lossy(&fetched.bytes)),
            Came::Link(text) => self.open_received(&text),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_shows_what_is_asked_for_or_is_none() {
        let remote = remote_of(" https://dx.example.cn/a/需求.xlsx?v=2#x ").unwrap();
        assert_eq!(remote.address, "https://dx.example.cn/a/需求.xlsx?v=2");
        assert_eq!((remote.host.as_str(), remote.name.as_str()), ("dx.example.cn", "需求.xlsx"));
        assert_eq!(remote_of("http://10.1.2.3:8080").unwrap().name, "10.1.2.3:8080");
        assert_eq!(remote_of("http://10.1.2.3:8080/").unwrap().name, "10.1.2.3:8080");
        for text in [
            "",
            "dx.example.cn/a.xlsx",
            "ftp://dx.example.cn/a",
            "javascript:alert(1)",
            "https://",
            "https:///a",
            "https://dx.example.cn@evil.example/a",
            "https://dx.example.cn/\u{202e}xslx.a",
            "https://dx.example.cn/a b",
            "https://dx.example.cn\\@evil.example",
        ] {
            assert_eq!(remote_of(text), None, "{text}");
        }
        assert_eq!(remote_of(&format!("https://a.cn/{}", "x".repeat(MAX_ADDRESS))), None);
    }

    #[test]
    fn what_came_is_known_by_its_bytes() {
        let kind = |name: &str, content_type: &str, bytes: &[u8]| {
            kind_of(name, &Fetched { content_type: content_type.to_owned(), bytes: bytes.to_vec() })
        };
        assert_eq!(kind("a", "application/octet-stream", b"PK\x03\x04..."), Ok(Came::Sheets));
        assert_eq!(kind("a", "text/html", b"\xD0\xCF\x11\xE0..."), Ok(Came::Sheets));
        assert_eq!(kind("a", "text/plain", b"\xEF\xBB\xBF \n{\"a\":1}"), Ok(Came::Json));
        assert_eq!(kind("a.csv", "", "县,数量\n".as_bytes()), Ok(Came::Sheets));
        assert_eq!(kind("a", "text/csv; charset=gbk", b"\xCF\xD8,1"), Ok(Came::Sheets));
        assert_eq!(kind("a.TXT", "text/plain", b"a\tb"), Ok(Came::Sheets));
        assert_eq!(kind("a", "", b"dongxi-autosave 4 abc\n{}"), Ok(Came::Slots));
        assert_eq!(kind("a.xlsx", "application/xlsx", b" <!doctype html>"), Err(Refused::Page));
        assert_eq!(kind("a.bin", "", b"abc"), Err(Refused::Foreign));
        assert_eq!(kind("a.xlsx", "", b" \n"), Err(Refused::Empty));
        let link = exchange::link::encode(&session::Sent {
            document: session::Document::new(domain::Fingerprint(7)),
            fingerprint: None,
            name: String::new(),
        });
        let text = format!("请看 https://a.cn/#{}", link.unwrap());
        assert_eq!(kind("a", "text/plain", text.as_bytes()), Ok(Came::Link(text.clone())));
    }
}
