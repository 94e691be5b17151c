//! Whether a finger that went down on a slider means the slider or the page. Until it has said so, nothing is tried out; where it
//! scrolls, the slider takes nothing of it. Mouse and keys always mean the slider.

/// How far a finger moves before it has said what it means, in CSS pixels.
const SLACK: f64 = 8.0;

/// What is known of the finger on a slider.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Finger {
    /// None is down.
    #[default]
    Away,
    /// It is down and has not moved yet. Where it began, in CSS pixels of the screen.
    Open(f64, f64),
    /// It moves the slider.
    Slides,
    /// It moves the page: whatever the slider says is not meant.
    Scrolls,
}

impl Finger {
    /// A pointer goes down.
    pub fn down(is_finger: bool, x: f64, y: f64) -> Self {
        if is_finger { Self::Open(x, y) } else { Self::Away }
    }

    /// It moves: what it does first, across or along, is what it means.
    #[must_use]
    pub fn moved(self, x: f64, y: f64) -> Self {
        let Self::Open(from_x, from_y) = self else { return self };
        let (across, along) = ((x - from_x).abs(), (y - from_y).abs());
        match across.max(along) < SLACK {
            true => self,
            false if across > along => Self::Slides,
            false => Self::Scrolls,
        }
    }

    /// The browser has taken it to scroll or zoom the page.
    #[must_use]
    pub fn taken(self) -> Self {
        if self == Self::Away { self } else { Self::Scrolls }
    }

    /// Whether what the slider says on the way is meant.
    pub fn tries_out(self) -> bool {
        matches!(self, Self::Away | Self::Slides)
    }

    /// Whether what the slider says in the end is meant: a tap on its track is.
    pub fn sets(self) -> bool {
        self != Self::Scrolls
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finger_means_what_it_does_first() {
        let down = Finger::down(true, 100.0, 100.0);
        assert!(!down.tries_out() && down.sets(), "a tap sets, and tries nothing out");
        assert_eq!(down.moved(104.0, 103.0), down, "a trembling finger has not moved");
        let slides = down.moved(110.0, 103.0);
        assert!(slides.tries_out() && slides.sets());
        assert_eq!(slides.moved(110.0, 300.0), slides, "once it slides it may wander");
        let scrolls = down.moved(103.0, 90.0);
        assert!(!scrolls.tries_out() && !scrolls.sets());
        assert_eq!(scrolls.moved(300.0, 90.0), scrolls);
        assert_eq!(down.moved(108.0, 108.0), Finger::Scrolls, "in doubt the page scrolls and nothing is changed");
    }

    #[test]
    fn what_the_browser_takes_changes_nothing_however_it_began() {
        for begun in [Finger::down(true, 0.0, 0.0), Finger::Slides, Finger::Scrolls] {
            assert!(!begun.taken().sets());
        }
        let mouse = Finger::down(false, 0.0, 0.0);
        assert!(mouse.moved(0.0, 90.0).tries_out() && mouse.taken().sets());
    }
}
