//! How value and bound of a search moved. Read from the answers of the searching processes by `joint`.

/// Where a search stood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Seconds since its beginning.
    pub seconds: f64,
    /// Value of the best plan, in points.
    pub value: f64,
    /// Upper bound of any plan, in points.
    pub bound: f64,
}

impl Standing {
    /// bound ÷ value − 1, in per cent.
    pub fn gap(&self) -> f64 {
        (self.bound / self.value - 1.0) * 100.0
    }
}

/// A search from its first plan to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    steps: Vec<Standing>,
    /// Whether it ended by itself.
    pub proved: bool,
}

impl Trace {
    /// Reads "t value bound;…|proved" or "…|limit".
    ///
    /// # Errors
    /// The line, where it is no such line.
    pub fn read(line: &str) -> Result<Self, String> {
        let wrong = || format!("no trace: {line}");
        let (steps, end) = line.split_once('|').ok_or_else(wrong)?;
        let read = |step: &str| {
            let numbers: Vec<f64> = step.split(' ').filter_map(|number| number.parse().ok()).collect();
            let [seconds, value, bound] = numbers.as_slice() else { return Err(wrong()) };
            Ok(Standing { seconds: *seconds, value: *value, bound: *bound })
        };
        let steps = steps.split(';').filter(|step| !step.is_empty()).map(read).collect::<Result<_, _>>()?;
        Ok(Self { steps, proved: end == "proved" })
    }

    /// Where it stood after so many seconds; `None` before its first plan.
    pub fn at(&self, seconds: f64) -> Option<Standing> {
        self.steps.iter().rev().find(|step| step.seconds <= seconds).copied()
    }

    /// Where it ended.
    pub fn last(&self) -> Option<Standing> {
        self.steps.last().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Trace;

    #[test]
    fn a_trace_says_where_a_search_stood_at_any_time() {
        let trace = Trace::read("0.5 10 12;0.9 10.5 11;3 10.5 10.5|proved").unwrap();
        assert!(trace.proved && trace.at(0.4).is_none());
        assert_eq!(trace.at(1.0).map(|standing| (standing.value, standing.bound)), Some((10.5, 11.0)));
        assert_eq!(trace.last().map(|standing| standing.gap()), Some(0.0));
        assert!(Trace::read("|limit").unwrap().last().is_none());
        assert!(Trace::read("0.5 10|limit").is_err() && Trace::read("no plan").is_err());
    }
}
