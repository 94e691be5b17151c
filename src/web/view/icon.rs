//! Icons: 16 px, stroke 1.5, drawn here, always beside or inside something named.

use leptos::prelude::*;

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Back one step.
    Undo,
    /// Forward one step.
    Redo,
    /// The list of steps.
    History,
    /// A link.
    Link,
    /// A tack: pinned.
    Tack,
    /// A cross: forbidden, close, error.
    Cross,
    /// A tick.
    Check,
    /// A triangle with a mark.
    Warning,
    /// An open eye.
    Eye,
    /// A crescent.
    Moon,
    /// A star.
    Star,
    /// A pencil: rename.
    Pencil,
    /// Two sheets: copy.
    Copy,
    /// A bin: delete.
    Bin,
    /// Pointing down: there is a list.
    Down,
    /// Two columns: compare.
    Compare,
    /// A plus: add.
    Plus,
}

/// Draws an icon, hidden from screen readers.
#[component]
pub fn Glyph(
    /// Which.
    icon: Icon,
) -> impl IntoView {
    let path = match icon {
        Icon::Undo => "M3 6h7a3.5 3.5 0 0 1 0 7H6M6 3 3 6l3 3",
        Icon::Redo => "M13 6H6a3.5 3.5 0 0 0 0 7h4M10 3l3 3-3 3",
        Icon::History => "M2.5 8a5.5 5.5 0 1 0 1.8-4.1M2.5 2.5v2.8h2.8M8 5v3.2l2.2 1.4",
        Icon::Link => "M6.5 9.5l3-3M7 4.6l1.4-1.4a3 3 0 0 1 4.3 4.3L11.3 9M9 11.4l-1.4 1.4a3 3 0 0 1-4.3-4.3L4.7 7",
        Icon::Tack => "M5.5 2.5h5M6.5 2.5v4L5 8.5h6L9.5 6.5v-4M8 8.5v5",
        Icon::Cross => "M4 4l8 8M12 4l-8 8",
        Icon::Check => "M3 8.5l3.2 3L13 4.5",
        Icon::Warning => "M8 2.5l6 11H2zM8 6.5v3.5M8 12v.2",
        Icon::Eye => "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
        Icon::Moon => "M13 9.5A5.5 5.5 0 1 1 6.5 3a4.5 4.5 0 0 0 6.5 6.5z",
        Icon::Star => "M8 2.2l1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4-2.9-2.8 4-.6z",
        Icon::Pencil => "M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3zM9 4.7L11.3 7",
        Icon::Copy => "M5.5 5.5h7v8h-7zM10.5 5.5v-3h-7v8h2",
        Icon::Bin => "M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9M7 7v4M9 7v4",
        Icon::Down => "M4 6.5l4 4 4-4",
        Icon::Plus => "M8 3v10M3 8h10",
        Icon::Compare => "M2.5 3h4.5v10H2.5zM9 3h4.5v10H9M9 3v10",
    };
    view! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d=path />
        </svg>
    }
}

/// The mark of the product: two dots joined by an arc, west and east.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 24 16" width="24" height="16" aria-hidden="true" focusable="false">
            <path d="M5 10.5C5 2.5 19 2.5 19 10.5" class="mark-arc" />
            <circle cx="5" cy="11" r="3.6" class="mark-west" />
            <circle cx="19" cy="11" r="3.6" class="mark-east" />
        </svg>
    }
}
