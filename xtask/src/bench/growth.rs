//! The section on growth: instances doubled step by step, and the exponent of the time in the number of arcs. Called by `main`.

use std::{error::Error, path::Path};

use crate::{
    generate,
    instance::{Columns, write_file},
    measure::{Instance, in_turns},
    options::Options,
    report::{heading, time},
    setup,
};

/// Name, what is doubled, and the instance after so many doublings.
type Family = (&'static str, &'static str, fn(usize) -> Columns);

const FAMILIES: [Family; 3] = [
    ("b", "sources of a dense transportation problem, 31 × 832 first", |step| {
        generate::transportation(&mut generate::Random(2), 31 << step, 832)
    }),
    ("f", "sources, sinks and arcs of a sparse one, 250 × 3,750 first", |step| {
        generate::sparse_transportation(250 << step, 3_750 << step, 125_000 << step)
    }),
    ("national", "counties that sell some of 30 products in 12 months to 31 buyers, 104 first; 832 is the country", |step| {
        generate::national(104 << step)
    }),
];

/// Measures and tells.
///
/// # Errors
/// Where our solver fails.
pub fn section(options: &Options) -> Result<String, Box<dyn Error>> {
    let ours = setup::ours("flow")?;
    let mut text = String::new();
    let mut exponents = Vec::new();
    for (name, what, make) in FAMILIES.into_iter().filter(|(name, _, _)| options.wants(name)) {
        let (mut rows, mut points) = (Vec::new(), Vec::new());
        for step in 0..=options.steps {
            let problem = make(step);
            let (nodes, arcs) = (problem.supply.len(), problem.cost.len());
            let mut instance = on_disk(&options.target, name, problem)?;
            let measured = in_turns(&mut instance, &[&ours], options.rounds.min(3))?[0];
            let spent = measured.nanoseconds;
            points.push(((arcs as f64).ln(), (spent as f64).ln()));
            let megabytes = format!("{:.1} MB", measured.peak as f64 / 1024.0);
            rows.push(vec![nodes.to_string(), arcs.to_string(), time(spent), megabytes]);
            println!("{name}: {}", rows.last().map(|row| row.join(" | ")).unwrap_or_default());
        }
        let exponent = slope(&points).map_or_else(|| "–".to_owned(), |exponent| format!("{exponent:.2}"));
        text += &heading(&format!("{name}: {what}"), &["nodes", "arcs", "ours", "peak memory"], &rows);
        exponents.push(vec![name.to_owned(), exponent]);
    }
    let fit = "Exponent of the time in the number of arcs, by least squares on logarithms";
    Ok(text + &heading(fit, &["instance", "exponent"], &exponents))
}

fn on_disk(target: &Path, name: &str, problem: Columns) -> Result<Instance, Box<dyn Error>> {
    let path = target.join("growth.bin");
    write_file(&path, &[problem])?;
    Ok(Instance { name: format!("{name}, growing"), path, optimum: None })
}

/// The slope of the straight line that fits some points best; `None` where they have one abscissa.
fn slope(points: &[(f64, f64)]) -> Option<f64> {
    let count = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0 / count, y + point.1 / count));
    let across: f64 = points.iter().map(|point| (point.0 - x) * (point.0 - x)).sum();
    let together: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    (across > 0.0).then(|| together / across)
}

#[cfg(test)]
mod tests {
    use super::slope;

    #[test]
    fn the_slope_of_a_power_is_its_exponent() {
        let points: Vec<(f64, f64)> = (1..6).map(|x| f64::from(x).ln()).map(|x| (x, 1.5 * x + 4.0)).collect();
        assert!(slope(&points).is_some_and(|slope| (slope - 1.5).abs() < 1e-9));
        assert_eq!(slope(&points[..1]), None);
    }
}
