//! Measures the engine beside others on the same instances, each in its own process, and checks every optimum; writes
//! `target/bench/report.md`.
//!
//! `cargo xtask bench [flow|joint|growth|confidence|paint]`: one section, or all. The report keeps the last run of each section.
//!
//! | option | of | what |
//! | --- | --- | --- |
//! | `--only a,b,…` | flow, joint, growth | names to begin with |
//! | `--rounds N` | flow, growth | rounds of each measurement |
//! | `--quick` | flow | without the solvers for linear programmes |
//! | `--from DIR` | flow | instances in the binary form of `instance.rs` |
//! | `--seconds N` | joint | a limit for every search, instead of 60 s, and 300 s for `HiGHS` on the generated shapes |
//! | `--steps N` | growth | doublings |
//! | `--samples N` | confidence | re-solves |

#![expect(clippy::print_stdout, reason = "a command tells its user how far it is")]

mod confidence;
mod flow;
mod generate;
mod growth;
mod instance;
mod joint;
mod measure;
mod options;
mod paint;
mod peer;
mod report;
mod serve;
mod setup;
mod trace;
mod warm;

use std::error::Error;

use options::Options;

/// A section of the report.
type Section = fn(&Options) -> Result<String, Box<dyn Error>>;

const SECTIONS: [(&str, &str, Section); 5] = [
    ("flow", "Flows and assignments", flow::section),
    ("joint", "The joint search beside HiGHS", joint::section),
    ("growth", "Growth", growth::section),
    ("confidence", "Re-solves for confidence", confidence::section),
    ("paint", "From the hand to the painted plan", paint::section),
];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "serve") {
        return Ok(serve::serve()?);
    }
    let asked = arguments.first().filter(|first| !first.starts_with("--")).cloned();
    if let Some(asked) = &asked
        && SECTIONS.iter().all(|(name, _, _)| name != asked)
    {
        return Err(format!("there is no section {asked}").into());
    }
    let options = Options::read(&arguments);
    std::fs::create_dir_all(&options.target)?;
    for (name, title, section) in SECTIONS {
        if asked.as_deref().is_none_or(|asked| asked == name) {
            let again = arguments.iter().filter(|argument| *argument != name).cloned().collect::<Vec<_>>().join(" ");
            let text = section(&options)?;
            let text = format!("\n# {title}\n{text}\nAgain: `{}`\n", format!("cargo xtask bench {name} {again}").trim_end());
            std::fs::write(options.target.join(format!("{name}.md")), text)?;
        }
    }
    let parts =
        SECTIONS.iter().filter_map(|(name, _, _)| std::fs::read_to_string(options.target.join(format!("{name}.md"))).ok());
    let report = parts.collect::<String>();
    std::fs::write(options.target.join("report.md"), report.trim_start())?;
    println!("{report}");
    Ok(())
}
