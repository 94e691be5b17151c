//! Measures our flow solver beside others on the same instances, in turns, and checks every optimum; writes `target/bench/report.md`.
//!
//! `cargo xtask bench [--rounds N] [--only a,b,…] [--from DIR]`. Started by xtask; needs g++ with liblemon-dev.

#![expect(clippy::print_stdout, reason = "a command tells its user how far it is")]

mod generate;
mod instance;
mod peer;
mod report;
mod serve;
mod warm;

use std::{
    error::Error,
    path::{Path, PathBuf},
    process::Command,
};

use instance::{Columns, write_file};
use peer::Peer;
use report::{median, ratio, table, time};

/// Something that can be measured.
struct Contender {
    name: &'static str,
    command: Vec<String>,
    /// What `load` is told beside the path.
    load: &'static str,
    method: &'static str,
}

/// An instance on disk.
struct Instance {
    name: String,
    path: PathBuf,
    optimum: Option<i64>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "serve") {
        return Ok(serve::serve()?);
    }
    let value = |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
    let rounds = value("--rounds").and_then(|rounds| rounds.parse().ok()).unwrap_or(7);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let target = root.join("target/bench");
    std::fs::create_dir_all(&target)?;
    let mut instances = match value("--from") {
        Some(folder) => from_folder(Path::new(folder))?,
        None => make_instances(&root, &target)?,
    };
    if let Some(only) = value("--only") {
        instances.retain(|instance| only.split(',').any(|name| instance.name.starts_with(name)));
    }
    let contenders = contenders(&target)?;
    let mut rows = Vec::new();
    let mut warm_rows = Vec::new();
    for instance in &instances {
        println!("{}", instance.name);
        rows.push(measure(instance, &contenders, rounds)?);
        println!("  {}", rows.last().map(|row| row.join(" | ")).unwrap_or_default());
        if ["b", "c0", "g"].iter().any(|name| instance.name.starts_with(name)) {
            warm_rows.push(measure_warm(instance, &contenders[0])?);
            println!("  warm: {}", warm_rows.last().map(|row| row.join(" | ")).unwrap_or_default());
        }
    }
    let mut head = vec!["instance".to_owned()];
    head.extend(contenders.iter().map(|contender| contender.name.to_owned()));
    head.extend(["ours ÷ best LEMON".to_owned(), "peak: ours".to_owned(), "÷ LEMON 32-bit".to_owned(), "÷ 64-bit".to_owned()]);
    let mut warm_head = vec!["instance".to_owned(), "cold".to_owned()];
    warm_head.extend(warm::KINDS.iter().map(|kind| format!("{kind}, ÷ cold")));
    let report = format!(
        "# Bench\n\nMedians of {rounds} rounds, all solvers in turns. Every cost agreed.\n\n{}\n## Warm starts\n\n{}\nAgain: `cargo xtask bench --rounds {rounds}`\n",
        table(&head, &rows),
        table(&warm_head, &warm_rows)
    );
    std::fs::write(target.join("report.md"), &report)?;
    println!("{report}");
    Ok(())
}

/// Ours first, then the peers that could be set up.
fn contenders(target: &Path) -> Result<Vec<Contender>, Box<dyn Error>> {
    let ours = std::env::current_exe()?.display().to_string();
    let lemon = target.join("lemon");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/lemon.cpp");
    let built = Command::new("g++").args(["-O3", "-march=native", "-o"]).arg(&lemon).arg(source).status()?;
    let mut all = vec![Contender { name: "ours", command: vec![ours, "serve".to_owned()], load: "", method: "default" }];
    if built.success() {
        let command = vec![lemon.display().to_string()];
        for (name, load, method) in [
            ("LEMON int", "int", "plain"),
            ("LEMON int, mixed", "int", "mixed"),
            ("LEMON long", "long", "plain"),
            ("LEMON long, mixed", "long", "mixed"),
        ] {
            all.push(Contender { name, command: command.clone(), load, method });
        }
    }
    Ok(all)
}

fn start(contender: &Contender, instance: &Instance) -> Result<Peer, Box<dyn Error>> {
    let mut peer = Peer::start(Command::new(&contender.command[0]).args(&contender.command[1..]))?;
    peer.load(&instance.path, contender.load)?;
    Ok(peer)
}

