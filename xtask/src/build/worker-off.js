// Put in the place of service-worker.js, this ends working without the network: whoever opens the app next has all
// that was kept of it removed, and has it from the server from then on. Sheets are kept elsewhere and stay.
"use strict";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(end()));

async function end() {
  const prefix = "goalsheet-files:" + self.registration.scope + ":";
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
  await self.registration.unregister();
}
