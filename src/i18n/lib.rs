//! What users read, in both languages. Components name a text; only here does it become words.

mod compare_texts;
mod conclusion_texts;
mod data_texts;
mod device_texts;
mod event_texts;
mod help_texts;
mod import_texts;
mod lot_texts;
mod number;
mod offline_texts;
mod outlook_texts;
mod phrases;
mod remote_texts;
mod report_texts;
mod result_texts;
mod screen_texts;
mod share_texts;
pub mod shown;
mod slot_texts;
#[cfg(test)]
mod sweep;
mod table_texts;
mod texts;
mod tour_texts;
mod why_texts;

pub use help_texts::{Topic, help};
pub use number::{
    change_points, change_with_unit, grouped, per_cent, points, points_number, points_of, points_short, small_gain, unit_parts,
    with_unit,
};
pub use phrases::*;
pub use screen_texts::{first_plan_found, search_ended};
pub use tour_texts::{tour_place, tour_step};

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// 中文, read first.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The tag for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language of a tag; Chinese for any other.
    pub fn from_tag(tag: &str) -> Self {
        if tag == "en" { Self::En } else { Self::Zh }
    }

    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// One of two texts.
    pub fn pick(self, text: &domain::Text) -> &str {
        match self {
            Self::Zh => &text.zh,
            Self::En => &text.en,
        }
    }
}

/// The reference scenario, for tests.
#[cfg(test)]
fn reference_scenario() -> domain::Scenario {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let read = |name: &&str| ((*name).to_owned(), std::fs::read(folder.join(format!("{name}.json"))).unwrap());
    exchange::reference::scenario(&exchange::reference::FILES.iter().map(read).collect()).unwrap()
}
