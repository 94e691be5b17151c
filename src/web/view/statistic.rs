//! A number that leads to the rows behind it.

use leptos::prelude::*;

use crate::{i18n::Lang, state::Desk};

/// The number as a button.
#[component]
pub fn Statistic(
    /// Classes besides its own.
    class: &'static str,
    /// What the number is of, for those who hear the page; the text says it itself where it is left out.
    #[prop(optional, into)]
    name: MaybeProp<String>,
    /// Where it leads, for those who ask before they click.
    to: fn(Lang) -> &'static str,
    /// Leads there.
    go: impl Fn() + 'static,
    /// The number.
    children: Children,
) -> impl IntoView {
    let lang = Desk::get().lang;
    view! {
        <button type="button" class=format!("statistic {class}") title=move || to(lang.get()) on:click=move |_| go()>
            {move || name.get().map(|name| view! { <span class="unseen">{name}" "</span> })}
            {children()}
        </button>
    }
}
