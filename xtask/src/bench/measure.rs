//! Measures contenders on an instance. Called by `main`, section by section of the report.

use std::{error::Error, path::PathBuf, process::Command};

use crate::{peer::Peer, report::median, setup::Contender};

/// An instance on disk.
pub struct Instance {
    /// Its name; the first letter says which of the list it is.
    pub name: String,
    /// The binary file.
    pub path: PathBuf,
    /// The optimum, where it is known beforehand or a solver has found it.
    pub optimum: Option<i64>,
}

/// What was measured of a contender.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measured {
    /// Median time.
    pub nanoseconds: u64,
    /// Peak memory after the first solve, KiB.
    pub peak: u64,
}

fn start(contender: &Contender, instance: &Instance) -> Result<Peer, Box<dyn Error>> {
    let mut peer = Peer::start(Command::new(&contender.command[0]).args(&contender.command[1..]))?;
    peer.load(&instance.path, contender.load)?;
    Ok(peer)
}

/// All contenders in turns.
///
/// # Errors
/// Where a contender fails, or finds another cost than the first.
pub fn in_turns(instance: &mut Instance, contenders: &[&Contender], rounds: usize) -> Result<Vec<Measured>, Box<dyn Error>> {
    let mut peers = contenders.iter().map(|contender| start(contender, instance)).collect::<Result<Vec<_>, _>>()?;
    let mut times = vec![Vec::new(); peers.len()];
    let mut measured = vec![Measured::default(); peers.len()];
    for round in 0..rounds {
        for (number, peer) in peers.iter_mut().enumerate() {
            // Tiny instances are repeated until a round is worth its clock.
            let mut spent = Vec::new();
            while spent.len() < 51 && spent.iter().sum::<u64>() < 2_000_000 {
                let run = peer.run(contenders[number].method)?;
                spent.push(run.nanoseconds);
                let agreed = *instance.optimum.get_or_insert(run.cost);
                if agreed != run.cost {
                    return Err(
                        format!("{} finds {}, not {agreed}, on {}", contenders[number].name, run.cost, instance.name).into()
                    );
                }
                if round == 0 && spent.len() == 1 {
                    measured[number].peak = peer.peak()?;
                }
            }
            times[number].push(median(&mut spent));
        }
    }
    for (measured, times) in measured.iter_mut().zip(&mut times) {
        measured.nanoseconds = median(times);
    }
    Ok(measured)
}

/// A slow contender alone: one solve, or the median of five where it is quick; `None` where it fails or takes more than a minute.
///
/// # Errors
/// Where it finds another cost.
pub fn alone(instance: &Instance, contender: &Contender) -> Result<Option<u64>, Box<dyn Error>> {
    let mut limited = contender.clone();
    limited.command.splice(0..0, ["timeout".to_owned(), "75".to_owned()]);
    let mut spent = Vec::new();
    let Ok(mut peer) = start(&limited, instance) else { return Ok(None) };
    while spent.len() < 5 && spent.iter().sum::<u64>() < 2_000_000_000 {
        let Ok(run) = peer.run(contender.method) else { return Ok(None) };
        if instance.optimum.is_some_and(|optimum| optimum != run.cost) {
            return Err(format!("{} finds {} on {}", contender.name, run.cost, instance.name).into());
        }
        spent.push(run.nanoseconds);
    }
    Ok(Some(median(&mut spent)).filter(|median| *median < 60_000_000_000))
}

/// Medians of our cold and warm solves.
///
/// # Errors
/// Where warm and cold differ.
pub fn warm(instance: &Instance, ours: &Contender) -> Result<Vec<u64>, Box<dyn Error>> {
    let answer = start(ours, instance)?.ask("warm 60")?;
    Ok(answer.split(' ').map(str::parse).collect::<Result<Vec<u64>, _>>().map_err(|_| answer.clone())?)
}
