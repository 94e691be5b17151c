// Answers the bench's questions in Node: ours as WebAssembly, and the npm builds of HiGHS and GLPK. The lines are those of lemon.cpp.
//
// Started with the path of our .wasm file. Methods of `run`: ours, highs, glpk. A build that ends its process on a problem that is too
// large for it ends this one; the bench then leaves it out.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]));
const ours = instance.exports;
let words = new Int32Array();
let prepared = {};

function problems() {
  const found = [];
  for (let at = 0; at < words.length; ) {
    const nodes = words[at];
    const arcs = words[at + 1];
    at += 4;
    const supply = words.subarray(at, at + nodes);
    at += nodes;
    const [tail, head, lower, upper, cost] = [0, 1, 2, 3, 4].map((k) => words.subarray(at + k * arcs, at + (k + 1) * arcs));
    at += 5 * arcs;
    found.push({ supply, tail, head, lower, upper, cost });
  }
  return found;
}

// CPLEX LP text, the only thing the npm build of HiGHS reads.
function lpText({ supply, tail, head, lower, upper, cost }) {
  const rows = Array.from(supply, () => []);
  const sign = (number, name) => `${number < 0 ? "-" : "+"} ${Math.abs(number)} ${name}`;
  const objective = Array.from(cost, (c, arc) => sign(c, `x${arc}`));
  tail.forEach((node, arc) => rows[node].push(`+ x${arc}`));
  head.forEach((node, arc) => rows[node].push(`- x${arc}`));
  const wrap = (terms) => terms.join("\n ");
  const subject = rows.map((terms, node) => (terms.length ? `r${node}: ${wrap(terms)} = ${supply[node]}` : ""));
  const bounds = Array.from(lower, (low, arc) => `${low} <= x${arc} <= ${upper[arc]}`);
  return `Minimize\n obj: ${wrap(objective)}\nSubject To\n${subject.filter(Boolean).join("\n")}\nBounds\n${bounds.join("\n")}\nEnd\n`;
}

function glpkProblem(glpk, { supply, tail, head, lower, upper, cost }) {
  const rows = Array.from(supply, (value, node) => ({ name: `r${node}`, vars: [], bnds: { type: glpk.GLP_FX, lb: value, ub: value } }));
  tail.forEach((node, arc) => rows[node].vars.push({ name: `x${arc}`, coef: 1 }));
  head.forEach((node, arc) => rows[node].vars.push({ name: `x${arc}`, coef: -1 }));
  return {
    name: "flow",
    objective: { direction: glpk.GLP_MIN, name: "cost", vars: Array.from(cost, (c, arc) => ({ name: `x${arc}`, coef: c })) },
    subjectTo: rows.filter((row) => row.vars.length),
    bounds: Array.from(lower, (low, arc) => ({
      name: `x${arc}`,
      type: low === upper[arc] ? glpk.GLP_FX : glpk.GLP_DB,
      lb: low,
      ub: upper[arc],
    })),
  };
}

async function run(method) {
  if (method === "ours") {
    const start = performance.now();
    const cost = ours.solve();
    return [performance.now() - start, cost];
  }
  if (method === "highs") {
    prepared.highs ??= [await (await import("highs")).default({}), problems().map(lpText)];
    const [solver, texts] = prepared.highs;
    const start = performance.now();
    const found = texts.map((text) => solver.solve(text).ObjectiveValue);
    return [performance.now() - start, Math.round(found.reduce((one, other) => one + other, 0))];
  }
  if (!prepared.glpk) {
    const glpk = await (await import("glpk.js/node")).default();
    prepared.glpk = [glpk, problems().map((problem) => glpkProblem(glpk, problem))];
  }
  const [glpk, models] = prepared.glpk;
  const start = performance.now();
  const found = models.map((model) => glpk.solve(model, { msglev: glpk.GLP_MSG_OFF }).result.z);
  return [performance.now() - start, Math.round(found.reduce((one, other) => one + other, 0))];
}

for await (const line of createInterface({ input: process.stdin })) {
  const [command, first] = line.split(" ");
  if (command === "load") {
    const bytes = readFileSync(first);
    words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
    prepared = {};
    ours.clear();
    for (const word of words) ours.push(word);
    console.log("ok");
  } else if (command === "run") {
    const [milliseconds, cost] = await run(first);
    console.log(`${Math.round(milliseconds * 1e6)} ${cost}`);
  } else if (command === "peak") {
    console.log(String(Math.round(process.resourceUsage().maxRSS)));
  }
}
