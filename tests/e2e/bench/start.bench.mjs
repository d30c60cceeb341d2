// From navigation to an editable sheet, beside a page that only fetches and
// compiles the same WebAssembly.

import { readdirSync } from 'node:fs';
import { contextWith } from './stored.mjs';

const RUNS = 20;

/** How many sheets are stored: a department group's, and many years of a city's. */
const STORED = [5, 500];

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
  const rows = [];
  for (const count of STORED) {
    const stored = await contextWith(chromium, site, count);
    const samples = [];
    const baselineSamples = [];
    for (let run = 0; run < RUNS; run++) {
      baselineSamples.push(await time(() => chromium.newContext(), site.url.slice(0, -1) + BASELINE, 'h1'));
      samples.push(await time(stored.open, `${site.url}#/sheet/${stored.id}`, 'textarea'));
    }
    const name = `from navigation to an editable sheet, ${count} sheets stored`;
    const baseline = 'a page that only fetches and compiles the same WebAssembly';
    rows.push({ name, baseline, samples, baselineSamples });
  }
  return rows;
}

/** Milliseconds from the start of the navigation until an element is on the page. */
async function time(open, url, selector) {
  // A fresh context has an empty cache: every run is a first visit.
  const context = await open();
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
