// A keystroke in a cell: the script's time until the next frame has been drawn, as the browser itself counts it (layout and
// painting are apart), beside a bare field that writes the same sheet as JSON at each input.

import { mounted } from '../support/mounted.mjs';
import { stateWith } from './stored.mjs';

const ROUNDS = 6;
const STROKES_A_ROUND = 10;
const STORED = [10, process.env.GOALSHEET_BEFORE ? 500 : 2_000];
const CELL = '[data-cell$=" midterm"]';
const BARE = '#bare';
/** The count of findings beside 「点検」 is told when the last sheet has been read. */
const ALL_READ = '.badge.grave:not([hidden])';

export default async function measure({ chromium, site, turns }) {
  const rows = [];
  for (const count of STORED) {
    const { id, state } = await stateWith(chromium, site, count);
    for (const isRead of [true, false]) {
      const context = await chromium.newContext({ serviceWorkers: 'block', storageState: state });
      try {
        const page = await context.newPage();
        await page.goto(`${site.url}#/sheet/${id}`);
        await mounted(page);
        if (isRead) await page.waitForSelector(ALL_READ, { state: 'attached' });
        rows.push(await typing(page, turns, `goalsheet:sheet:${id}`, `${count} sheets stored${isRead ? '' : ', while they are read for the first time'}`));
      } finally {
        await context.close();
      }
    }
  }
  return rows;
}

async function typing(page, turns, key, state) {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Performance.enable');
  await page.evaluate(addBareField, key);
  const [samples, baselineSamples] = [[], []];
  for (let round = 0; round < ROUNDS / turns; round++) {
    for (const [field, times] of [[CELL, samples], [BARE, baselineSamples]]) {
      await page.locator(field).first().focus();
      for (let stroke = 0; stroke < STROKES_A_ROUND; stroke++) {
        const before = await scriptTime(browser);
        await browser.send('Input.dispatchKeyEvent', { type: 'char', text: 'あ' });
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        times.push((await scriptTime(browser)) - before);
      }
    }
  }
  return {
    name: `script time of a keystroke, ${state}`,
    baseline: 'a bare textarea with a JSON.stringify of the same sheet on each input',
    samples,
    baselineSamples,
    goal: { p95: 4 },
  };
}

/** The page's script time so far, in milliseconds. */
async function scriptTime(browser) {
  const { metrics } = await browser.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration').value * 1000;
}

/** Runs in the page. */
function addBareField(key) {
  const sheet = JSON.parse(localStorage.getItem(key));
  const bare = document.body.appendChild(document.createElement('textarea'));
  bare.id = 'bare';
  bare.addEventListener('input', () => JSON.stringify(sheet));
}
