//! Bundles the page as Trunk does, by the `data-trunk` links of `public/index.html`, but without Trunk, which takes minutes to set up.
//! All programs are built by one call of Cargo, so that nothing is compiled twice, and their glue is written side by side. The page's own
//! is taken apart on the way: what the first plan does not need loads later. Called by `dist` and `test`; `serve` leaves it to Trunk, whose
//! build has the same files but that the page's program is whole.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha384};

use crate::{
    finish::{
        self,
        html::{Element, elements},
        short_name,
    },
    parts,
    run::{Failure, Result, cargo, fail, program, root, run, step},
    tools::TARGET,
};

/// How a bundle is built.
pub struct Build {
    /// The profile of Cargo.toml.
    pub profile: &'static str,
    /// Whether programs are made small, which takes a while.
    pub is_small: bool,
}

/// As it is released.
pub const RELEASE: Build = Build { profile: "release", is_small: true };
/// For trying a change.
pub const QUICK: Build = Build { profile: "quick", is_small: false };

/// Builds everything into `dist/`, in the place of what was there.
///
/// # Errors
/// When a program does not compile, or `index.html` has a link that is not known here.
pub fn bundle(build: &Build) -> Result<()> {
    let source = root().join("public");
    let page = read(&source.join("index.html"))?;
    let links: Vec<_> = elements(&page, "link").into_iter().filter(|link| link.tag.contains(" data-trunk")).collect();
    let programs: Vec<_> = links
        .iter()
        .filter(|link| link.attribute("rel") == Some("rust"))
        .map(|link| Program::of(*link, &source))
        .collect::<Result<_>>()?;
    let staging = root().join("target").join("bundle");
    let staging = staging.as_path();
    if staging.is_dir() {
        fs::remove_dir_all(staging)?;
    }
    fs::create_dir_all(staging)?;
    step("Programs", || compile(&programs, build.profile))?;
    let glued = step(if build.is_small { "Glue, and programs made small" } else { "Glue" }, || {
        thread::scope(|scope| {
            let started: Vec<_> = programs.iter().map(|program| scope.spawn(move || program.glue(build, staging))).collect();
            started
                .into_iter()
                .map(|work| work.join().unwrap_or_else(|_| fail("the thread that wrote the glue has stopped")))
                .collect::<Result<Vec<_>>>()
        })
    })?;
    let mut bundled = page.clone();
    for link in links {
        let (rel, href) = (link.attribute("rel").unwrap_or_default(), link.attribute("href").unwrap_or_default());
        let instead = match rel {
            "css" => asset(&source.join(href), staging, "stylesheet", "")?,
            "icon" => {
                let kind = link.attribute("type").map(|kind| format!(" type=\"{kind}\"")).unwrap_or_default();
                asset(&source.join(href), staging, "icon", &kind)?
            }
            "copy-dir" => {
                copy(&source.join(href), &staging.join(href))?;
                String::new()
            }
            "copy-file" => {
                fs::copy(source.join(href), staging.join(href)).map_err(|error| Failure(format!("{href}: {error}")))?;
                String::new()
            }
            "rust" => String::new(),
            other => return fail(format!("index.html has a link to Trunk that is not known here: {other}")),
        };
        bundled = bundled.replacen(link.whole, &instead, 1);
    }
    let starts = glued.iter().flatten().map(|started| started.script.as_str()).collect::<String>();
    let preloads = glued.iter().flatten().map(|started| started.preloads.as_str()).collect::<String>();
    bundled = bundled.replacen("</head>", &format!("{preloads}{starts}</head>"), 1);
    fs::write(staging.join("index.html"), bundled)?;
    finish::finish_in(staging, true)?;
    let dist = root().join("dist");
    if dist.is_dir() {
        fs::remove_dir_all(&dist)?;
    }
    Ok(fs::rename(staging, dist)?)
}

/// A program of the page.
struct Program {
    /// Its name.
    bin: String,
    /// The package that it is of.
    package: String,
    /// Whether the page starts it as a worker, and not the browser with the page.
    is_worker: bool,
    /// What wasm-opt is asked for.
    level: String,
}

/// What the page needs to start a program.
struct Started {
    preloads: String,
    script: String,
}

impl Program {
    fn of(link: Element<'_>, source: &Path) -> Result<Self> {
        let attribute = |name: &str| link.attribute(name).unwrap_or_default();
        let manifest = source.join(attribute("href"));
        let text = read(&manifest)?;
        // The first name of a manifest of ours is the package's, or the workspace's root stands above it.
        let package = text.split("[package]").nth(1).and_then(|package| package.split("name = \"").nth(1)?.split('"').next());
        let Some(package) = package else { return fail(format!("{} names no package", manifest.display())) };
        Ok(Self {
            bin: attribute("data-bin").to_owned(),
            package: package.to_owned(),
            is_worker: attribute("data-type") == "worker",
            level: attribute("data-wasm-opt").to_owned(),
        })
    }

