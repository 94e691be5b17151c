// Starts the one file. The glue of the app stands above, in the same module.
// A page from disk may not fetch anything, so programs are unpacked from its own text.
async function unpack(text) {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const source = new ReadableStream({
    start(controller) {
      controller.enqueue(packed);
      controller.close();
    },
  });
  const reader = source.pipeThrough(new DecompressionStream("gzip")).getReader();
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const textOf = (id) => document.getElementById(id).textContent;

// A part of the app's program, as the script that loads it wants an answer.
function partOf(name) {
  const element = document.getElementById(`part-${name}-program`);
  return unpack(element.textContent).then((program) => {
    element.remove();
    return { ok: true, arrayBuffer: () => program };
  });
}

// A worker unpacks its own program, off the page's thread. What it is made from is let go: the address holds a copy.
const addresses = {};
globalThis.dongxiAddressOf = (name) => {
  if (!addresses[name]) {
    const script = `${textOf(`${name}-glue`)}
${unpack}
unpack("${textOf(`${name}-program`)}").then((program) => wasm_bindgen({ module_or_path: program })).catch((reason) => setTimeout(() => { throw reason; }));
`;
    addresses[name] = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    document.getElementById(`${name}-program`).remove();
    document.getElementById(`${name}-glue`).remove();
  }
  return addresses[name];
};

// Thrown in a task of its own, since WebKit tells no page of a module that fails while it waits.
unpack(textOf("app-program"))
  .then((program) => {
    document.getElementById("app-program").remove();
    return __wbg_init({ module_or_path: program });
  })
  .catch((reason) => setTimeout(() => { throw reason; }));
