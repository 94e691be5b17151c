// Keeps the files of a release in the browser, so that the page opens without a network. Started by the page (web/runtime/offline.rs)
// once its first plan stands; finished by `cargo xtask dist`, which writes down what the release consists of.
//
// Nothing is kept whose check sum is not the release's: neither a page of excuses in the place of a program, nor a file of another
// release. A release is used whole or not at all: its files are fetched beside the one in use, and it takes over when the planner says so.
"use strict";

// What the release is called, and its files with their SHA-256.
const RELEASE = { build: "", files: [] };

// Several copies of the page on one site, under paths of their own, keep their files apart: what one lets go is not another's.
const PREFIX = `dongxi-${new URL(self.registration.scope).pathname}-`;
const CACHE = PREFIX + RELEASE.build;
const address = (name) => new URL(name, self.registration.scope).href;
const PAGE = address("index.html");
const released = new Map(RELEASE.files.map(([name, sum]) => [address(name), { name, sum }]));

// A server's word on what a file is does not count: the release knows.
const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
  webmanifest: "application/manifest+json",
  wasm: "application/wasm",
  svg: "image/svg+xml",
  png: "image/png",
};

// Why a file could not be kept: its name, and "network", "other" (not what was released), "full", or the status of the answer.
class Fault extends Error {
  constructor(name, reason) {
    super(`${name}: ${reason}`);
    Object.assign(this, { fileName: name, reason });
  }
}

async function sumOf(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function isWhole(response, sum) {
  return Boolean(response) && (await sumOf(await response.clone().arrayBuffer())) === sum;
}

// A file from the network, exactly as it was released. What the browser kept of earlier visits will do, unless it is something else.
async function fetched(url) {
  const { name, sum } = released.get(url);
  let reason = "network";
  for (const cache of [url === PAGE ? "no-cache" : "default", "reload"]) {
    try {
      const response = await fetch(url, { cache, credentials: "same-origin" });
      const bytes = response.ok ? await response.arrayBuffer() : null;
      if (bytes && (await sumOf(bytes)) === sum) {
        // Made anew: a redirected answer could not be given for a page.
        return new Response(bytes, { headers: { "content-type": TYPES[name.split(".").pop()] || "application/octet-stream" } });
      }
      reason = bytes ? "other" : String(response.status);
    } catch {
      reason = "network";
    }
  }
  throw new Fault(name, reason);
}

// A file that another release has kept under the same name, which says its content.
async function shared(url, sum) {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) {
      const response = await (await caches.open(name)).match(url);
      if (await isWhole(response, sum)) return response;
    }
  }
  return null;
}

async function keep(cache, url) {
  const { name, sum } = released.get(url);
  const response = (await shared(url, sum)) || (await fetched(url));
  try {
    await cache.put(url, response);
  } catch {
    throw new Fault(name, "full");
  }
}

async function tell(message) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  windows.forEach((page) => page.postMessage({ build: RELEASE.build, ...message }));
}

// Looks every file through and fetches what is missing or damaged; what an attempt before has kept is not fetched again.
async function fill() {
  try {
    const cache = await caches.open(CACHE);
    for (const [url, { sum }] of released) {
      if (!(await isWhole(await cache.match(url), sum))) await keep(cache, url);
    }
  } catch (fault) {
    await tell({ kind: "failed", name: fault.fileName || "", reason: fault.reason || "full" });
    throw fault;
  }
}

// The page asks for it on each visit.
async function check() {
  await fill().then(() => tell({ kind: "ready" }), () => undefined);
  // Pages of the release before may still need its files: it goes when no more than one page is open.
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.length <= 1 && !self.registration.waiting && !self.registration.installing) {
    const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    await Promise.all(others.map((name) => caches.delete(name)));
  }
}

// A file that is kept; otherwise what the network gives, kept where it is what was released. Names say contents, so that a file of
// another release cannot be taken for one of this.
async function answer(url, request) {
  const kept = await (await caches.open(CACHE)).match(url);
  if (kept) return kept;
  if (!released.has(url)) return (await caches.match(url)) || fetch(request);
  try {
    const response = await fetched(url);
    const copy = response.clone();
    await caches.open(CACHE).then((cache) => cache.put(url, copy)).catch(() => undefined);
    return response;
  } catch {
    return fetch(request);
  }
}

self.addEventListener("install", (event) => event.waitUntil(fill()));

// The page that had no release yet is served by this one from now on.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (event.data === "use") self.skipWaiting();
  if (event.data === "check") event.waitUntil(check());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = request.url.split(/[?#]/, 1)[0];
  if (request.method !== "GET" || !url.startsWith(self.registration.scope)) return;
  const isPage = url === PAGE || url === self.registration.scope;
  if (isPage || released.has(url) || /-[0-9a-f]{16}[._/]/.test(url)) {
    event.respondWith(answer(isPage ? PAGE : url, request));
  }
});
