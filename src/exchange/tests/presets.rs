//! Presets on the reference scenario: each is known again by what it sets.

use domain::Strategy;
use session::{Edit, apply, presets::Preset};

fn reference_scenario() -> domain::Scenario {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let read = |name: &&str| {
        ((*name).to_owned(), std::fs::read(folder.join(format!("{name}.json"))).expect("the reference data are there"))
    };
    exchange::reference::scenario(&exchange::reference::FILES.iter().map(read).collect()).expect("the reference data are sound")
}

#[test]
fn every_preset_is_known_again_by_what_it_sets() {
    let base = reference_scenario();
    for preset in Preset::ALL {
        let edit = preset.edit(&base);
        // Whatever the weights are when the history is read.
        let mut now = base.clone();
        for other in Preset::ALL {
            apply(&mut now, &other.edit(&base)).unwrap();
            assert_eq!(Preset::of(&edit, &now), Some(preset));
        }
    }
    assert_eq!(Preset::of(&Edit::Together(vec![Edit::KindWeights(vec![2_500; 4]), Edit::DropPenalty(5)]), &base), None);
}

#[test]
fn only_what_says_so_sets_the_strategy() {
    let base = reference_scenario();
    for preset in Preset::ALL {
        let mut stable = base.clone();
        stable.strategy = Strategy::Stable;
        apply(&mut stable, &preset.edit(&base)).unwrap();
        let wanted = match preset {
            Preset::Fair => Strategy::Fairest,
            Preset::Reset => base.strategy,
            _ => Strategy::Stable,
        };
        assert_eq!(stable.strategy, wanted, "{preset:?}");
    }
}
