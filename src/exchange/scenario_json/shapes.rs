//! The shapes of a scenario and of all that it consists of, in version 1. They mirror how `domain`'s types are written: tests hold one
//! against the other.

use super::shape::{
    Shape::{self, Choice, Flag, Named, Number, Object, Text, Tuple},
    field, list, long_list, may, one_of, optional,
};

const WHOLE: Shape = Number(i64::MIN, i64::MAX as u64);
const COUNT: Shape = Number(0, u32::MAX as u64);
const CODE: Shape = Named("adcode", || Number(0, 999_999));
const MONTH: Shape = Named("month", || Number(0, 255));
const PAIR: Shape = Named("pair", || Object(vec![field("east", CODE), field("west", CODE)]));
const NAME: Shape = Named("text", || Object(vec![field("zh", Text), field("en", Text)]));
const BOUNDS: Shape = Named("bounds", || Object(vec![field("least", COUNT), field("most", COUNT)]));
const CONTACT: Shape =
    Named("contact", || Object(vec![may("unit", Text), may("person", Text), may("contact", Text), may("remark", Text)]));
const PROVENANCE: Shape = Named("provenance", || {
    let reported = Object(vec![field("source", Text), field("date", Text)]);
    Choice(vec![("reported", Some(reported)), ("estimated", None), ("illustrative", None)])
});
const RULE: Shape = Named("pair_rule", || one_of(&["free", "pinned", "forbidden"]));
const AMOUNT: Shape = Named("amount", || Object(vec![field("offer", Text), field("need", Text), field("amount", WHOLE)]));

/// A scenario.
pub fn scenario() -> Shape {
    Object(vec![
        field("name", NAME),
        field("date", Text),
        field("divisions", list(Named("division", division))),
        field("counties", list(Named("county", county))),
        field("products", list(Named("product", product))),
        field("routes", list(Named("route", route))),
        field("vocabulary", vocabulary()),
        field("kinds", list(Named("kind", kind))),
        field("rules", Named("rules", rules)),
        field("cooperatives", list(Named("cooperative", cooperative))),
        field("enterprises", list(Object(vec![field("pair", PAIR), field("count", COUNT)]))),
        field("offers", long_list(Named("offer", offer))),
        field("needs", long_list(Named("need", need))),
        field("schemes", list(Named("scheme", scheme))),
        field("scheme", Text),
        field("pins", list(PAIR)),
        field("forbids", list(PAIR)),
        field("fixed", list(AMOUNT)),
        field("strategy", one_of(&["best_value", "fairest", "stable", "least_change"])),
        field("step_limit", Number(0, u64::MAX)),
        may("held", optional(Named("held", held))),
        may(
            "agreed",
            optional(Object(vec![field("date", Text), field("pairs", list(PAIR)), field("amounts", long_list(AMOUNT))])),
        ),
        may("events", list(Named("event", event))),
        may("lots", list(Named("lot", lot))),
        may("as_of", optional(MOMENT)),
    ])
}

/// Hours since 1970-01-01 00:00, in local time.
const MOMENT: Shape = WHOLE;

fn lot() -> Shape {
    let shipment = || {
        Object(vec![
            field("offer", Text),
            field("tonnes", WHOLE),
            may("channel", optional(Text)),
            field("leaves", MOMENT),
            field("arrives", MOMENT),
        ])
    };
    Object(vec![
        field("id", Text),
        field("county", CODE),
        field("product", Text),
        field("tonnes", WHOLE),
        field("ready", MOMENT),
        field("keeps", Choice(vec![("until", Some(MOMENT)), ("hours", Some(COUNT))])),
        field("cold_chain", Flag),
        field("floor_fen", WHOLE),
        field("reported", PROVENANCE),
        may("contact", CONTACT),
        may("note", Text),
        may("accepted", optional(Object(vec![field("on", Text), field("shipments", list(Named("lot_shipment", shipment)))]))),
    ])
}

fn event() -> Shape {
    const SLOT: Shape = Named("slot", || Object(vec![field("round", COUNT), field("table", COUNT)]));
    let meeting =
        || Object(vec![field("id", COUNT), field("pair", PAIR), field("rounds", COUNT), may("fixed", optional(SLOT))]);
    Object(vec![
        field("id", Text),
        field("name", Text),
        field("place", Text),
        field("date", Text),
        field("begins", COUNT),
        field("minutes", COUNT),
        field("tables", COUNT),
        field("rounds", COUNT),
        field("breaks", list(Object(vec![field("after", COUNT), field("minutes", COUNT)]))),
        field("meetings", list(Named("meeting", meeting))),
        field("absences", list(Object(vec![field("party", CODE), field("round", COUNT)]))),
        field("announced", list(Object(vec![field("meeting", COUNT), field("slot", SLOT)]))),
    ])
}

fn division() -> Shape {
    let byte = || Number(0, 255);
    Object(vec![field("adcode", CODE), field("name", NAME), field("short", NAME), field("col", byte()), field("row", byte())])
}

fn county() -> Shape {
    Object(vec![
        field("adcode", CODE),
        field("name", NAME),
        field("short", NAME),
        may("aliases", list(Text)),
        field("province", CODE),
        field("prefecture", Text),
        may("deep_poverty", Flag),
        may("extra_km", WHOLE),
        may("extra_truck_tenths", WHOLE),
    ])
}

fn product() -> Shape {
    Object(vec![
        field("id", Text),
        field("name", NAME),
        field("category", Text),
        field("province", CODE),
        may("prefecture", optional(CODE)),
        may("county", optional(CODE)),
        field("harvest", list(MONTH)),
        field("shelf_days", WHOLE),
        field("cold_chain", Flag),
        field("price_fen", WHOLE),
    ])
}

