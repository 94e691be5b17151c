//! Makes the one file: the page with its styles, its icon, all programs and all data inside, for opening from disk, where a browser
//! loads nothing else. Programs are packed with gzip and written in base64; `one_file.js` unpacks them.

use std::{fs, io::Write, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::{Compression, write::GzEncoder};

use super::{
    ahead,
    deployed::{Deployed, data_files},
    html::{can_be_inline, elements, with_text_of},
};
use crate::{
    licences, parts,
    run::{Failure, Result, fail},
};

/// Unpacks the app and starts it; makes the address of a worker when it is first asked for.
const START: &str = include_str!("one_file.js");

/// The page of a staging folder with everything inside; its policy is still to be written.
///
/// # Errors
/// When a part is missing or cannot stand inside a page.
pub fn assemble(staging: &Path, page: &str, deployed: &Deployed, build: &str) -> Result<String> {
    let mut whole = with_text_of(page, "deployment", &Deployed::inline(build))?;
    let mut app = None;
    for link in elements(page, "link") {
        let (rel, href) = (link.attribute("rel").unwrap_or_default(), link.attribute("href").unwrap_or_default());
        let path = staging.join(href.trim_start_matches("./"));
        let instead = match rel {
            "stylesheet" => {
                let style = read(&path)?;
                if style.contains("</style") || style.contains("url(") || style.contains("@import") {
                    return fail(format!("{href} refers to other files, which the one file does not have"));
                }
                format!("<style>{style}</style>")
            }
            "icon" => format!(
                "<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,{}\">",
                BASE64_STANDARD.encode(read(&path)?)
            ),
            "modulepreload" => {
                // The glue stands first; the script that loads its parts goes with it.
                app.get_or_insert(path);
                String::new()
            }
            // A file from disk is not installed.
            "preload" | "manifest" | "apple-touch-icon" => String::new(),
            other => return fail(format!("<link rel=\"{other}\"> is not known to the one file")),
        };
        whole = whole.replacen(link.whole, &instead, 1);
    }
    let starter = elements(page, "script").into_iter().find(|script| script.attribute("type") == Some("module"));
    let (Some(starter), Some(app)) = (starter, app) else {
        return fail("index.html does not load the app as Trunk used to write it");
    };
    whole = whole.replacen(starter.whole, "", 1);
    // Workers unpack their own programs.
    if let Some(engine) = elements(page, "script").into_iter().find(|script| script.attribute("id") == Some(ahead::SCRIPT)) {
        whole = whole.replacen(engine.whole, "", 1);
    }
    let Some(end) = whole.rfind("</body>") else { return fail("index.html has no </body>") };
    let inside = contents(staging, &app, deployed)?;
    whole.insert_str(end, &inside);
    Ok(whole)
}

/// The elements that hold data and programs, and the script that starts them.
fn contents(staging: &Path, app: &Path, deployed: &Deployed) -> Result<String> {
    let mut inside = String::new();
    for file in data_files(&staging.join(&deployed.data))? {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        inside.push_str(&element("application/json", &format!("data-{name}"), &read(&file)?)?);
    }
    let app_wasm = app.with_file_name(format!("{}_bg.wasm", app.file_stem().unwrap_or_default().to_string_lossy()));
    inside.push_str(&element("text/plain", "licences", &read(&staging.join(licences::FILE))?)?);
    inside.push_str(&element("text/plain", "app-program", &packed(&app_wasm)?)?);
    for worker in &deployed.workers {
        inside.push_str(&element("text/plain", &format!("{}-program", worker.name), &packed(&staging.join(&worker.wasm))?)?);
        inside.push_str(&element("text/plain", &format!("{}-glue", worker.name), &read(&staging.join(&worker.glue))?)?);
    }
    let name = app.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut names = Vec::new();
    for (part, path) in parts::of(staging, &name)? {
        inside.push_str(&element("text/plain", &format!("part-{part}-program"), &packed(&path)?)?);
        names.push(part);
    }
    let loads = read(&app.with_file_name(format!("{name}{}", parts::SCRIPT_ENDING)))?;
    let glue = parts::inlined(&loads, &read(app)?, &name, &names)?;
    if glue.contains("\nimport ") || glue.starts_with("import ") || !glue.contains("__wbg_init") {
        return fail(format!("{} is not the glue that the one file knows how to start", app.display()));
    }
    let script = format!("{glue}\n{START}");
    if !can_be_inline(&script) {
        return fail(format!("{} cannot stand inside a page", app.display()));
    }
    Ok(format!("{inside}<script type=\"module\">\n{script}</script>\n"))
}

fn element(kind: &str, id: &str, text: &str) -> Result<String> {
    if can_be_inline(text) {
        Ok(format!("<script type=\"{kind}\" id=\"{id}\">{text}</script>\n"))
    } else {
        fail(format!("{id} cannot stand inside a page"))
    }
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| Failure(format!("{}: {error}", path.display())))
}

fn packed(path: &Path) -> Result<String> {
    let content = fs::read(path).map_err(|error| Failure(format!("{}: {error}", path.display())))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&content)?;
    Ok(BASE64_STANDARD.encode(gzip.finish()?))
}
