//! The strategies: the switch in the strip, and the view that sets them side by side with the frontier between them.

mod frontier;
mod switch;
mod table;

use leptos::prelude::*;

pub use switch::{STRATEGIES, StrategySwitch};

use self::{frontier::FrontierChart, table::StrategyTable};
use crate::state::Desk;

/// All strategies with all their measures, what each costs against the best value, and the plans in between.
#[component]
pub fn StrategiesView() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    desk.want_strategies();
    view! {
        <section class="sheet" id="strategies">
            <div class="pane-head">
                <h2>{move || lang.get().side_by_side()}</h2>
                <span class="quiet">{move || lang.get().strategies_sub()}</span>
            </div>
            <StrategyTable />
            <FrontierChart />
        </section>
    }
}
