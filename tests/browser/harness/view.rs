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
}

/// A common desk.
pub const DESKTOP: View = View { width: 1440, height: 900, scale: 1, phone: false, dark: false };
/// A common phone.
pub const PHONE: View = View { width: 390, height: 844, scale: 2, phone: true, dark: false };

impl View {
    /// The same at night.
    pub const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// The same, of another width.
    pub const fn wide(self, width: u32) -> Self {
        Self { width, ..self }
    }
}
