// Search: from a keystroke in the list's search field to the filtered list being drawn, beside a page that only looks for the
// word in the same texts.

import { mounted } from '../support/mounted.mjs';
import { stateWith } from './stored.mjs';

const STORED = process.env.GOALSHEET_BEFORE ? 500 : 2_000;
const WORDS = ['窓', '口', '年4回', '防災訓練', 'の', '避難'];
const ROUNDS = 4;

export default async function measure({ chromium, site, turns }) {
  const { state } = await stateWith(chromium, site, STORED);
  const context = await chromium.newContext({ serviceWorkers: 'block', storageState: state });
  try {
    const page = await context.newPage();
    await page.goto(`${site.url}#/`);
    await mounted(page);
    await page.waitForSelector('.badge.grave:not([hidden])', { state: 'attached' });
    const rows = [[], []];
    const [samples, baselineSamples] = rows;
    for (let round = 0; round < ROUNDS / turns; round++) {
      for (const word of WORDS) {
        samples.push(await page.evaluate(searched, word));
        baselineSamples.push(await page.evaluate(lookedFor, word));
      }
    }
    return [{
      name: `search over ${STORED} sheets, a keystroke to the filtered list`,
      baseline: 'the same word looked for in the stored texts',
      samples,
      baselineSamples,
      goal: { median: 50 },
    }];
  } finally {
    await context.close();
  }
}

/** Runs in the page: what a keystroke sets off, until the frame after it. */
async function searched(word) {
  const field = document.querySelector('main .find');
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const type = (text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return drawn();
  };
  const start = performance.now();
  await type(word);
  const took = performance.now() - start;
  await type('');
  return took;
}

/** Runs in the page. */
function lookedFor(word) {
  const texts = Object.values(localStorage);
  const start = performance.now();
  texts.filter((text) => text.includes(word));
  return performance.now() - start;
}
