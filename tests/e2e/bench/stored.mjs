// Storages full of sheets, made by the app itself from its sample: as the browser would find them.

import { mounted } from '../support/mounted.mjs';
import { manySheets } from './many.mjs';

const PREFIX = 'goalsheet:sheet:';
/** So many have room as they are; of more the app makes packed ones. */
const PLAIN = 1_000;

/** A browser's state with `count` sheets stored, and the id of the first of them. */
export async function stateWith(chromium, site, count) {
  if (count > PLAIN) return { id: 'bench-00000', ...(await imported(chromium, site, manySheets(count), count)) };
  const values = await sampleValues(chromium, site);
  const localStorage = Array.from({ length: count }, (_, at) => {
    const value = JSON.parse(values[at % values.length]);
    value.sheet.id = `bench-${String(at).padStart(5, '0')}`;
    return { name: PREFIX + value.sheet.id, value: JSON.stringify(value) };
  });
  const origins = [{ origin: new URL(site.url).origin, localStorage }];
  return { id: 'bench-00000', state: { cookies: [], origins } };
}

/** A browser's state as the app itself makes it of a file with so many sheets, after what `then` does there; `sent` is what
 *  that comes to. */
export async function imported(chromium, site, text, count, then = () => {}) {
  const context = await chromium.newContext({ serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    await mounted(page);
    await page.evaluate((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'まとめ.goalsheet.json'));
      const input = document.querySelector('input[type=file]');
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, text);
    await page.locator('dialog[open]').getByRole('button', { name: '取り込む' }).click();
    const isStored = ([prefix, count]) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).length === count;
    await page.waitForFunction(isStored, [PREFIX, count]);
    const sent = await then(page);
    return { sent, state: await context.storageState() };
  } finally {
    await context.close();
  }
}

/** What the app stores for each sheet of its sample. */
async function sampleValues(chromium, site) {
  const context = await chromium.newContext({ serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    await mounted(page);
    await page.getByRole('button', { name: '見本で試す' }).click();
    const stored = await page.waitForFunction((prefix) => {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
      return keys.length >= 12 && keys.sort().map((key) => localStorage.getItem(key));
    }, PREFIX);
    return await stored.jsonValue();
  } finally {
    await context.close();
  }
}
