//! The attributes of what lies between a cooperative and a province.

use super::{Attribute, Form, Used, Value, cell};
use crate::connection::Connection;

/// Most kilometres of a road, and most tenths of a day on it.
const LONGEST: (i64, i64) = (20_000, 1_000);
/// Most partner enterprises of a pair.
const MOST_ENTERPRISES: i64 = 100_000;

/// The attributes of a connection, in the order of their columns.
pub const CONNECTION: &[Attribute<Connection>] = &[
    Attribute {
        id: "east",
        name: ("东部", "East"),
        aliases: &["东部供销社"],
        form: Form::Division,
        used: Used::Always,
        is_required: true,
        get: |row| cell::code(row.pair.east),
        set: |row, value| cell::take(&mut row.pair.east, cell::as_optional_code(value).map(Option::unwrap_or_default)),
    },
    Attribute {
        id: "west",
        name: ("西部", "West"),
        aliases: &["西部省区"],
        form: Form::Division,
        used: Used::Always,
        is_required: true,
        get: |row| cell::code(row.pair.west),
        set: |row, value| cell::take(&mut row.pair.west, cell::as_optional_code(value).map(Option::unwrap_or_default)),
    },
    Attribute {
        id: "road_km",
        name: ("公路里程", "Road"),
        aliases: &["里程", "公里"],
        form: Form::Whole { least: 0, most: LONGEST.0 },
        used: Used::Always,
        is_required: false,
        get: |row| Value::Number(row.road_km),
        set: |row, value| cell::take(&mut row.road_km, cell::as_number(value).map(Option::unwrap_or_default)),
    },
    Attribute {
        id: "days",
        name: ("货车车程", "By truck"),
        aliases: &["天数", "货车天数", "Truck days"],
        form: Form::Tenths { most: LONGEST.1 },
        used: Used::Always,
        is_required: false,
        get: |row| Value::Number(row.truck_tenths),
        set: |row, value| cell::take(&mut row.truck_tenths, cell::as_number(value).map(Option::unwrap_or_default)),
    },
    Attribute {
        id: "enterprises",
        name: ("合作企业", "Partner enterprises"),
        aliases: &["合作企业数"],
        form: Form::Whole { least: 0, most: MOST_ENTERPRISES },
        used: Used::Always,
        is_required: false,
        get: |row| cell::count(i64::from(row.enterprises)),
        set: |row, value| cell::take(&mut row.enterprises, cell::as_count(value)),
    },
];
