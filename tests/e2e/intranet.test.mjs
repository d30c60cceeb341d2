// A plain http address on an intranet is no secure context: no service worker, no Web Locks, no file handles, no
// clipboard to write to. Everything is tried there.

import assert from 'node:assert/strict';
import * as harness from './harness.mjs';
import { axe, mounted, open, watched } from './harness.mjs';
import { button, cell, exportAs, go, hide, holds, openSample, pick, preview, read, saved, storedSheets, told, undo } from './support/app.mjs';
import { INTRANET } from './support/browsers.mjs';
import { notePrinting, printedBy } from './support/print.mjs';
import { CITY, file, fileText, sheet } from './support/sheets.mjs';

/** A test under that name, for which the tests' own watch takes somebody else. */
const under = (declare) => (name, run) =>
  declare(name, { allow: [new RegExp(`somebody else: http://${INTRANET}`)] }, (tools) => {
    harness.site.url = harness.site.url.replace('127.0.0.1', INTRANET);
    return run(tools);
  });
const test = under(harness.test);
const testInFirefox = under(harness.testInFirefox);

const insecure = async (page) => assert.equal(await page.evaluate(() => isSecureContext), false);
const situation = (page) => cell(page, '現況・課題');

async function beginWith(page, sheets, hash) {
  await open(page);
  await insecure(page);
  await pick(page, file('始め.json', fileText(sheets)));
  await button(preview(page), '取り込む').click();
  await told(page, '取り込みました');
  await hide(page);
  await saved(page);
  await go(page, hash);
}

test('what is written is saved, and is there when the page is opened again', async ({ page }) => {
  await beginWith(page, CITY, '#/sheet/a');
  await situation(page).fill('庁内で書いた');
  await saved(page);
  await page.reload();
  await mounted(page);
  await holds(situation(page), '庁内で書いた');
  assert.equal((await storedSheets(page)).a.situation, '庁内で書いた');
  await button(page, '複製').click();
  await told(page, '複製しました');
  await undo(page);
});

test('readings come, from a worker, and their chips open', async ({ page }) => {
  await open(page);
  await openSample(page);
  await read(page);
  await go(page, '#/results');
  await page.locator('main .chip').first().click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
});

test('two tabs follow one another, and what both wrote is kept', async ({ page, context, watch }) => {
  await beginWith(page, [sheet('a')], '#/sheet/a');
  const other = await watched(context, watch);
  await open(other, '#/sheet/a');
  await holds(situation(other), sheet('a').situation);
  await situation(page).fill('一方で書いた');
  await saved(page);
  await holds(situation(other), '一方で書いた');
  await cell(other, '目的・効果').fill('もう一方で書いた');
  await holds(cell(page, '目的・効果'), 'もう一方で書いた');
});

test('every kind of file goes out, and comes in again', async ({ page }) => {
  await beginWith(page, [sheet('a')], '#/');
  const files = {};
  for (const kind of ['JSON', 'テキスト', 'CSV', 'Excel', 'HTML', 'Markdown']) {
    files[kind] = await exportAs(page, kind);
    assert.ok(files[kind].bytes.length > 100, kind);
  }
  await go(page, '#/sheet/a');
  await situation(page).fill('あとから書いた');
  for (const kind of ['JSON', 'テキスト', 'Excel', 'HTML', 'Markdown']) {
    const { name, bytes } = files[kind];
    await pick(page, { name, mimeType: 'application/octet-stream', buffer: bytes });
    await preview(page).getByText('あとから書いた').first().waitFor();
    await button(preview(page), 'やめる').click();
    await preview(page).waitFor({ state: 'hidden' });
  }
});

test('a copied range comes in by paste', async ({ page }) => {
  await beginWith(page, [sheet('a')], '#/sheet/a');
  await cell(page, '① 数値目標').evaluate((field) => {
    field.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '年3回\t2回\r\n年4回\t3回\r\n');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.getByRole('dialog', { name: '表の貼り付け' }).waitFor();
});

test('sheets, lists and the published page are printed', async ({ page }) => {
  await page.addInitScript(notePrinting);
  await beginWith(page, CITY, '#/sheet/a');
  assert.match(await printedBy(page, () => page.keyboard.press('Control+p')), /災害に強いまちづくり/);
  await go(page, '#/');
  assert.match(await printedBy(page, () => page.keyboard.press('Control+p')), /子育ての支援/);
  await go(page, '#/publish');
  await page.frameLocator('iframe').first().getByText('災害に強いまちづくり').first().waitFor();
});

test('every screen is there, and the help says how the app is opened here', async ({ page }) => {
  await beginWith(page, CITY, '#/');
  await read(page);
  for (const hash of ['#/sheet/a/items', '#/results', '#/review', '#/publish', '#/overview', '#/calendar', '#/alignment', '#/slides', '#/bin']) {
    await go(page, hash);
    await page.getByRole('main').waitFor();
  }
  await go(page, '#/kiosk');
  await page.getByRole('main').first().waitFor();
  await go(page, '#/help');
  await page.getByText('いまのアドレスでは、開くときにネットワークが必要です').waitFor();
  await axe(page);
});

testInFirefox('opens, reads and saves', async ({ page }) => {
  await open(page);
  await insecure(page);
  await page.evaluate(() => [...document.querySelectorAll('main button')].find((one) => one.textContent === '見本で試す').click());
  await page.waitForFunction(() => document.querySelectorAll('main .goals tbody tr .found a').length > 2);
  await page.reload();
  await mounted(page);
  await page.waitForFunction(() => document.querySelectorAll('main .goal-link').length > 2);
});
