//! Counts tests by the lines that Rust's test runner closes with, and keeps what journeys say that an engine cannot run.

/// Tests that passed and failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Passed.
    pub passed: usize,
    /// Failed.
    pub failed: usize,
    /// What journeys say that an engine cannot run.
    pub left_out: Vec<String>,
}

/// What a journey says that an engine cannot run, for want of something that its driver cannot do.
const LEFT_OUT: &str = ", for want of ";

impl Count {
    /// All that ran.
    pub fn all(&self) -> usize {
        self.passed + self.failed
    }

    /// Reads one line of output; any but a closing line and that of a journey left out says nothing.
    pub fn read(&mut self, line: &str) {
        if let Some(said) = line.strip_prefix("journey ").filter(|said| said.contains(LEFT_OUT)) {
            self.left_out.push(said.to_owned());
        }
        let Some(rest) = line.trim_start().strip_prefix("test result: ") else { return };
        for part in rest.split([';', '.']) {
            let mut words = part.split_whitespace();
            if let (Some(Ok(number)), Some(what)) = (words.next().map(str::parse::<usize>), words.next()) {
                match what {
                    "passed" => self.passed += number,
                    "failed" => self.failed += number,
                    _ => {}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn closing_lines_are_summed_and_others_ignored() {
        let mut count = Count::default();
        for line in [
            "running 3 tests",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.42s",
            "5 passed",
            "journey swipes: not in WebKit, for want of fingers",
            "journey opening: 2.1 s",
        ] {
            count.read(line);
        }
        assert_eq!(
            count,
            Count { passed: 15, failed: 2, left_out: vec!["swipes: not in WebKit, for want of fingers".to_owned()] }
        );
    }
}
