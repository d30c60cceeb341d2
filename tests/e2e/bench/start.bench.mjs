// From navigation to an editable sheet with five sheets stored, beside a page
// that only fetches and compiles the same WebAssembly.

import { readdirSync } from 'node:fs';
import { file, fileText, SAMPLE } from '../support/sheets.mjs';

const RUNS = 20;
const BASELINE = '/bench-baseline.html';
const SHEETS = SAMPLE.sheets.slice(0, 5);
const HASH = `#/sheet/${SHEETS[0].id}`;
const EDITABLE = 'main textarea';

/** The baseline's page, served beside the app. */
export function pages(dist) {
  const wasm = readdirSync(dist).find((name) => name.endsWith('.wasm'));
  const body = `<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module">
    await WebAssembly.compileStreaming(fetch('./${wasm}'));
    document.body.append(document.createElement('h1'));
  </script>`;
  return { [BASELINE]: { type: 'text/html', body } };
}

export default async function measure({ chromium, site, oneFile }) {
  const bare = site.url.slice(0, -1) + BASELINE;
  const stored = await store(chromium, site.url);
  const places = [
    { where: 'a server', url: site.url + HASH, selector: EDITABLE, samples: [] },
    { where: 'one file', url: oneFile, selector: 'main h1', samples: [] },
    { where: 'the baseline', url: bare, selector: 'h1', samples: [] },
  ];
  // Taken in turns, so that a slow minute hits all alike.
  for (let run = 0; run < RUNS; run++) {
    for (const place of places) place.samples.push(await time(chromium, stored, place));
  }
  const [server, single, baseline] = places.map(({ samples }) => samples);
  const against = {
    baseline: 'a page that only fetches and compiles the same WebAssembly',
    baselineSamples: baseline,
  };
  return [
    { name: 'navigation to an editable sheet, five sheets stored, from a server', samples: server, ...against },
    { name: 'navigation to the first screen, nothing stored, from one file', samples: single, ...against },
  ];
}

/** Lets the app store the sheets; answers with a browser state that has them. */
async function store(chromium, url) {
  const context = await chromium.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.locator('input[type=file]').setInputFiles(file('five.json', fileText(SHEETS)));
    await page.getByRole('button', { name: '取り込む', exact: true }).click();
    const count = () => Object.keys(localStorage).filter((key) => key.includes(':sheet:')).length;
    await page.waitForFunction(`(${count})() === ${SHEETS.length}`);
    return await context.storageState();
  } finally {
    await context.close();
  }
}

/** Milliseconds from the start of the navigation until an element is on the page. */
async function time(chromium, storageState, { url, selector }) {
  // A fresh context has an empty cache: every run is a first visit.
  const context = await chromium.newContext({ storageState, viewport: { width: 1366, height: 768 } });
  try {
    const page = await context.newPage();
    await page.addInitScript((selector) => {
      // The page's own clock, which starts with the navigation; the frame
      // after the element arrived is when a person can see it.
      globalThis.arrived = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (!document.querySelector(selector)) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.now()));
        });
        observer.observe(document, { childList: true, subtree: true });
      });
    }, selector);
    await page.goto(url);
    return await page.evaluate(() => globalThis.arrived);
  } finally {
    await context.close();
  }
}
