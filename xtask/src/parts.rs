//! The parts of the page's program that load later, as the bundler finds them beside the glue: `split_PART.wasm`, and the script that
//! loads them. Called by `bundle`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::run::{Result, fail};

/// Ends the name of the script that loads the parts.
pub const SCRIPT_ENDING: &str = "_parts.js";
/// Begins the names of parts, as the splitter writes them.
const PART: &str = "split_";
/// How the splitter's script makes a part run: a site that gives out programs as text would end it.
const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
/// How it is done here: what came is what counts, not what it is called.
const WHOLE: &str = "src.then(async (response) => {
        if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
        return WebAssembly.instantiate(await response.arrayBuffer(), imports);
    })";

/// The programs of the parts in a folder, by name. The splitter's further modules, of what several parts share, are not known here.
///
/// # Errors
/// When the folder cannot be read, or has a module of another name.
pub fn programs(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut parts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("chunk_") {
            return fail(format!("{name}: parts that share a module of their own are not known to the bundler"));
        }
        if let Some(part) = name.strip_prefix(PART).and_then(|rest| rest.strip_suffix(".wasm")) {
            parts.push((part.to_owned(), path));
        }
    }
    parts.sort();
    Ok(parts)
}

/// The same among finished files, where the program is called `NAME_bg.wasm`.
///
/// # Errors
/// When the folder cannot be read.
pub fn of(folder: &Path, name: &str) -> Result<Vec<(String, PathBuf)>> {
    let mut parts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let part = file.strip_prefix(name).and_then(|rest| rest.strip_prefix('_')?.strip_suffix(".wasm"));
        if let Some(part) = part.filter(|part| *part != "bg") {
            parts.push((part.to_owned(), path));
        }
    }
    parts.sort();
    Ok(parts)
}

/// The glue, where the files are called `NAME.js` and so on.
///
/// # Errors
/// When it does not import the script that loads the parts: the program has none.
pub fn glue(written: &str, bin: &str, name: &str) -> Result<String> {
    let (from, to) = (format!("from \"./{bin}{SCRIPT_ENDING}\""), format!("from \"./{name}{SCRIPT_ENDING}\""));
    if written.matches(&from).count() != 1 {
        return fail(format!("the glue does not import {bin}{SCRIPT_ENDING} once: nothing in {bin} is marked to load later"));
    }
    Ok(written.replace(&from, &to))
}

/// The script that loads the parts, where the files are called `NAME.js` and `NAME_PART.wasm`.
///
/// # Errors
/// When it is not as the splitter used to write it.
pub fn script(written: &str, bin: &str, name: &str, parts: &[String]) -> Result<String> {
    let mut script = written.to_owned();
    let mut replace = |from: &str, to: &str, times: usize| {
        if script.matches(from).count() != times {
            return fail(format!("the script that loads the parts does not have {times} × `{from}`"));
        }
        script = script.replace(from, to);
        Ok(())
    };
    replace(&format!("from \"./{bin}.js\""), &format!("from \"./{name}.js\""), 1)?;
    replace(STREAMED, WHOLE, parts.len())?;
    for part in parts {
        replace(&format!("\"./{PART}{part}.wasm\""), &format!("\"./{name}_{part}.wasm\""), 1)?;
    }
    Ok(script)
}

/// The same for the one file, where nothing is fetched: what is imported and exported stands in one module.
///
/// # Errors
/// When it is not as [`script`] makes it.
pub fn inlined(script: &str, glue: &str, name: &str, parts: &[String]) -> Result<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in script.lines() {
        if line.starts_with("import { initSync }") {
            continue;
        }
        lines.push(line.replacen("export const", "const", 1));
    }
    let mut script = lines.join("\n");
    for part in parts {
        let fetched = format!("fetch(new URL(\"./{name}_{part}.wasm\", import.meta.url))");
        if !script.contains(&fetched) {
            return fail(format!("the script that loads the parts does not fetch {part}"));
        }
        script = script.replace(&fetched, &format!("partOf(\"{part}\")"));
    }
    let import = |line: &&str| line.starts_with("import ") && line.contains(SCRIPT_ENDING);
    let Some(imported) = glue.lines().find(import) else {
        return fail("the glue does not import the script that loads the parts");
    };
    // import * as NAME from "…";
    let Some(as_name) = imported.split_whitespace().nth(3) else {
        return fail(format!("{imported}: not as the glue used to import"));
    };
    let loaders = parts.iter().map(|part| format!("__wasm_split_load_{part}")).collect::<Vec<_>>().join(", ");
    Ok(format!("{}\n{script}\nconst {as_name} = {{ {loaders} }};\n", glue.replacen(imported, "", 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "import { initSync } from \"./app.js\";\n\nexport const __wasm_split_load_later = wrapAsyncCb(makeLoad(() => {\n    \
        const src = fetch(new URL(\"./split_later.wasm\", import.meta.url));\n    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}\n, []));\n";
    const GLUE: &str = "import * as import1 from \"./app_parts.js\"\nconst imports = { \"./app_parts.js\": import1 };\n";

    fn later() -> Vec<String> {
        vec!["later".to_owned()]
    }

    #[test]
    fn glue_script_and_parts_name_each_other_by_their_content() {
        let glue = glue(GLUE, "app", "app-12").expect("it imports the script");
        assert!(glue.contains("from \"./app-12_parts.js\"") && glue.contains("\"./app_parts.js\": import1"), "{glue}");
        let script = script(SCRIPT, "app", "app-12", &later()).expect("it is as the splitter writes it");
        for there in ["from \"./app-12.js\"", "\"./app-12_later.wasm\"", "response.arrayBuffer()"] {
            assert!(script.contains(there), "{there}: {script}");
        }
        assert!(!script.contains("instantiateStreaming"), "a site may give out programs as text");
    }

    #[test]
    fn what_is_not_as_it_used_to_be_is_told() {
        assert!(glue("const imports = {};", "app", "app-12").is_err(), "nothing is split off");
        assert!(script("", "app", "app-12", &later()).is_err());
        let two = vec!["later".to_owned(), "never".to_owned()];
        assert!(script(SCRIPT, "app", "app-12", &two).is_err(), "a part that is not loaded");
    }

    #[test]
    fn the_one_file_imports_and_fetches_nothing() {
        let glue = glue(GLUE, "app", "app-12").expect("it imports the script");
        let script = script(SCRIPT, "app", "app-12", &later()).expect("it is as the splitter writes it");
        let whole = inlined(&script, &glue, "app-12", &later()).expect("all of it is known");
        assert!(!whole.contains("import ") && !whole.contains("export ") && !whole.contains("fetch("), "{whole}");
        assert!(
            whole.contains("partOf(\"later\")") && whole.contains("const import1 = { __wasm_split_load_later };"),
            "{whole}"
        );
        assert!(inlined(&script, "const imports = {};", "app-12", &later()).is_err());
    }
}
