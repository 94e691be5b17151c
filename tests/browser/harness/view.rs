//! What a page is looked at with.

/// A screen.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// Device pixels a CSS pixel.
    pub scale: u32,
    /// Whether it is a phone: touched, and laid out as phones do.
    pub phone: bool,
    /// Whether the device prefers dark.
    pub dark: bool,
    /// Whether the device has colours of its own put in the place of the page's (high contrast on Windows).
    pub forced_colours: bool,
}

const fn desk(width: u32, height: u32) -> View {
    View { width, height, scale: 1, phone: false, dark: false, forced_colours: false }
}

const fn phone(width: u32, height: u32) -> View {
    View { phone: true, scale: 2, ..desk(width, height) }
}

/// A common desk.
pub const DESKTOP: View = desk(1440, 900);
/// A common phone.
pub const PHONE: View = phone(390, 844);
/// The smallest phone that is looked at.
pub const SMALL_PHONE: View = phone(360, 780);
/// A phone on its side.
pub const LYING_PHONE: View = phone(844, 390);
/// A tablet, upright.
pub const TABLET: View = phone(820, 1180);
/// The smallest desk that is looked at: a projector, or a large screen enlarged.
pub const SMALL_DESK: View = desk(1280, 720);
/// A common laptop.
pub const LAPTOP: View = desk(1366, 768);
/// A large screen.
pub const LARGE_DESK: View = desk(2560, 1440);

/// All of them, by the width and height that their pictures are named by.
pub const ALL_VIEWS: [(&str, View); 8] = [
    ("360x780", SMALL_PHONE),
    ("390x844", PHONE),
    ("844x390", LYING_PHONE),
    ("820x1180", TABLET),
    ("1280x720", SMALL_DESK),
    ("1366x768", LAPTOP),
    ("1440x900", DESKTOP),
    ("2560x1440", LARGE_DESK),
];

impl View {
    /// The same at night.
    pub const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// The same with colours of the device's own.
    pub const fn forced_colours(self) -> Self {
        Self { forced_colours: true, ..self }
    }

    /// The same, of another width.
    pub const fn wide(self, width: u32) -> Self {
        Self { width, ..self }
    }
}
