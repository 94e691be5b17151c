//! What is remembered of the way to a scenario never changes where the way leads.

use domain::Fingerprint;
use proptest::prelude::*;
use session::{Document, Edit, Trail};

use super::{
    fixture::BASE,
    inputs::{any_edit, full},
};

#[derive(Clone, Debug)]
enum Step {
    Edit(Edit),
    To(prop::sample::Index),
    /// The document of another slot, of the same base or of another.
    Other(Vec<Edit>, bool),
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => any_edit().prop_map(Step::Edit),
        3 => any::<prop::sample::Index>().prop_map(Step::To),
        1 => (prop::collection::vec(any_edit(), 0..8), any::<bool>()).prop_map(|(edits, same)| Step::Other(edits, same)),
    ]
}

proptest! {
    #[test]
    fn a_document_comes_to_the_same_by_the_trail_and_from_its_base(
        stride in 1_usize..4, steps in prop::collection::vec(any_step(), 1..90),
    ) {
        let base = full();
        let mut trail = Trail::every(stride);
        let mut document = Document::new(BASE);
        for step in steps {
            match step {
                Step::Edit(edit) => document.push(edit),
                Step::To(index) => document.cursor = index.index(document.edits.len() + 1),
                Step::Other(edits, same) => {
                    let cursor = edits.len();
                    document = Document { base: if same { BASE } else { Fingerprint(7) }, edits: edits.into(), cursor };
                }
            }
            prop_assert_eq!(trail.replay(&document, &base), document.replay(&base));
        }
    }
}
