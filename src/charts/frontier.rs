//! A frontier of plans as points: worst coverage to the right, value upwards. Where each point stands, and where the ticks of the axes
//! are; lengths in the unit of the drawing, origin at the top left.

/// A point of the frontier as measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// Worst coverage, 0 to 1.
    pub worst: f64,
    /// Value in points.
    pub value: f64,
}

/// Where things stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// Places of the points, in the order in which they were given.
    pub points: Vec<(f64, f64)>,
    /// Ticks of the axis of coverage: share, place.
    pub across: Vec<(f64, f64)>,
    /// Ticks of the axis of value: points, place.
    pub up: Vec<(f64, f64)>,
}

/// The size of the drawing, and what is kept free for the axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width in all.
    pub width: f64,
    /// Height in all.
    pub height: f64,
    /// Free to the left and below.
    pub margin: f64,
    /// Free to the right and above.
    pub edge: f64,
}

/// Lays points out. Both axes begin and end at round numbers around the points. O(n).
pub fn layout(points: &[Measured], frame: Frame) -> Frontier {
    let (left, right) = (frame.margin, frame.width - frame.edge);
    let (top, bottom) = (frame.edge, frame.height - frame.margin);
    let (coverage, value) =
        (Axis::around(points.iter().map(|point| point.worst), 0.01), Axis::around(points.iter().map(|point| point.value), 0.1));
    let across = |share: f64| left + (right - left) * coverage.share(share);
    let up = |points: f64| bottom - (bottom - top) * value.share(points);
    Frontier {
        points: points.iter().map(|point| (across(point.worst), up(point.value))).collect(),
        across: coverage.ticks().map(|tick| (tick, across(tick))).collect(),
        up: value.ticks().map(|tick| (tick, up(tick))).collect(),
    }
}

/// An axis from one multiple of its step to another.
#[derive(Clone, Copy, Debug)]
struct Axis {
    step: f64,
    first: i64,
    last: i64,
}

impl Axis {
    /// At most six steps of 1, 2 or 5 × a power of ten that hold all numbers, and none smaller than `finest`.
    fn around(numbers: impl Iterator<Item = f64> + Clone, finest: f64) -> Self {
        let least = numbers.clone().fold(f64::INFINITY, f64::min);
        let greatest = numbers.fold(f64::NEG_INFINITY, f64::max);
        let (least, greatest) = if least <= greatest { (least, greatest) } else { (0.0, 1.0) };
        let mut step = finest;
        for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
            let (first, last) = ((least / step).floor() as i64, (greatest / step).ceil() as i64);
            if last - first <= 6 {
                return Self { step, first, last: last.max(first + 1) };
            }
            step *= factor;
        }
        Self { step: 1.0, first: 0, last: 1 }
    }

    fn share(self, number: f64) -> f64 {
        (number / self.step - self.first as f64) / (self.last - self.first) as f64
    }

    fn ticks(self) -> impl Iterator<Item = f64> {
        (self.first..=self.last).map(move |tick| tick as f64 * self.step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { width: 300.0, height: 200.0, margin: 40.0, edge: 10.0 };

    #[test]
    fn points_stand_within_the_axes_and_keep_their_order() {
        let points = [
            Measured { worst: 0.0, value: 51.8 },
            Measured { worst: 0.21, value: 50.2 },
            Measured { worst: 0.34, value: 44.9 },
        ];
        let found = layout(&points, FRAME);
        assert!(found.points.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
        assert!(found.points.iter().all(|(x, y)| (40.0..=290.0).contains(x) && (10.0..=160.0).contains(y)));
        assert!((2..=8).contains(&found.across.len()) && (2..=8).contains(&found.up.len()));
        assert_eq!(found.up.iter().map(|(tick, _)| *tick).collect::<Vec<_>>(), [44.0, 46.0, 48.0, 50.0, 52.0]);
    }

    #[test]
    fn one_point_and_none_have_axes_too() {
        let one = layout(&[Measured { worst: 0.5, value: 3.03 }], FRAME);
        assert_eq!((one.points.len(), one.up.len()), (1, 2), "from 3.0 to 3.1");
        assert!(layout(&[], FRAME).across.len() >= 2);
    }
}
