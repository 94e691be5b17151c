// Answers instances with the WebAssembly build of `trial`, one line each, for the test that compares them with the native answers.
//
// Started with the path of the .wasm file; reads lines "NAME<tab>PATH" and answers each with the answer to the instance of that name.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]));
const ours = instance.exports;

for await (const line of createInterface({ input: process.stdin })) {
  const [name, path] = line.split("\t");
  ours.clear_bytes();
  for (const byte of Buffer.from(`${name}\n`)) ours.push_byte(byte);
  for (const byte of readFileSync(path)) ours.push_byte(byte);
  const length = ours.answer();
  const bytes = Buffer.from(Array.from({ length }, (_, at) => ours.answer_byte(at)));
  console.log(bytes.toString("utf8").replaceAll("\n", " "));
}
