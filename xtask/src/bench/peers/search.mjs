// Answers the bench's questions about searches in Node, with ours as WebAssembly; the lines are those of serve.rs.
//
// Started with the path of our .wasm file.
//   race PATH SECONDS          the joint search: "t value bound;…" in seconds and points, then how it ended: proved or limit
//   resolves PATH COUNT SWAPS  re-solves of the reference scenario -> nanoseconds and a number to compare
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]));
const ours = instance.exports;
const flowsASlice = 200;

function push(path) {
  ours.clear_bytes();
  for (const byte of readFileSync(path)) ours.push_byte(byte);
}

function race(path, seconds) {
  push(path);
  if (!ours.race_read()) return "not read";
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  if (!ours.race_begin()) return "no plan";
  const trace = [];
  let more = 1;
  let last = "";
  do {
    more = ours.race_advance(flowsASlice);
    const standing = `${ours.race_value().toFixed(9)} ${ours.race_bound().toFixed(9)}`;
    if (!standing.includes("NaN") && (standing !== last || !more)) trace.push(`${elapsed().toFixed(3)} ${standing}`);
    last = standing;
  } while (more && elapsed() < seconds);
  return `${trace.join(";")}|${more ? "limit" : "proved"}`;
}

function resolves(path, count, swaps) {
  push(path);
  const start = performance.now();
  if (!ours.resolves_begin(count, swaps)) return "no plan";
  while (ours.resolves_advance(20));
  return `${Math.round((performance.now() - start) * 1e6)} ${ours.resolves_sum()}`;
}

for await (const line of createInterface({ input: process.stdin })) {
  const [command, path, first, second] = line.split(" ");
  if (command === "race") console.log(race(path, Number(first)));
  else if (command === "resolves") console.log(resolves(path, Number(first), Number(second)));
  else console.log("what?");
}
