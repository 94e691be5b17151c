//! The planner's nouns: places, parties, kinds, offers, needs, rules, scenario and plan.