    /// Writes glue and program into the staging folder; a worker's under their bare names, for the last step names them.
    fn glue(&self, build: &Build, staging: &Path) -> Result<Option<Started>> {
        let Self { bin, is_worker, .. } = self;
        let target = root().join("target");
        let glued = target.join("glue").join(bin);
        if glued.is_dir() {
            fs::remove_dir_all(&glued)?;
        }
        fs::create_dir_all(&glued)?;
        let mut command = program("wasm-bindgen");
        command.arg(if *is_worker { "--target=no-modules" } else { "--target=web" });
        if !is_worker {
            command.arg("--split");
        }
        run(command
            .arg(format!("--out-dir={}", glued.display()))
            .arg(format!("--out-name={bin}"))
            .arg("--no-typescript")
            .arg(target.join(TARGET).join(build.profile).join(format!("{bin}.wasm"))))?;
        let glue = read(&glued.join(format!("{bin}.js")))?;
        let wasm = self.made_small(build, &glued.join(format!("{bin}_bg.wasm")))?;
        if *is_worker {
            fs::write(staging.join(format!("{bin}.js")), &glue)?;
            fs::write(staging.join(format!("{bin}_bg.wasm")), wasm)?;
            return Ok(None);
        }
        // Glue, parts and the script that loads them name each other: they are named by all of them together.
        let mut programs = Vec::new();
        for (part, path) in parts::programs(&glued)? {
            programs.push((part, self.made_small(build, &path)?));
        }
        let ending = parts::SCRIPT_ENDING;
        let script = read(&glued.join(format!("{bin}{ending}")))?;
        let all: Vec<&[u8]> =
            [glue.as_bytes(), &wasm, script.as_bytes()].into_iter().chain(programs.iter().map(|(_, part)| &part[..])).collect();
        let name = format!("{bin}-{}", short_name(&all.concat()));
        let names: Vec<String> = programs.iter().map(|(part, _)| part.clone()).collect();
        let glue = parts::glue(&glue, bin, &name)?;
        let script = parts::script(&script, bin, &name, &names)?;
        fs::write(staging.join(format!("{name}.js")), &glue)?;
        fs::write(staging.join(format!("{name}_bg.wasm")), wasm)?;
        fs::write(staging.join(format!("{name}{ending}")), &script)?;
        for (part, program) in programs {
            fs::write(staging.join(format!("{name}_{part}.wasm")), program)?;
        }
        let preloads = format!(
            "<link rel=\"modulepreload\" href=\"./{name}.js\" crossorigin=\"anonymous\" integrity=\"{}\">\
            <link rel=\"modulepreload\" href=\"./{name}{ending}\" crossorigin=\"anonymous\" integrity=\"{}\">\
            <link rel=\"preload\" href=\"./{name}_bg.wasm\" crossorigin=\"anonymous\" as=\"fetch\" type=\"application/wasm\">",
            check_sum(glue.as_bytes()),
            check_sum(script.as_bytes())
        );
        // Thrown in a task of its own, since WebKit tells no page of a module that fails while it waits.
        let starter = format!(
            "<script type=\"module\">\nimport init from './{name}.js';\ninit({{ module_or_path: './{name}_bg.wasm' }}).catch((reason) => setTimeout(() => {{ throw reason; }}));\n</script>"
        );
        Ok(Some(Started { preloads, script: starter }))
    }

    /// A program as it is released, or as it is where it need not be small.
    fn made_small(&self, build: &Build, wasm: &Path) -> Result<Vec<u8>> {
        if !build.is_small {
            return Ok(fs::read(wasm)?);
        }
        let small = wasm.with_extension("small");
        run(program("wasm-opt").arg(format!("-O{}", self.level)).arg(wasm).arg("-o").arg(&small))?;
        Ok(fs::read(small)?)
    }
}

fn compile(programs: &[Program], profile: &str) -> Result<()> {
    let mut command = cargo();
    command.args(["build", "--quiet", "--target", TARGET, "--profile", profile, "--config", &nameless()?]);
    for Program { bin, package, is_worker, .. } in programs {
        command.args(["--package", package, "--bin", bin]);
        if !is_worker {
            command.args(["--features", &format!("{package}/split")]);
        }
    }
    run(&mut command)
}

/// A setting of Cargo by which no program names a folder of the machine that built it: not for others to read, and the same bytes wherever
/// it is built. Joined to the flags of `.cargo/config.toml`.
fn nameless() -> Result<String> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .unwrap_or_default();
    let mut flags = vec![format!("--remap-path-prefix={}=.", root().display())];
    let registries = home.join("registry").join("src");
    if registries.is_dir() {
        for registry in fs::read_dir(registries)? {
            flags.push(format!("--remap-path-prefix={}=crates", registry?.path().display()));
        }
    }
    flags.sort();
    Ok(format!("target.{TARGET}.rustflags={}", serde_json::json!(flags)))
}

/// Copies a file under a name with its content in it, and gives the link to it.
fn asset(path: &Path, staging: &Path, rel: &str, more: &str) -> Result<String> {
    let content = fs::read(path).map_err(|error| Failure(format!("{}: {error}", path.display())))?;
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let name = format!("{}-{}.{}", part(path.file_stem()), short_name(&content), part(path.extension()));
    fs::write(staging.join(&name), &content)?;
    Ok(format!("<link rel=\"{rel}\" href=\"./{name}\" integrity=\"{}\"{more}>", check_sum(&content)))
}

/// What a browser holds a file against.
fn check_sum(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
    } else {
        fs::copy(from, to)?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| Failure(format!("{}: {error}", path.display())))
}
