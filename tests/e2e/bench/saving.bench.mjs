// What is saved after a pause in typing: the script's time, beside writing the same value by hand. It writes one sheet's key.

import { mounted } from '../support/mounted.mjs';
import { stateWith } from './stored.mjs';

const RUNS = 20;
const STORED = 500;
const CELL = '[data-cell$=" midterm"]';

export default async function measure({ chromium, site, turns }) {
  const { id, state } = await stateWith(chromium, site, STORED);
  const key = `goalsheet:sheet:${id}`;
  const context = await chromium.newContext({ serviceWorkers: 'block', storageState: state });
  try {
    const page = await context.newPage();
    await page.addInitScript(listen);
    await page.goto(`${site.url}#/sheet/${id}`);
    await mounted(page);
    await page.waitForSelector('.badge.grave:not([hidden])', { state: 'attached' });
    const browser = await context.newCDPSession(page);
    await page.locator(CELL).first().focus();
    const [samples, baselineSamples] = [[], []];
    for (let run = 0; run < RUNS / turns; run++) {
      await browser.send('Input.dispatchKeyEvent', { type: 'char', text: 'あ' });
      const { took, keys } = await page.evaluate(() => globalThis.nextSave());
      const others = keys.filter((name) => name.startsWith('goalsheet:sheet:') && name !== key);
      if (!keys.includes(key) || others.length > 0) throw new Error(`a save wrote ${keys}`);
      samples.push(took);
      baselineSamples.push(await page.evaluate(byHand, key));
    }
    return [{
      name: `saving after a pause in typing, ${STORED} sheets stored`,
      samples,
      baseline: 'JSON.parse, JSON.stringify and setItem of the same sheet',
      baselineSamples,
      goal: { median: 5 },
    }];
  } finally {
    await context.close();
  }
}

/** Runs in the page before all else: the task in which a sheet's key is written is timed, from the timer that begins it. */
function listen() {
  let heard;
  let task;
  const later = globalThis.setTimeout;
  globalThis.setTimeout = (act, ...rest) =>
    later(() => {
      task = { start: performance.now(), keys: [] };
      act();
      if (task.keys.some((name) => name.startsWith('goalsheet:sheet:'))) {
        heard?.({ took: performance.now() - task.start, keys: task.keys });
        heard = undefined;
      }
    }, ...rest);
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function setItem(name, value) {
    task?.keys.push(name);
    set.call(this, name, value);
  };
  globalThis.nextSave = () => new Promise((resolve) => { heard = resolve; });
}

/** Runs in the page. */
function byHand(key) {
  const start = performance.now();
  localStorage.setItem('plain', JSON.stringify(JSON.parse(localStorage.getItem(key))));
  const took = performance.now() - start;
  localStorage.removeItem('plain');
  return took;
}