fn route() -> Shape {
    Object(vec![field("east", CODE), field("west", CODE), field("road_km", WHOLE), field("truck_tenths", WHOLE)])
}

fn vocabulary() -> Shape {
    let terms = || list(Named("term", || Object(vec![field("id", Text), field("name", NAME)])));
    let related = || list(Tuple(vec![Text, Text]));
    Object(vec![
        field("sectors", terms()),
        field("categories", terms()),
        field("occupations", terms()),
        field("subjects", terms()),
        field("related_occupations", related()),
        field("related_subjects", related()),
    ])
}

fn kind() -> Shape {
    let rules = one_of(&[
        "sector_funded",
        "product_taken",
        "same_month",
        "in_season",
        "fresh_on_arrival",
        "cold_chain",
        "price_covers_freight",
        "occupation_matches",
        "destination_accepted",
        "subject_matches",
        "mode_offered",
        "month_suits",
    ]);
    let criteria = one_of(&[
        "sector",
        "nearness",
        "partner_enterprise",
        "freshness",
        "freight",
        "price",
        "occupation",
        "place",
        "subject",
        "mode",
    ]);
    Object(vec![
        field("id", Text),
        field("name", NAME),
        field("short", NAME),
        field("unit", one_of(&["wan_yuan", "tonnes", "persons", "seats"])),
        field("filling", one_of(&["divisible", "whole"])),
        field("hard_rules", list(rules)),
        field("criteria", list(Object(vec![field("criterion", criteria), field("weight", COUNT)]))),
    ])
}

fn rules() -> Shape {
    Object(vec![
        field("version", COUNT),
        field("kind_weights", list(Object(vec![field("kind", Text), field("weight", COUNT)]))),
        field("cooperative_bounds", BOUNDS),
        field("province_bounds", BOUNDS),
        field("pool", Object(vec![field("numerator", COUNT), field("denominator", COUNT)])),
        field("drop_penalty", COUNT),
        field("tolerance_per_mille", COUNT),
        field("error_rates", Object(vec![field("reported", COUNT), field("estimated", COUNT), field("illustrative", COUNT)])),
        field("least_fit", WHOLE),
        field("nearness_zero_tenths", WHOLE),
        field("freshness_full_tenths", WHOLE),
        field(
            "shipping",
            Object(vec![
                field("packing_tenths", WHOLE),
                field("selling_tenths", WHOLE),
                field("caution_tenths", WHOLE),
                field("storable_from_days", WHOLE),
                field("freight_fen_per_tonne_km", WHOLE),
                field("truck_load_tonnes", WHOLE),
            ]),
        ),
    ])
}

fn cooperative() -> Shape {
    Object(vec![field("division", CODE), field("side", one_of(&["supporter", "supported"])), may("bounds", optional(BOUNDS))])
}

fn offer() -> Shape {
    let share = Object(vec![field("least", WHOLE), field("greatest", WHOLE)]);
    let ceiling = Choice(vec![("fen", Some(WHOLE)), ("percent_of_reference", Some(WHOLE))]);
    let terms = Object(vec![
        may("sectors", list(Text)),
        may("share", optional(share)),
        may("product", optional(Text)),
        may("category", optional(Text)),
        may("month", optional(MONTH)),
        may("cold_chain", Flag),
        may("ceiling", optional(ceiling)),
        may("channels", list(Text)),
        may("occupation", optional(Text)),
        may("workplace", optional(Choice(vec![("near_home", None), ("at", Some(CODE))]))),
        may("subject", optional(Text)),
        may("on_site", Flag),
        may("online", Flag),
        may("months", list(MONTH)),
    ]);
    Object(vec![
        field("id", Text),
        field("cooperative", CODE),
        field("kind", Text),
        field("quantity", WHOLE),
        field("provenance", PROVENANCE),
        may("title", Text),
        may("terms", terms),
        may("contact", CONTACT),
    ])
}

fn need() -> Shape {
    let mode = || optional(one_of(&["on_site", "online"]));
    let terms = Object(vec![
        may("sector", optional(Text)),
        may("shared", Flag),
        may("lead", Flag),
        may("site", Text),
        may("period", Text),
        may("village", Text),
        may("product", optional(Text)),
        may("month", optional(MONTH)),
        may("cold_chain", Flag),
        may("floor_fen", optional(WHOLE)),
        may("occupation", optional(Text)),
        may("destinations", list(CODE)),
        may("preferred_destinations", list(CODE)),
        may("subject", optional(Text)),
        may("mode_required", mode()),
        may("mode_preferred", mode()),
        may("months", list(MONTH)),
        may("product_from_wider_area", Flag),
    ]);
    Object(vec![
        field("id", Text),
        field("county", CODE),
        field("kind", Text),
        field("quantity", WHOLE),
        may("priority", COUNT),
        field("provenance", PROVENANCE),
        may("title", Text),
        may("terms", terms),
        may("contact", CONTACT),
    ])
}

fn scheme() -> Shape {
    let pair = Object(vec![field("pair", PAIR), field("provenance", PROVENANCE)]);
    Object(vec![field("id", Text), field("pairs", list(pair))])
}

fn held() -> Shape {
    let what_if = Object(vec![field("pair", PAIR), field("rule", RULE)]);
    let from = Choice(vec![("what_if", Some(what_if)), ("next_best", None), ("frontier", None), ("known", None)]);
    Object(vec![
        field("pairs", list(PAIR)),
        field("rule", one_of(&["value", "fair"])),
        field("others", long_list(AMOUNT)),
        field("from", from),
    ])
}
