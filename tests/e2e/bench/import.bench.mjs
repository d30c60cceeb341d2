// 1,000 sheets from a file of JSON: from the file to the preview, and from 「取り込む」 to the list shown; what a person
// thinks between is left out. Beside it, the same data in plain JavaScript: parsed, and written to the storage.

import { mounted } from '../support/mounted.mjs';
import { manySheets } from './many.mjs';

/** A run takes seconds, so that there are fewer than elsewhere. */
const RUNS = 10;
const SHEETS = 1_000;
const BASELINE = '/bench-import-baseline.html';

/** The baseline's page, served beside the app: the same storage. */
export function pages() {
  return { [BASELINE]: { type: 'text/html', body: '<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,">' } };
}

export default async function measure({ chromium, site, turns }) {
  const text = manySheets(SHEETS);
  const [samples, previews, lists, baselineSamples] = [[], [], [], []];
  for (let run = 0; run < RUNS / turns; run++) {
    const { preview, list } = await fresh(chromium, site.url, async (page) => {
      await mounted(page);
      return page.evaluate(takeIn, { text, count: SHEETS });
    });
    samples.push(preview + list);
    previews.push(preview);
    lists.push(list);
    baselineSamples.push(await fresh(chromium, site.url.slice(0, -1) + BASELINE, (page) => page.evaluate(plain, text)));
  }
  const against = { baseline: 'JSON.parse and localStorage.setItem of the same data', baselineSamples };
  return [
    { name: `import of ${SHEETS} sheets from JSON, to the list shown`, samples, ...against, goal: { ratio: 3 } },
    { name: '  of that, from the file to the preview', samples: previews, ...against },
    { name: '  of that, from 「取り込む」 to the list', samples: lists, ...against },
  ];
}

/** A page of its own, with nothing stored. */
async function fresh(chromium, url, run) {
  const context = await chromium.newContext({ serviceWorkers: 'block', viewport: { width: 1366, height: 768 } });
  try {
    const page = await context.newPage();
    await page.goto(url);
    return await run(page);
  } finally {
    await context.close();
  }
}

/** Runs in the page: milliseconds to the preview that can be confirmed, and from there to the whole list. */
async function takeIn({ text, count }) {
  const until = (holds) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!holds()) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
      });
      observer.observe(document, { childList: true, subtree: true, attributes: true });
    });
  const confirm = () => [...document.querySelectorAll('dialog[open] button')].find((one) => one.textContent.trim().startsWith('取り込む'));
  const input = document.querySelector('input[type=file]');
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], 'まとめ.goalsheet.json'));
  const shown = until(() => confirm() && !confirm().disabled);
  let start = performance.now();
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  const preview = (await shown) - start;
  // A long list draws its first rows; the others come where somebody scrolls.
  const listed = until(() => document.querySelectorAll('main .goal-link').length >= Math.min(count, 150));
  start = performance.now();
  confirm().click();
  return { preview, list: (await listed) - start };
}

/** Runs in the page: milliseconds. */
function plain(text) {
  const start = performance.now();
  for (const sheet of JSON.parse(text).sheets) localStorage.setItem(`plain:${sheet.id}`, JSON.stringify(sheet));
  return performance.now() - start;
}
