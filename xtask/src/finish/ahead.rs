//! What the page's head asks for before its program runs, so that nothing waits for anything else: the reference data, and the engine's
//! program, which is compiled on the way in and handed to every worker that is made of it.

use std::path::Path;

use super::deployed::{self, Deployed, data_files};
use crate::run::{Result, fail};

/// Id of the script that loads the engine; the one file has none, since its workers unpack their own.
pub const SCRIPT: &str = "engine-ahead";

/// Writes both into the head of a page.
///
/// # Errors
/// When the page has no head, the data cannot be read, or there is no engine.
pub fn apply(page: &str, staging: &Path, deployed: &Deployed) -> Result<String> {
    let Some(engine) = deployed.workers.iter().find(|worker| worker.name == deployed::ENGINE) else {
        return fail("there is no engine");
    };
    let Some(end) = page.find("</head>") else { return fail("index.html has no </head>") };
    let mut head = format!("<script id=\"{SCRIPT}\">{}</script>", script(&engine.wasm));
    for file in data_files(&staging.join(&deployed.data))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        head.push_str(&format!(
            "<link rel=\"preload\" href=\"./{}/{name}\" crossorigin=\"anonymous\" as=\"fetch\" type=\"application/json\">",
            deployed.data
        ));
    }
    Ok(format!("{}{head}{}", &page[..end], &page[end..]))
}

/// A promise of the compiled program. A site that gives out programs as text is no hindrance; where the program does not come, the worker
/// tries by itself, and tells why not.
fn script(wasm: &str) -> String {
    format!(
        "(function () {{
  if (typeof WebAssembly !== 'object' || typeof fetch !== 'function') return;
  var program = fetch('./{wasm}').then(function (response) {{
    if (!response.ok) throw new Error(response.url + ': ' + response.status);
    var isNamed = /^application\\/wasm/.test(response.headers.get('content-type') || '');
    if (isNamed && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(response);
    return response.arrayBuffer().then(function (bytes) {{ return WebAssembly.compile(bytes); }});
  }});
  program['catch'](function () {{}});
  window.dongxiEngine = program;
}}());"
    )
}
