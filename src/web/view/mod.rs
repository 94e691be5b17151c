//! Components, one a file. Each reads [`Desk`](crate::state::Desk) and draws; what users read comes from `i18n`.

mod about;
mod allocation;
mod app;
mod banners;
mod bounds;
mod compare;
mod conflict;
mod desk;
mod diagram;
mod figures;
mod help;
mod history;
mod icon;
mod long_work;
mod map;
mod matrix;
mod matrix_cell;
mod matrix_foot;
mod matrix_modes;
mod pair_facts;
mod pair_panel;
mod popover;
mod shell;
mod slots;
mod start;
mod status;
mod strategies;
mod strip;
mod sure;
mod toasts;
mod tour;
mod unmet;
mod weights;
mod why;

pub use app::App;
