//! The section on flows and assignments: times beside the peers in turns, peak memory, warm starts. Called by `main`.

use std::{error::Error, fmt::Write as _, path::Path};

use crate::{
    generate,
    instance::{Columns, write_file},
    measure::{Instance, Measured, alone, in_turns, warm},
    options::Options,
    report::{heading, ratio, time},
    setup::{self, Contender, Peers},
    warm::KINDS,
};

/// Measures and tells.
///
/// # Errors
/// Where a solver fails, or two solvers find different optima.
pub fn section(options: &Options) -> Result<String, Box<dyn Error>> {
    let mut instances = match &options.from {
        Some(folder) => from_folder(Path::new(folder))?,
        None => make_instances(&options.root, &options.target)?,
    };
    instances.retain(|instance| options.wants(&instance.name));
    let (peers, missing) = setup::peers(&options.root)?;
    let mut text = format!("\nMedians of {} rounds, all solvers in turns; every cost agreed.\n", options.rounds);
    for missing in missing {
        writeln!(text, "\nNot set up: {missing}.")?;
    }
    text += &flows(&mut instances, &peers, options.rounds, options.quick)?;
    text += &assignments(&mut instances, &peers, options.rounds)?;
    text += &warm_starts(&instances, &peers)?;
    Ok(text)
}

/// The flow solvers: times, memory, and the solvers for linear programmes.
fn flows(instances: &mut [Instance], peers: &Peers, rounds: usize, quick: bool) -> Result<String, Box<dyn Error>> {
    let (mut times, mut memory, mut slow) = (Vec::new(), Vec::new(), Vec::new());
    for instance in instances.iter_mut() {
        let contenders: Vec<&Contender> = std::iter::once(&peers.ours).chain(&peers.flow).collect();
        let large = instance.name.starts_with('e');
        let measured = in_turns(instance, &contenders, if large { 1 } else { rounds })?;
        let of = |name: &str| {
            contenders.iter().position(|contender| contender.name == name).map_or_else(Measured::default, |at| measured[at])
        };
        let ours = measured[0].nanoseconds;
        let (int, mixed, long, long_mixed) =
            (of("LEMON int"), of("LEMON int, mixed"), of("LEMON long"), of("LEMON long, mixed"));
        let (int, long) = (int.nanoseconds.min(mixed.nanoseconds), long.nanoseconds.min(long_mixed.nanoseconds));
        let (or_tools, wasm) = (of("OR-Tools").nanoseconds, of("ours, wasm").nanoseconds);
        let name = instance.name.clone();
        times.push(vec![
            name.clone(),
            time(ours),
            ratio(ours, int),
            ratio(ours, long),
            ratio(ours, or_tools),
            time(wasm),
            ratio(wasm, ours),
        ]);
        let peak = measured[0].peak;
        memory.push(vec![
            name.clone(),
            format!("{:.1} MB", peak as f64 / 1024.0),
            ratio(peak, of("LEMON int").peak),
            ratio(peak, of("LEMON long").peak),
        ]);
        println!("{}", times.last().map(|row| row.join(" | ")).unwrap_or_default());
        if !quick && ["a", "b", "c0", "g"].iter().any(|start| name.starts_with(start)) {
            let mut row = vec![name];
            for contender in &peers.slow {
                let found = alone(instance, contender)?;
                let ours = if contender.name.contains("npm") { wasm } else { ours };
                row.push(found.map_or_else(
                    || "failed, or over 60 s".to_owned(),
                    |found| format!("{} ({} ×)", time(found), found / ours.max(1)),
                ));
            }
            println!("{}", row.join(" | "));
            slow.push(row);
        }
    }
    let mut text = heading(
        "Minimum-cost flow",
        &["instance", "ours", "÷ LEMON int", "÷ LEMON long", "÷ OR-Tools", "ours, wasm", "wasm ÷ native"],
        &times,
    );
    text += "\nLEMON: the better of its two arc orders, with 32-bit and with 64-bit numbers; ours takes 64-bit numbers.\n";
    text += &heading("Peak memory", &["instance", "ours", "÷ LEMON int", "÷ LEMON long"], &memory);
    if !slow.is_empty() {
        let mut head = vec!["instance"];
        head.extend(peers.slow.iter().map(|contender| contender.name));
        text += &heading("As linear programmes (× ours; npm's × our wasm)", &head, &slow);
    }
    Ok(text)
}

/// Dense assignment.
fn assignments(instances: &mut [Instance], peers: &Peers, rounds: usize) -> Result<String, Box<dyn Error>> {
    let mut rows = Vec::new();
    for instance in instances.iter_mut().filter(|instance| ["d", "e", "h"].iter().any(|start| instance.name.starts_with(start)))
    {
        // The slowest need not be repeated.
        let slow = |contender: &&Contender| contender.name.contains("pathfinding") || contender.name.contains("flow");
        let (few, many): (Vec<&Contender>, Vec<&Contender>) = peers.assignment.iter().partition(slow);
        let measured = in_turns(instance, &many, rounds)?;
        let once_measured = in_turns(instance, &few, 1)?;
        let mut row = vec![instance.name.clone()];
        for contender in &peers.assignment {
            let all = many.iter().zip(&measured).chain(few.iter().zip(&once_measured));
            let found = all.filter(|(one, _)| one.name == contender.name).map(|(_, measured)| measured.nanoseconds).next();
            row.push(found.map_or_else(String::new, time));
        }
        let lap = many.iter().position(|contender| contender.name == "lap (PyPI)").map_or(0, |at| measured[at].nanoseconds);
        row.push(ratio(measured[0].nanoseconds, lap));
        println!("{}", row.join(" | "));
        rows.push(row);
    }
    let mut head = vec!["instance"];
    head.extend(peers.assignment.iter().map(|contender| contender.name));
    head.push("ours ÷ lap");
    Ok(heading("Dense assignment", &head, &rows))
}

fn warm_starts(instances: &[Instance], peers: &Peers) -> Result<String, Box<dyn Error>> {
    let mut rows = Vec::new();
    for instance in
        instances.iter().filter(|instance| ["a", "b", "c0", "g"].iter().any(|start| instance.name.starts_with(start)))
    {
        let numbers = warm(instance, &peers.ours)?;
        let mut row = vec![instance.name.clone(), time(numbers[0])];
        row.extend(numbers[1..].iter().map(|warm| format!("{}, 1/{:.0}", time(*warm), numbers[0] as f64 / *warm as f64)));
        println!("{}", row.join(" | "));
        rows.push(row);
    }
    let mut head = vec!["instance", "cold"];
    head.extend(KINDS);
    Ok(heading("Warm starts: median, and part of cold", &head, &rows))
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
