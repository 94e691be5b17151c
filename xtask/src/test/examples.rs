//! Which packages have examples in their documentation: running those of a package takes a compiler's start and more, whether it has any.

use std::{fs, path::Path};

use crate::{
    finish::sums::files,
    run::{Result, root},
};

/// The packages of src/ with an example in their documentation.
///
/// # Errors
/// When a source cannot be read.
pub fn packages() -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join("src"))? {
        let folder = entry?.path();
        if folder.join("Cargo.toml").is_file() && has_example(&folder)? {
            found.extend(folder.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    found.sort();
    Ok(found)
}

fn has_example(folder: &Path) -> Result<bool> {
    for (name, path) in files(folder)? {
        if Path::new(&name).extension().is_some_and(|ending| ending == "rs") && is_with_example(&fs::read_to_string(path)?) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a source has an example: a fence in a comment that documents.
fn is_with_example(source: &str) -> bool {
    source.lines().any(|line| {
        let line = line.trim_start();
        ["///", "//!"].into_iter().any(|mark| line.strip_prefix(mark).is_some_and(|rest| rest.trim_start().starts_with("```")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_in_documentation_is_an_example_and_one_elsewhere_is_not() {
        assert!(is_with_example("/// Adds.\n///\n/// ```\n/// assert_eq!(1 + 1, 2);\n/// ```\nfn add() {}"));
        assert!(is_with_example("    //! ``` rust"));
        assert!(!is_with_example("// ```\nlet text = \"```\";"));
    }

    #[test]
    fn the_mathematics_have_examples() {
        assert!(packages().is_ok_and(|packages| packages.contains(&"matching".to_owned())));
    }
}
