//! The two ends of the line to a worker. Most requests are about a scenario that differs from the one before in a pin or a weight: its
//! rows, places and roads are not sent again. What an edit costs on its way then does not grow with the rows that it leaves alone.

use domain::Scenario;

use crate::wire::{Request, WireError};

/// Runs a rule for each list of a scenario that is left out where it is the one before: a bit a list.
macro_rules! each_list {
    ($rule:ident) => {
        $rule!(divisions, 0);
        $rule!(counties, 1);
        $rule!(products, 2);
        $rule!(routes, 3);
        $rule!(offers, 4);
        $rule!(needs, 5);
        $rule!(schemes, 6);
    };
}

/// The page's end: makes bytes of requests to one worker. A worker that is started anew is another line.
#[derive(Debug, Default)]
pub struct Sender {
    before: Option<Scenario>,
}

impl Sender {
    /// Bytes of a request, the next on this line. O(size of what differs from the request before).
    ///
    /// # Errors
    /// When the message cannot be written, which only running out of memory can cause.
    pub fn request(&mut self, mut request: Request) -> Result<Vec<u8>, WireError> {
        let (mut left_out, mut sent) = (0_u8, None);
        if let Some(scenario) = scenario_of(&mut request) {
            sent = Some(scenario.clone());
            if let Some(before) = &self.before {
                macro_rules! leave_out {
                    ($list:ident, $bit:literal) => {
                        if scenario.$list == before.$list {
                            scenario.$list = domain::Shared::default();
                            left_out |= 1 << $bit;
                        }
                    };
                }
                each_list!(leave_out);
            }
        }
        let bytes = postcard::to_allocvec(&(left_out, &request)).map_err(|error| WireError(error.to_string()))?;
        if sent.is_some() {
            self.before = sent;
        }
        Ok(bytes)
    }
}

/// The worker's end: makes requests of bytes, in the order in which they were sent.
#[derive(Debug, Default)]
pub struct Receiver {
    before: Option<Scenario>,
}

impl Receiver {
    /// The next request on this line. O(size of the bytes).
    ///
    /// # Errors
    /// When the bytes are no request of this build, or leave out what did not come before.
    pub fn request(&mut self, bytes: &[u8]) -> Result<Request, WireError> {
        let (left_out, mut request): (u8, Request) =
            postcard::from_bytes(bytes).map_err(|error| WireError(error.to_string()))?;
        if let Some(scenario) = scenario_of(&mut request) {
            if left_out != 0 {
                let Some(before) = &self.before else { return Err(WireError("nothing came before".to_owned())) };
                macro_rules! fill_in {
                    ($list:ident, $bit:literal) => {
                        if left_out & (1 << $bit) != 0 {
                            scenario.$list = before.$list.clone();
                        }
                    };
                }
                each_list!(fill_in);
            }
            self.before = Some(scenario.clone());
        }
        Ok(request)
    }
}

fn scenario_of(request: &mut Request) -> Option<&mut Scenario> {
    match request {
        Request::Solve { scenario, .. } | Request::About { scenario, .. } => Some(scenario),
        Request::Stop | Request::Ask { .. } | Request::Ping | Request::Cancel { .. } => None,
    }
}
