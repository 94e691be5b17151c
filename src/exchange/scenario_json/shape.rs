//! What JSON may look like, as data: the published schema is written from it, and files are checked against it, every error with its path.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{JsonError, JsonProblem};

/// Most errors that are told one by one.
const MOST_ERRORS: usize = 1_000;

/// What a value may be.
pub enum Shape {
    /// A text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number within these.
    Number(i64, u64),
    /// What may be `null` too.
    Optional(Box<Shape>),
    /// A list of up to so many.
    List(Box<Shape>, usize),
    /// A list of so many.
    Tuple(Vec<Shape>),
    /// One of several names, or a name with what belongs to it: `"estimated"`, `{"fen": 300}`.
    Choice(Vec<(&'static str, Option<Shape>)>),
    /// An object with these fields and no others.
    Object(Vec<Field>),
    /// A shape that has a name in the schema.
    Named(&'static str, fn() -> Shape),
}

/// A field of an object.
pub struct Field {
    name: &'static str,
    shape: Shape,
    is_required: bool,
}

/// A field that is always there.
pub fn field(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, is_required: true }
}

/// A field that may be left out.
pub fn may(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, is_required: false }
}

/// A list of a shape.
pub fn list(shape: Shape) -> Shape {
    Shape::List(Box::new(shape), 10_000)
}

/// A list of a shape as long as a table of rows or of amounts may be.
pub fn long_list(shape: Shape) -> Shape {
    Shape::List(Box::new(shape), 100_000)
}

/// A shape or `null`.
pub fn optional(shape: Shape) -> Shape {
    Shape::Optional(Box::new(shape))
}

/// One of these names.
pub fn one_of(names: &[&'static str]) -> Shape {
    Shape::Choice(names.iter().map(|name| (*name, None)).collect())
}

impl Shape {
    /// As JSON Schema; what is named is put among the definitions. O(size).
    pub fn schema(&self, definitions: &mut BTreeMap<&'static str, Value>) -> Value {
        match self {
            Self::Text => json!({"type": "string"}),
            Self::Flag => json!({"type": "boolean"}),
            Self::Number(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
            Self::Optional(shape) => json!({"anyOf": [shape.schema(definitions), {"type": "null"}]}),
            Self::List(shape, most) => json!({"type": "array", "items": shape.schema(definitions), "maxItems": most}),
            Self::Tuple(shapes) => {
                let (count, items) = (shapes.len(), shapes.iter().map(|shape| shape.schema(definitions)).collect::<Vec<_>>());
                json!({"type": "array", "prefixItems": items, "minItems": count, "maxItems": count})
            }
            Self::Choice(choices) => {
                let names: Vec<&str> = choices.iter().filter(|(_, of)| of.is_none()).map(|(name, _)| *name).collect();
                let mut any: Vec<Value> = if names.is_empty() { Vec::new() } else { vec![json!({"enum": names})] };
                for (name, of) in choices.iter().filter_map(|(name, of)| Some((name, of.as_ref()?))) {
                    any.push(object([(*name, of.schema(definitions))].into_iter(), &[name]));
                }
                if any.len() == 1 { any.remove(0) } else { json!({"anyOf": any}) }
            }
            Self::Object(fields) => {
                let required: Vec<&str> = fields.iter().filter(|field| field.is_required).map(|field| field.name).collect();
                object(fields.iter().map(|field| (field.name, field.shape.schema(definitions))), &required)
            }
            Self::Named(name, shape) => {
                if !definitions.contains_key(name) {
                    let schema = shape().schema(definitions);
                    definitions.insert(name, schema);
                }
                json!({"$ref": format!("#/$defs/{name}")})
            }
        }
    }

    /// All that is wrong with a value at a path. O(size of the value).
    pub fn check(&self, value: &Value, path: &str) -> Vec<JsonError> {
        let mut errors = Vec::new();
        self.find(value, path, &mut errors);
        let more = errors.len().saturating_sub(MOST_ERRORS);
        if more > 0 {
            errors.truncate(MOST_ERRORS);
            errors.push(JsonError { path: path.to_owned(), problem: JsonProblem::More(more) });
        }
        errors
    }

    fn find(&self, value: &Value, path: &str, errors: &mut Vec<JsonError>) {
        let mut tell = |problem| errors.push(JsonError { path: path.to_owned(), problem });
        match (self, value) {
            (Self::Text, Value::String(_)) | (Self::Flag, Value::Bool(_)) | (Self::Optional(_), Value::Null) => {}
            (Self::Number(least, most), Value::Number(number)) => {
                let is_within = number.as_u64().map_or_else(
                    || number.as_i64().is_some_and(|number| number >= *least),
                    |number| number <= *most && i64::try_from(number).map_or(true, |number| number >= *least),
                );
                if !is_within {
                    tell(JsonProblem::Number { found: number.to_string(), least: *least, most: *most });
                }
            }
            (Self::Optional(shape), value) => shape.find(value, path, errors),
            (Self::List(_, most), Value::Array(items)) if items.len() > *most => {
                tell(JsonProblem::TooMany { found: items.len(), most: *most });
            }
            (Self::List(shape, _), Value::Array(items)) => {
                // What has a name is made once for all items.
                let named = if let Self::Named(_, shape) = &**shape { Some(shape()) } else { None };
                let shape = named.as_ref().unwrap_or(shape);
                for (place, item) in items.iter().enumerate() {
                    shape.find(item, &format!("{path}/{place}"), errors);
                }
            }
            (Self::Tuple(shapes), Value::Array(items)) if shapes.len() == items.len() => {
                for (place, (shape, item)) in shapes.iter().zip(items).enumerate() {
                    shape.find(item, &format!("{path}/{place}"), errors);
                }
            }
            (Self::Choice(choices), value) => match chosen(choices, value) {
                Some(Some((name, shape, value))) => shape.find(value, &format!("{path}/{name}"), errors),
                Some(None) => {}
                None => tell(JsonProblem::Choice(choices.iter().map(|(name, _)| *name).collect())),
            },
            (Self::Object(fields), Value::Object(found)) => {
                for Field { name, shape, is_required } in fields {
                    match found.get(*name) {
                        Some(value) => shape.find(value, &format!("{path}/{name}"), errors),
                        None if *is_required => {
                            errors.push(JsonError { path: path.to_owned(), problem: JsonProblem::Missing(name) });
                        }
                        None => {}
                    }
                }
                for unknown in found.keys().filter(|key| fields.iter().all(|field| field.name != *key)) {
                    errors.push(JsonError { path: path.to_owned(), problem: JsonProblem::UnknownField(unknown.clone()) });
                }
            }
            (Self::Named(_, shape), value) => shape().find(value, path, errors),
            (expected, _) => tell(JsonProblem::Expected(expected.name())),
        }
    }

    /// What a value of it is called in JSON.
    fn name(&self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Flag => "boolean",
            Self::Number(..) => "integer",
            Self::List(..) | Self::Tuple(_) => "array",
            Self::Choice(_) => "string or object",
            Self::Object(_) => "object",
            Self::Optional(shape) => shape.name(),
            Self::Named(_, shape) => shape().name(),
        }
    }
}

/// The choice that a value makes, with what belongs to it.
type Chosen<'a> = Option<(&'static str, &'a Shape, &'a Value)>;

fn chosen<'a>(choices: &'a [(&'static str, Option<Shape>)], value: &'a Value) -> Option<Chosen<'a>> {
    match value {
        Value::String(name) => choices.iter().any(|(known, of)| known == name && of.is_none()).then_some(None),
        Value::Object(of) if of.len() == 1 => {
            let (name, value) = of.iter().next()?;
            let (known, shape) = choices.iter().find(|(known, _)| known == name)?;
            Some(Some((*known, shape.as_ref()?, value)))
        }
        _ => None,
    }
}

fn object(fields: impl Iterator<Item = (&'static str, Value)>, required: &[&str]) -> Value {
    let properties: Map<String, Value> = fields.map(|(name, schema)| (name.to_owned(), schema)).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}
