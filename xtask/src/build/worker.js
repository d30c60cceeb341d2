// Keeps a whole version of the app, so that it opens without the network. Written by the build from what lies in the
// folder: each file with the digest of its content, and the version's name, which is the digest of that list.
"use strict";
const VERSION = "__VERSION__";
const FILES = __FILES__;
// Kept when all the others are and the page is at rest: it is as large as they are, and no page waits for it.
const LATER = __LATER__;

const PREFIX = "goalsheet-files:" + self.registration.scope + ":";
const OWN = PREFIX + VERSION;
/** In the newest cache: the pages that were open when it took over, each with the version that it is of and that is kept for it. */
const GUESTS = "guests";
const TYPES = { css: "text/css; charset=utf-8", html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", json: "application/json", png: "image/png", svg: "image/svg+xml", wasm: "application/wasm", webmanifest: "application/manifest+json" };

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const name = nameOf(event.request);
  if (name === null) return;
  event.respondWith(answer(name, event));
  if (event.request.mode === "navigate") event.waitUntil(tidy());
});
// A new version waits until a person takes it.
self.addEventListener("message", (event) => {
  if (event.data === "take") self.skipWaiting();
  if (event.data === "rest") event.waitUntil(keepRest());
});

/** All or nothing: one file that did not come, or came otherwise, and the version before stays. */
async function install() {
  await caches.delete(OWN);
  const cache = await caches.open(OWN);
  try {
    await Promise.all(Object.keys(FILES).map((name) => keep(cache, name, FILES[name])));
  } catch (error) {
    await caches.delete(OWN);
    throw error;
  }
}

/** What could not be kept now is kept when it is asked for. */
async function keepRest() {
  const own = await caches.open(OWN);
  for (const [name, integrity] of Object.entries(LATER)) {
    if (!(await own.match(name))) await keep(own, name, integrity).catch(() => {});
  }
}

/** Loads a file past the browser's own cache, checks it, and keeps it under its name. */
async function keep(cache, name, integrity) {
  const response = await fetch(name, { cache: "no-store", integrity });
  if (!response.ok) throw new Error(name + ": " + response.status);
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)];
  // Made anew, because servers say strange things of a file, and a redirected answer may open no page.
  const kept = new Response(await response.blob(), { headers: { "Content-Type": type } });
  await cache.put(name, kept.clone());
  return kept;
}

/** The name of a file of ours that is asked for; null for what is none of ours. */
function nameOf(request) {
  const address = request.url.split(/[?#]/, 1)[0];
  if (request.method !== "GET" || !address.startsWith(self.registration.scope)) return null;
  const name = decodeURIComponent(address.slice(self.registration.scope.length)) || "index.html";
  const isPage = request.mode === "navigate";
  // Another page of the folder is the server's; the one-file app is downloaded as it lies there.
  return isPage && name !== "index.html" ? null : name;
}

/** A file of the version that the page is of; else of this one; else of an older one; else the server's. */
async function answer(name, { request, clientId }) {
  const own = await caches.open(OWN);
  const guests = await guestsIn(OWN);
  for (const version of [guests[clientId] ?? OWN, OWN]) {
    const kept = await (await caches.open(version)).match(name);
    if (kept) return kept;
  }
  if (name in LATER) return keep(own, name, LATER[name]).catch(() => fetch(request));
  for (const older of await olderOnes()) {
    const found = await (await caches.open(older)).match(name);
    if (found) return found;
  }
  return fetch(request);
}

/** Which older versions the pages are of that were open when a version took over; empty when none of them is any more. */
async function guestsIn(version) {
  const noted = await (await caches.open(version)).match(GUESTS);
  return noted ? noted.json() : {};
}

async function olderOnes() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN);
}

async function takeOver() {
  const before = (await olderOnes()).at(-1);
  if (before) {
    const all = await self.clients.matchAll({ includeUncontrolled: true });
    const pages = all.filter((page) => page.url.startsWith(self.registration.scope));
    const known = await guestsIn(before);
    const guests = Object.fromEntries(pages.map((page) => [page.id, known[page.id] ?? before]));
    await (await caches.open(OWN)).put(GUESTS, new Response(JSON.stringify(guests)));
  }
  // Whoever comes for the first time has the engines without the network too.
  await self.clients.claim();
  await tidy();
}

/** Removes older versions when no page that was open before this one is any more. */
async function tidy() {
  const cache = await caches.open(OWN);
  if (!(await cache.match(GUESTS))) return;
  const pages = await Promise.all(Object.keys(await guestsIn(OWN)).map((id) => self.clients.get(id)));
  if (pages.some((page) => page)) return;
  for (const older of await olderOnes()) await caches.delete(older);
  await cache.delete(GUESTS);
}
