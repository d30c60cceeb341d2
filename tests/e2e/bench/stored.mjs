// Storages full of sheets, made by the app itself from its sample: as the browser would find them.

import { mounted } from '../support/mounted.mjs';

const PREFIX = 'goalsheet:sheet:';

/** A browser's state with `count` sheets stored, and the id of the first of them. */
export async function stateWith(chromium, site, count) {
  const values = await sampleValues(chromium, site);
  const localStorage = Array.from({ length: count }, (_, at) => {
    const value = JSON.parse(values[at % values.length]);
    value.sheet.id = `bench-${String(at).padStart(5, '0')}`;
    return { name: PREFIX + value.sheet.id, value: JSON.stringify(value) };
  });
  const origins = [{ origin: new URL(site.url).origin, localStorage }];
  return { id: 'bench-00000', state: { cookies: [], origins } };
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
