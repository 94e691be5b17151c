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
    let mut head = vec![format!("<script id=\"{SCRIPT}\">{}</script>", script(&engine.wasm))];
    for file in data_files(&staging.join(&deployed.data))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        head.push(format!(
            "<link rel=\"preload\" href=\"./{}/{name}\" crossorigin=\"anonymous\" as=\"fetch\" type=\"application/json\">",
            deployed.data
        ));
    }
    Ok(format!("{}{}{}", &page[..end], head.concat(), &page[end..]))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finish::deployed::Worker;

    #[test]
    fn the_head_asks_for_the_engine_and_only_then_for_the_data() {
        let staging = std::env::temp_dir().join(format!("dongxi-ahead-{}", std::process::id()));
        let data = staging.join("data-1");
        std::fs::create_dir_all(&data).expect("a folder");
        std::fs::write(data.join("needs.json"), "[]").expect("a file");
        let worker = |name| Worker { name, loader: String::new(), glue: String::new(), wasm: format!("{name}_bg-1.wasm") };
        let deployed = Deployed { workers: vec![worker("office"), worker(deployed::ENGINE)], data: "data-1".to_owned() };
        let page = apply("<head><title></title></head><body></body>", &staging, &deployed).expect("a page");
        let none = Deployed { workers: vec![worker("office")], data: "data-1".to_owned() };
        let refused = apply("<head></head>", &staging, &none);
        std::fs::remove_dir_all(&staging).expect("it was there");
        let (engine, needs) = (page.find("fetch('./worker_bg-1.wasm')"), page.find("href=\"./data-1/needs.json\""));
        assert!(engine.is_some() && engine < needs && needs < page.find("</head>"), "{page}");
        assert!(refused.is_err());
    }
}
