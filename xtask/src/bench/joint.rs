//! The section on the joint search: value, bound and gap as they move, ours native and in Node, and `HiGHS` on the same model, one after
//! another on each instance. Called by `main`.

use std::{error::Error, fmt::Write as _, fs, io::Write as _, path::PathBuf, process::Command};

use flate2::{Compression, write::GzEncoder};
use trial::{joint_file::JointFile, shapes, unpack};

use crate::{
    options::Options,
    peer::Peer,
    report::heading,
    setup::{self, Searchers},
    trace::{Standing, Trace},
};

/// Instances of the size of the reference scenario.
const STORED: [&str; 5] = ["reference-1", "reference-2", "tight-1", "scarce-1", "many-1"];

/// Small instances, measured where they are named.
const SMALL: [&str; 6] =
    ["t1-tiny-3x2", "t2-small-5x4", "t3-beta-half", "t4-pins-forbids", "t5-solo-scarce", "t6-many-partners"];

/// Seed of the large shape.
const SEED: u64 = 20_200_525;

/// Seconds after which the table tells where a search stands.
const MARKS: [u64; 3] = [1, 10, 60];

/// Seconds of `HiGHS` on the generated shapes.
const LONG: u64 = 300;

/// Values that differ by less are the same: `HiGHS` is exact to this share.
const SAME: f64 = 1e-6;

/// Measures and tells.
///
/// # Errors
/// Where a search fails, or its value or bound contradicts a proved optimum.
pub fn section(options: &Options) -> Result<String, Box<dyn Error>> {
    let (searchers, missing) = setup::searchers(&options.root)?;
    let limit = options.seconds.unwrap_or(MARKS[2]);
    let long = options.seconds.unwrap_or(LONG);
    let marks: Vec<u64> = MARKS.into_iter().filter(|mark| *mark < limit).chain([limit]).collect();
    let mut text =
        String::from("\nValues and bounds in points; gap is bound ÷ value − 1. One thread each, one search at a time.\n");
    for missing in missing {
        writeln!(text, "\nNot set up: {missing}.")?;
    }
    let (mut rows, mut against) = (Vec::new(), Vec::new());
    for case in cases(options)? {
        let traces = searches(&searchers, &case, limit, if case.is_generated { long } else { limit })?;
        for (name, trace) in &traces {
            check(&case, name, trace)?;
            let mut row = vec![case.name.clone(), (*name).to_owned()];
            row.extend(marks.iter().map(|mark| told(trace.at(*mark as f64))));
            row.push(ending(trace));
            println!("{}", row.join(" | "));
            rows.push(row);
        }
        let of = |wanted: &str| traces.iter().find(|(name, _)| *name == wanted).map(|(_, trace)| trace);
        let (ours, highs) = (of("ours"), of("HiGHS"));
        if let (Some(ours), Some(highs)) = (ours, highs) {
            let mut row = vec![case.name.clone()];
            row.extend(marks.iter().map(|mark| compared(ours.at(*mark as f64), highs.at(*mark as f64))));
            row.push(compared(ours.last(), highs.last()));
            against.push(row);
        }
    }
    let at: Vec<String> = marks.iter().map(|mark| format!("{mark} s")).collect();
    let mut head = vec!["instance", "solver"];
    head.extend(at.iter().map(String::as_str));
    head.push("end");
    text += &heading("Value, bound, gap", &head, &rows);
    head.remove(1);
    if !against.is_empty() {
        text += &heading("Ours, native, less HiGHS: value in per cent, gap in points of per cent", &head, &against);
        text += "\nAbove 0 the value is better; below 0 the gap is.\n";
    }
    Ok(text)
}

/// An instance to search.
struct Case {
    name: String,
    path: PathBuf,
    /// Proved beforehand, in points.
    optimum: Option<f64>,
    is_generated: bool,
}

fn cases(options: &Options) -> Result<Vec<Case>, Box<dyn Error>> {
    let folder = options.root.join("tests/instances/joint");
    let mut cases = Vec::new();
    let small = SMALL.iter().filter(|_| !options.only.is_empty());
    for name in STORED.iter().chain(small).filter(|name| options.wants(name)) {
        let path = folder.join(format!("{name}.json.gz"));
        let file = JointFile::parse(&unpack(&fs::read(&path)?)?)?;
        let optimum = file.proof.map(|proof| proof.optimum_points);
        cases.push(Case { name: (*name).to_owned(), path, optimum, is_generated: false });
    }
    let model = JointFile::parse(&unpack(&fs::read(folder.join("reference-1.json.gz"))?)?)?;
    for (name, file) in [("plentiful", shapes::plentiful(&model)), ("large", shapes::large(&model, SEED))] {
        if options.wants(name) {
            let path = options.target.join(format!("{name}.json.gz"));
            let mut packed = GzEncoder::new(fs::File::create(&path)?, Compression::default());
            packed.write_all(serde_json::to_string(&file)?.as_bytes())?;
            packed.finish()?;
            cases.push(Case { name: name.to_owned(), path, optimum: None, is_generated: true });
        }
    }
    Ok(cases)
}

/// All searches on an instance, one after another.
fn searches(
    searchers: &Searchers,
    case: &Case,
    limit: u64,
    peers_limit: u64,
) -> Result<Vec<(&'static str, Trace)>, Box<dyn Error>> {
    let mut traces = Vec::new();
    for contender in std::iter::once(&searchers.ours).chain(&searchers.highs).chain(&searchers.wasm) {
        let mut peer = Peer::start(Command::new(&contender.command[0]).args(&contender.command[1..]))?;
        let limit = if contender.name == "HiGHS" { peers_limit } else { limit };
        let line = peer.ask(&format!("race {} {limit}", case.path.display()))?;
        let trace = Trace::read(&line).map_err(|error| format!("{} on {}: {error}", contender.name, case.name))?;
        traces.push((contender.name, trace));
    }
    Ok(traces)
}

/// Holds a search against what is proved, and the end of a proof against itself.
fn check(case: &Case, name: &str, trace: &Trace) -> Result<(), String> {
    let Some(last) = trace.last() else { return Ok(()) };
    let slack = last.value.abs() * SAME;
    if let Some(optimum) = case.optimum
        && (last.value > optimum + slack || last.bound < optimum - slack)
    {
        return Err(format!("{name} on {}: {} to {} leaves out the optimum {optimum}", case.name, last.value, last.bound));
    }
    if trace.proved && last.bound - last.value > slack {
        return Err(format!("{name} on {}: ended at {} below {}", case.name, last.value, last.bound));
    }
    Ok(())
}

fn told(standing: Option<Standing>) -> String {
    standing.map_or_else(
        || "–".to_owned(),
        |standing| format!("{:.4} ≤ {:.4}, {:.2} %", standing.value, standing.bound, standing.gap().max(0.0)),
    )
}

fn ending(trace: &Trace) -> String {
    match trace.last() {
        Some(last) if trace.proved => format!("proved {:.4} in {:.1} s", last.value, last.seconds),
        last => format!("limit: {}", told(last)),
    }
}

fn compared(ours: Option<Standing>, theirs: Option<Standing>) -> String {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) => {
            let value = (ours.value / theirs.value - 1.0) * 100.0;
            let worse = if value < -100.0 * SAME { " (worse)" } else { "" };
            format!("{value:+.3}{worse}; {:+.2}", ours.gap() - theirs.gap())
        }
        (Some(_), None) => "only ours has a plan".to_owned(),
        (None, _) => "none of ours (worse)".to_owned(),
    }
}
