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
