//! What goes over the line comes out as it went in, and what did not change does not go again.

#![expect(clippy::unwrap_used, reason = "a test file may stop where the data cannot be read")]

use std::collections::BTreeMap;

use domain::{Pair, Scenario, Side};
use worker::{Receiver, Request, Sender};

fn reference() -> Scenario {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let read = |name: &&str| ((*name).to_owned(), std::fs::read(folder.join(format!("{name}.json"))).unwrap());
    exchange::reference::scenario(&exchange::reference::FILES.iter().map(read).collect::<BTreeMap<_, _>>()).unwrap()
}

fn solve(revision: u64, scenario: &Scenario) -> Request {
    Request::Solve { revision, scenario: Box::new(scenario.clone()), kept: None, hint: Vec::new(), best_value: None }
}

#[test]
fn an_edit_of_a_pair_is_sent_without_the_rows_and_comes_out_whole() {
    let (mut sender, mut receiver) = (Sender::default(), Receiver::default());
    let mut scenario = reference();
    let first = sender.request(solve(1, &scenario)).unwrap();
    assert_eq!(receiver.request(&first), Ok(solve(1, &scenario)));
    let pair = Pair {
        east: scenario.parties(Side::Supporter).next().unwrap().division,
        west: scenario.parties(Side::Supported).next().unwrap().division,
    };
    scenario.pins.push(pair);
    let second = sender.request(solve(2, &scenario)).unwrap();
    assert!(second.len() * 10 < first.len(), "{} of {} bytes", second.len(), first.len());
    assert_eq!(receiver.request(&second), Ok(solve(2, &scenario)));
    assert_eq!(receiver.request(&sender.request(Request::Stop).unwrap()), Ok(Request::Stop));
    // A row that changes is sent with the other rows of its table, and they come out as they are now.
    scenario.needs[0].quantity = 7;
    let third = sender.request(solve(3, &scenario)).unwrap();
    assert!(third.len() > second.len() && third.len() < first.len());
    assert_eq!(receiver.request(&third), Ok(solve(3, &scenario)));
    // Another scenario shares nothing.
    scenario.offers.clear();
    scenario.needs.clear();
    scenario.routes.clear();
    let fourth = sender.request(solve(4, &scenario)).unwrap();
    assert_eq!(receiver.request(&fourth), Ok(solve(4, &scenario)));
}

#[test]
fn a_line_that_missed_the_beginning_says_so() {
    let mut sender = Sender::default();
    let scenario = reference();
    sender.request(solve(1, &scenario)).unwrap();
    let second = sender.request(solve(2, &scenario)).unwrap();
    assert!(Receiver::default().request(&second).is_err());
    assert!(Receiver::default().request(&[7, 7, 7]).is_err());
}
