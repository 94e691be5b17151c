//! What makes one compatible offer better than another, one criterion a file; the table stands here.

mod enterprise;
mod freight;
mod freshness;
mod mode;
mod nearness;
mod occupation;
mod place;
mod price;
mod sector;
mod subject;

use domain::{Criterion, term::Closeness};

use super::{PERFECT, lookup::Meeting};

/// Half of a perfect score: related, accepted, or without the preferred mode.
const HALF: i64 = PERFECT / 2;

/// The score of one criterion where all hard rules hold, 0 to 10,000.
pub fn score(criterion: Criterion, meeting: &Meeting) -> i64 {
    match criterion {
        Criterion::Sector => sector::score(meeting),
        Criterion::Nearness => nearness::score(meeting),
        Criterion::PartnerEnterprise => enterprise::score(meeting),
        Criterion::Freshness => freshness::score(meeting),
        Criterion::Freight => freight::score(meeting),
        Criterion::Price => price::score(meeting),
        Criterion::Occupation => occupation::score(meeting),
        Criterion::Place => place::score(meeting),
        Criterion::Subject => subject::score(meeting),
        Criterion::Mode => mode::score(meeting),
    }
}

/// Same 10,000, related 5,000, apart 0.
fn by_closeness(closeness: Closeness) -> i64 {
    match closeness {
        Closeness::Same => PERFECT,
        Closeness::Related => HALF,
        Closeness::Apart => 0,
    }
}

#[cfg(test)]
mod tests;
