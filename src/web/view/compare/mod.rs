//! Two scenarios side by side.

use leptos::prelude::*;

/// The view.
#[component]
pub fn CompareView() -> impl IntoView {
    view! { <div class="compare" id="compare"></div> }
}
