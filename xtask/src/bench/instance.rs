//! Instances as the bench keeps them: narrow columns that every solver reads from one binary file. Called by all of the bench.

use std::{
    fs::File,
    io::{self, BufWriter, Read, Write},
    path::Path,
};

use matching::flow::{FlowArc, FlowNetwork};
use trial::{flow_text::dimacs, unpack};

/// A flow problem in 32-bit columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Supply of each node.
    pub supply: Vec<i32>,
    /// Node each arc leaves.
    pub tail: Vec<i32>,
    /// Node each arc enters.
    pub head: Vec<i32>,
    /// Lower bounds; empty where all are 0.
    pub lower: Vec<i32>,
    /// Upper bounds.
    pub upper: Vec<i32>,
    /// Costs.
    pub cost: Vec<i32>,
}

impl Columns {
    /// Adds an arc without lower bound.
    pub fn add(&mut self, tail: usize, head: usize, upper: i32, cost: i32) {
        self.tail.push(tail as i32);
        self.head.push(head as i32);
        self.upper.push(upper);
        self.cost.push(cost);
    }

    /// Adds an arc with a lower bound.
    pub fn add_bounded(&mut self, tail: usize, head: usize, lower: i32, upper: i32, cost: i32) {
        self.lower.resize(self.cost.len(), 0);
        self.lower.push(lower);
        self.add(tail, head, upper, cost);
    }

    /// Appends to a binary file: nodes, arcs, 0, 0, then the columns, all as 32-bit little-endian numbers.
    pub fn write_binary(&self, out: &mut impl Write) -> io::Result<()> {
        let arcs = self.cost.len();
        let mut lower = self.lower.clone();
        lower.resize(arcs, 0);
        let head = [self.supply.len() as i32, arcs as i32, 0, 0];
        for column in [&head[..], &self.supply, &self.tail, &self.head, &lower, &self.upper, &self.cost] {
            for number in column {
                out.write_all(&number.to_le_bytes())?;
            }
        }
        Ok(())
    }

    /// Reads the next problem of a binary file; `None` at its end.
    pub fn read_binary(input: &mut impl Read) -> io::Result<Option<Self>> {
        let mut head = [0; 16];
        match input.read_exact(&mut head) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            result => result?,
        }
        let number = |at: usize| i32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]) as usize;
        let (nodes, arcs) = (number(0), number(4));
        let mut this = Self { supply: column(input, nodes)?, ..Self::default() };
        for target in [&mut this.tail, &mut this.head, &mut this.lower, &mut this.upper, &mut this.cost] {
            *target = column(input, arcs)?;
        }
        if this.lower.iter().all(|lower| *lower == 0) {
            this.lower = Vec::new();
        }
        Ok(Some(this))
    }

    /// Reads the DIMACS minimum-cost-flow format, packed by gzip.
    pub fn read_dimacs(path: &Path) -> io::Result<Self> {
        let bad = |what: String| io::Error::new(io::ErrorKind::InvalidData, format!("{}: {what}", path.display()));
        let problem = unpack(&std::fs::read(path)?).and_then(|text| dimacs(&text)).map_err(bad)?;
        let mut this = Self { supply: problem.supplies.iter().map(|supply| *supply as i32).collect(), ..Self::default() };
        for FlowArc { tail, head, lower, upper, cost } in problem.arcs {
            this.add_bounded(tail as usize, head as usize, lower as i32, upper as i32, cost as i32);
        }
        Ok(this)
    }
}

/// A column of a binary file, read through a small buffer, so that memory holds it once.
fn column(input: &mut impl Read, length: usize) -> io::Result<Vec<i32>> {
    let mut numbers = Vec::with_capacity(length);
    let mut buffer = [0; 4096];
    while numbers.len() < length {
        let part = &mut buffer[..4 * (length - numbers.len()).min(1024)];
        input.read_exact(part)?;
        numbers.extend(part.chunks_exact(4).map(|four| i32::from_le_bytes([four[0], four[1], four[2], four[3]])));
    }
    Ok(numbers)
}

impl FlowNetwork for Columns {
    fn node_count(&self) -> usize {
        self.supply.len()
    }

    fn supply(&self, node: usize) -> i64 {
        self.supply[node].into()
    }

    fn arc_count(&self) -> usize {
        self.cost.len()
    }

    fn arc(&self, index: usize) -> FlowArc {
        FlowArc {
            tail: self.tail[index] as u32,
            head: self.head[index] as u32,
            lower: self.lower.get(index).copied().unwrap_or(0).into(),
            upper: self.upper[index].into(),
            cost: self.cost[index].into(),
        }
    }
}

/// Writes problems one after another.
pub fn write_file(path: &Path, problems: &[Columns]) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for problem in problems {
        problem.write_binary(&mut out)?;
    }
    out.flush()
}

/// Reads all problems of a file.
pub fn read_file(path: &Path) -> io::Result<Vec<Columns>> {
    let mut input = File::open(path)?;
    let mut problems = Vec::new();
    while let Some(problem) = Columns::read_binary(&mut input)? {
        problems.push(problem);
    }
    Ok(problems)
}
