// Engines that answer when a test says so: who is faster, typing or reading, is then no matter of the machine.

/**
 * Has every engine of a page wait with what it is asked, from the page's next load on.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<{ asked: (count?: number) => Promise<unknown>, letOneGo: () => Promise<unknown>, letGo: () => Promise<unknown> }>}
 *   waits until so many questions are held, lets one be answered, and lets all, from now on at once
 */
export async function holdEngines(page) {
  await page.addInitScript(hold);
  return {
    asked: (count = 1) => page.waitForFunction((count) => globalThis.held.length >= count, count),
    letOneGo: () => page.evaluate(() => globalThis.held.shift()()),
    letGo: () => page.evaluate(() => globalThis.letGo()),
  };
}

/** Runs in the page. The first message to a worker is its WebAssembly; what it is asked comes after. */
function hold() {
  const { postMessage } = Worker.prototype;
  const started = new WeakSet();
  globalThis.held = [];
  globalThis.letGo = () => {
    Worker.prototype.postMessage = postMessage;
    for (const send of globalThis.held.splice(0)) send();
  };
  Worker.prototype.postMessage = function (...message) {
    if (started.has(this)) return void globalThis.held.push(() => postMessage.apply(this, message));
    started.add(this);
    return postMessage.apply(this, message);
  };
}
