// A kiosk's file as the tests have it: made once by the app, written down, and opened by its address.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { elsewhere } from '../harness.mjs';
import { begin, button, downloadBy, told } from './app.mjs';
import { SAMPLE } from './sheets.mjs';

export const YEAR = SAMPLE.sheets.filter((one) => one.fiscal_year === 2024);
export const PORTRAIT = { width: 1080, height: 1920 };
export const WIDE = { width: 1920, height: 1080 };
// Pages scroll at once, so that nothing waits for a movement.
export const standing = (viewport) => ({ context: { hasTouch: true, viewport, reducedMotion: 'reduce' } });

const FOLDER = mkdtempSync(join(tmpdir(), 'kiosk-'));
const made = {};

export const CITY = 'あおぞら市';

/** Chooses all parts on 公開, names the city, and presses the button, through the question that
 * errors of the review ask. */
export const exportKiosk = (page) =>
  downloadBy(page, async () => {
    for (const part of ['全体を載せる', '予定を載せる', '計画との対応を載せる']) await page.getByRole('checkbox', { name: part }).check();
    await page.getByRole('textbox', { name: 'キオスクに出す市の名前' }).fill(CITY);
    await button(page, 'キオスク用に書き出す').click();
    const goOn = button(page, 'このまま書き出す');
    await Promise.race([goOn.waitFor().catch(() => {}), told(page, 'キオスク.html').catch(() => {})]);
    if (await goOn.isVisible()) await goOn.click();
  });

/** The kiosk's file of these sheets, which is made once by the app on its server: its name, bytes and address. */
export async function kioskFile(test, sheets = YEAR) {
  const key = sheets.map((one) => one.id).join();
  made[key] ??= await elsewhere(test, async (page) => {
    await begin(page, sheets, '#/publish');
    const file = await exportKiosk(page);
    return { ...file, url: written(file, `${sheets.length}.html`) };
  });
  return made[key];
}

/** The address of a file that was written down. */
export function written({ bytes }, name) {
  const path = join(FOLDER, name);
  writeFileSync(path, bytes);
  return pathToFileURL(path).href;
}

export async function openKiosk(page, url) {
  await page.goto(url);
  await page.getByRole('heading', { name: '令和6年度' }).waitFor();
}

export const start = (page) => page.getByText('画面にふれてご覧ください');
export const link = (page, name) => page.getByRole('main').getByRole('link', { name });
