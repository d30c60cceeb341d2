// A keystroke in a cell: the script's time until the page is at rest again, beside a bare field that
// writes the same sheet as JSON at each input.

import { mounted } from '../support/mounted.mjs';
import { stateWith } from './stored.mjs';

const KEYSTROKES = 60;
const STORED = [10, 500];

export default async function measure({ chromium, site }) {
  const rows = [];
  for (const count of STORED) {
    const { id, state } = await stateWith(chromium, site, count);
    const context = await chromium.newContext({ storageState: state });
    try {
      const page = await context.newPage();
      await page.goto(`${site.url}#/sheet/${id}`);
      await mounted(page);
      const { samples, baselineSamples } = await page.evaluate(type, {
        keystrokes: KEYSTROKES,
        key: `goalsheet:sheet:${id}`,
      });
      const name = `script time of a keystroke, ${count} sheets stored`;
      const baseline = 'a bare textarea with a JSON.stringify of the same sheet on each input';
      rows.push({ name, baseline, samples, baselineSamples });
    } finally {
      await context.close();
    }
  }
  return rows;
}

/** Runs in the page: types letter by letter and times each until no microtask is left. */
async function type({ keystrokes, key }) {
  const channel = new MessageChannel();
  const rest = () =>
    new Promise((resolve) => {
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(0);
    });
  const timed = async (field) => {
    const start = performance.now();
    field.value += 'あ';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await rest();
    return performance.now() - start;
  };
  const sheet = JSON.parse(localStorage.getItem(key));
  const bare = document.body.appendChild(document.createElement('textarea'));
  bare.addEventListener('input', () => JSON.stringify(sheet));
  const cell = document.querySelector('[data-cell$=" midterm"]');
  const samples = [];
  const baselineSamples = [];
  for (let stroke = 0; stroke < keystrokes; stroke++) {
    await new Promise(requestAnimationFrame);
    baselineSamples.push(await timed(bare));
    samples.push(await timed(cell));
  }
  return { samples, baselineSamples };
}