/// A row of the report.
fn measure(instance: &Instance, contenders: &[Contender], rounds: usize) -> Result<Vec<String>, Box<dyn Error>> {
    let mut peers = contenders.iter().map(|contender| start(contender, instance)).collect::<Result<Vec<_>, _>>()?;
    let mut times = vec![Vec::new(); peers.len()];
    let mut agreed = instance.optimum;
    let mut peaks = vec![0; peers.len()];
    for round in 0..rounds {
        for (number, peer) in peers.iter_mut().enumerate() {
            // Tiny instances are repeated until a round is worth its clock.
            let mut spent = Vec::new();
            while spent.len() < 51 && spent.iter().sum::<u64>() < 2_000_000 {
                let run = peer.run(contenders[number].method)?;
                spent.push(run.nanoseconds);
                if *agreed.get_or_insert(run.cost) != run.cost {
                    return Err(format!("{} finds {} on {}", contenders[number].name, run.cost, instance.name).into());
                }
                if round == 0 && spent.len() == 1 {
                    peaks[number] = peer.peak()?;
                }
            }
            times[number].push(median(&mut spent));
        }
    }
    let medians: Vec<u64> = times.iter_mut().map(|times| median(times)).collect();
    let mut row = vec![instance.name.clone()];
    row.extend(medians.iter().map(|nanoseconds| time(*nanoseconds)));
    let best = medians[1..].iter().min().copied().unwrap_or(0);
    row.push(ratio(medians[0], best));
    row.push(format!("{:.1} MB", peaks[0] as f64 / 1024.0));
    row.extend([1, 3].map(|number| ratio(peaks[0], peaks.get(number).copied().unwrap_or(0))));
    Ok(row)
}

fn measure_warm(instance: &Instance, ours: &Contender) -> Result<Vec<String>, Box<dyn Error>> {
    let answer = start(ours, instance)?.ask("warm 60")?;
    let numbers = answer.split(' ').map(str::parse).collect::<Result<Vec<u64>, _>>().map_err(|_| answer.clone())?;
    let mut row = vec![instance.name.clone(), time(numbers[0])];
    row.extend(numbers[1..].iter().map(|warm| format!("{}, 1/{:.0}", time(*warm), numbers[0] as f64 / *warm as f64)));
    Ok(row)
}

/// Instances made elsewhere, in the same binary form.
fn from_folder(folder: &Path) -> Result<Vec<Instance>, Box<dyn Error>> {
    let mut instances = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "bin") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            instances.push(Instance { name, path, optimum: None });
        }
    }
    instances.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(instances)
}

/// The instances of the repository, and those that are generated.
fn make_instances(root: &Path, target: &Path) -> Result<Vec<Instance>, Box<dyn Error>> {
    let mut instances = Vec::new();
    let mut add = |name: &str, optimum: Option<i64>, problems: &[Columns]| {
        let path = target.join(format!("{name}.bin"));
        write_file(&path, problems)?;
        instances.push(Instance { name: name.to_owned(), path, optimum });
        Ok::<(), std::io::Error>(())
    };
    let stored = |name: &str| Columns::read_dimacs(&root.join("tests/instances/flow").join(format!("{name}.min.gz")));
    add("a_pair10x7", Some(-1_915), &[stored("a_pair10x7")?])?;
    add("b_transp31x832", Some(101_495_072), &[stored("b_transp31x832")?])?;
    add("c0_first", Some(132_683_668), &[stored("c_sub000")?])?;
    let parts = generate::products_and_months();
    add("c_apart360", None, &parts)?;
    add("c_one360", None, &[generate::together(&parts)])?;
    let mut random = generate::Random(4);
    add("d_assign1000", None, &[generate::assignment(1_000, |_, _| random.between(1, 101))])?;
    add("e_assign2000", None, &[generate::assignment(2_000, |_, _| random.between(1, 1_000_001))])?;
    add("f_sparse2000x30000", None, &[generate::sparse_transportation(2_000, 30_000, 1_000_000)])?;
    add("g_bmatch300x3000", Some(-7_026_133), &[stored("g_bmatch300x3000")?])?;
    let hard = |row: usize, column: usize| ((row + 1) * (column + 1)) as i64;
    add("h_mw1000", Some(167_167_000), &[generate::assignment(1_000, hard)])?;
    Ok(instances)
}
