// From navigation to an editable sheet, beside a page that only fetches and
// compiles the same WebAssembly.

import { readdirSync } from 'node:fs';

const RUNS = 20;

// CHANGE HERE when the app has a sheet: store the seed-like sheets before the
// runs, open '#/sheet/<id>', and wait for 'textarea'.
const HASH = '';
const EDITABLE = 'h1';
const WHAT = 'from navigation to the heading (no editable sheet yet)';

const BASELINE = '/bench-baseline.html';

/** The baseline's page, served beside the app. */
export function pages(dist) {
  const wasm = readdirSync(dist).find((file) => file.endsWith('.wasm'));
  const body = `<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module">
    await WebAssembly.compileStreaming(fetch('./${wasm}'));
    document.body.append(document.createElement('h1'));
  </script>`;
  return { [BASELINE]: { type: 'text/html', body } };
}

export default async function measure({ chromium, site }) {
  const samples = [];
  const baselineSamples = [];
  for (let run = 0; run < RUNS; run++) {
    baselineSamples.push(await time(chromium, site.url.slice(0, -1) + BASELINE, 'h1'));
    samples.push(await time(chromium, site.url + HASH, EDITABLE));
  }
  const baseline = 'a page that only fetches and compiles the same WebAssembly';
  return [{ name: WHAT, baseline, samples, baselineSamples }];
}

/** Milliseconds from the start of the navigation until an element is on the page. */
async function time(chromium, url, selector) {
  // A fresh context has an empty cache: every run is a first visit.
  const context = await chromium.newContext({ viewport: { width: 1366, height: 768 } });
  try {
    const page = await context.newPage();
    await page.addInitScript((selector) => {
      // The page's own clock, which starts with the navigation; the frame
      // after the element arrived is when a person can see it.
      globalThis.arrived = new Promise((resolve) => {
        const look = () => {
          if (!document.querySelector(selector)) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.now()));
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { childList: true, subtree: true });
      });
    }, selector);
    await page.goto(url);
    return await page.evaluate(() => globalThis.arrived);
  } finally {
    await context.close();
  }
}
