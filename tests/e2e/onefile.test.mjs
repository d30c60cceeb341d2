// The whole app in one file, opened by double click: it works and keeps what was written.

import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ONE_FILE, openFile, mounted, test, testInFirefox } from './harness.mjs';
import { button, cell, exportAs, holds, lists, openSheet, saved, sheetsOf, told } from './support/app.mjs';
import { SAMPLE } from './support/sheets.mjs';

const YEAR = SAMPLE.sheets.filter((one) => one.fiscal_year === SAMPLE.sheets[0].fiscal_year);
const [FIRST] = YEAR;

test('one file in Chromium: sample, edit, reload, export', async ({ page }) => {
  await openFile(page);
  await button(page, '見本で試す').click();
  await told(page, '取り込みました');
  await lists(page, YEAR.map((one) => one.goal));
  await openSheet(page, FIRST.goal);
  await cell(page, '現況・課題').fill('一つのファイルで書いた');
  await saved(page);
  await page.reload();
  await mounted(page);
  await holds(cell(page, '現況・課題'), '一つのファイルで書いた');
  const out = await exportAs(page, 'テキスト');
  assert.equal(out.name, `重点目標_令和6年度_${FIRST.group}_${FIRST.rank}位_${[...FIRST.goal].slice(0, 30).join('')}.txt`);
  assert.deepEqual(sheetsOf(out), [{ ...FIRST, situation: '一つのファイルで書いた' }]);
});

test('a copy in another folder says once that both have the same sheets', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'goalsheet-copy-'));
  const copy = join(folder, '写し.html');
  copyFileSync(fileURLToPath(ONE_FILE), copy);
  try {
    await openFile(page);
    await button(page, '見本で試す').click();
    await told(page, '取り込みました');
    await page.goto(pathToFileURL(copy).href);
    await mounted(page);
    await told(page, 'このアプリを別の場所');
    assert.ok((await page.getByRole('status').allInnerTexts()).join().includes('goalsheet.html'));
    await lists(page, YEAR.map((one) => one.goal));
    for (const again of [copy, fileURLToPath(ONE_FILE)]) {
      await page.goto(pathToFileURL(again).href);
      await lists(page, YEAR.map((one) => one.goal));
      assert.ok(!(await page.getByRole('status').allInnerTexts()).join().includes('別の場所'), again);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

testInFirefox('one file: sample, edit, reload', async ({ page }) => {
  await openFile(page);
  await page.locator('::-p-aria([name="見本で試す"][role="button"])').click();
  await page.locator(`::-p-aria([name="${FIRST.goal}"][role="link"])`).click();
  const field = page.locator('textarea[aria-label="現況・課題"]');
  await field.fill('狐の上で書いた');
  await page.waitForFunction(() => document.querySelector('header').innerText.includes('この端末に保存しました'));
  await page.reload();
  await page.waitForFunction(
    () => document.querySelector('textarea[aria-label="現況・課題"]')?.value === '狐の上で書いた',
  );
});
