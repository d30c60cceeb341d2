// What the version before left: its stored values are found and left as they were, the choices of a visit go on, and the
// sample leaves the app in the same files. `tests/kept/` has what was kept, and compares more of it outside the browser.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { open, site, test } from './harness.mjs';
import { bar, button, cell, exportAs, go, holds, lists, openSample, pick, saved, storage, takeIn, told } from './support/app.mjs';
import { unzip } from './support/zip.mjs';

const kept = (name) => readFileSync(new URL(`../kept/${name}`, import.meta.url));
const STORAGE = JSON.parse(kept('storage.json'));
/** When everything that was kept was written. */
const NOW = '2026-11-22T09:00:00+09:00';

const year = (page) => bar(page).getByRole('combobox', { name: '年度' });
const stored = Object.entries(STORAGE.localStorage)
  .filter(([key]) => key.startsWith('goalsheet:sheet:'))
  .map(([, value]) => JSON.parse(value));
const binned = Object.entries(STORAGE.localStorage)
  .filter(([key]) => key.startsWith('goalsheet:bin:'))
  .map(([, value]) => JSON.parse(value));
const ofYear = (wanted) => stored.filter(({ sheet }) => sheet.fiscal_year === wanted);

/** Puts values into the browser's storage before the app is opened. */
async function before(page, values) {
  const blank = `${site.url}blank`;
  await page.route(blank, (route) => route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,">' }));
  await page.goto(blank);
  await page.evaluate(({ localStorage: local = {}, sessionStorage: session = {} }) => {
    for (const [key, value] of Object.entries(local)) localStorage.setItem(key, value);
    for (const [key, value] of Object.entries(session)) sessionStorage.setItem(key, value);
  }, values);
}

test('stored sheets and the bin are found as they were, and stay as they are', async ({ page }) => {
  await page.clock.setFixedTime(NOW);
  await before(page, { localStorage: STORAGE.localStorage });
  await open(page);
  for (const option of await year(page).getByRole('option').all()) {
    const value = await option.getAttribute('value');
    await year(page).selectOption(value);
    const wanted = (value === '' ? stored : ofYear(Number(value))).map(({ sheet }) => sheet.goal);
    await page.waitForFunction((count) => document.querySelectorAll('main .goal-link').length === count, wanted.length);
    const shown = await page.locator('main .goal-link').allTextContents();
    assert.deepEqual(shown.toSorted(), wanted.toSorted());
  }
  const unfiled = stored.filter(({ filed }) => !filed);
  assert.ok(unfiled.length > 0 && unfiled.length < stored.length, 'both are kept');
  await bar(page).getByText(`ファイルに未保存 ${unfiled.length}件`).waitFor();
  for (const { sheet } of stored) {
    await go(page, `#/sheet/${encodeURIComponent(sheet.id)}`);
    await holds(cell(page, '重点目標'), sheet.goal);
    await holds(cell(page, '現況・課題'), sheet.situation.replaceAll('\r\n', '\n'));
    if (sheet.initiatives.length > 0) await holds(cell(page, '① 数値目標'), sheet.initiatives[0].target);
  }
  await go(page, '#/bin');
  for (const { sheet } of binned) await button(page, `「${sheet.goal}」をごみ箱から戻す`).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'ごみ箱' }).waitFor();
  assert.deepEqual(await storage(page), STORAGE.localStorage);
});

test('stored sheets leave the app to the letter', async ({ page }) => {
  await page.clock.setFixedTime(NOW);
  await before(page, { localStorage: STORAGE.localStorage });
  await open(page);
  await year(page).selectOption('');
  await lists(page, JSON.parse(kept('stored.goalsheet.json')).sheets.map((sheet) => sheet.goal));
  const { text } = await exportAs(page, 'JSON');
  assert.equal(text, kept('stored.goalsheet.json').toString());
});

/** 公開: the group of a choice, and its names for one value and the other, in the order in which they are kept. */
const CHOICES = [
  ['radio', '報告も含める', '計画のみ'],
  ['checkbox', '目標と実績（判定）を載せる'],
  ['checkbox', '表紙（重点目標の一覧）を付ける'],
  ['radio', 'すべて（載せない報告・メモ・コメントも）', '載せた内容だけ'],
  ['radio', 'A4 横', 'A3 横'],
  ['checkbox', '1枚に収める（読める大きさまで縮小）'],
  ['radio', '印刷', '画面'],
];

for (const { values, chosen } of STORAGE.visits) {
  test(`the choices of a visit go on: ${values['goalsheet:visit:publishing']}`, async ({ page }) => {
    await before(page, { localStorage: STORAGE.localStorage, sessionStorage: values });
    await open(page);
    await lists(page, chosen.goals);
    assert.equal(await year(page).inputValue(), chosen.year);
    await go(page, '#/publish');
    for (const [at, [role, on, off]] of CHOICES.entries()) {
      const name = chosen.publishing[at] ? on : (off ?? on);
      const control = page.getByRole(role, { name, exact: true });
      await control.waitFor();
      // Without reports there is nothing to read.
      const wanted = role === 'radio' || (chosen.publishing[at] && (at !== 1 || chosen.publishing[0]));
      assert.equal(await control.isChecked(), wanted, name);
    }
    assert.deepEqual(await storage(page), STORAGE.localStorage);
  });
}

test('the sample leaves the app in the same files', async ({ page }) => {
  await page.clock.setFixedTime(NOW);
  await openSample(page);
  await saved(page);
  await year(page).selectOption('');
  await page.waitForFunction(() => document.querySelectorAll('main .goal-link').length === 17);
  for (const [kind, name] of [['JSON', 'goalsheet.json'], ['テキスト', 'goalsheet.json'], ['CSV', 'csv'], ['Markdown', 'md']]) {
    const { bytes } = await exportAs(page, kind);
    assert.ok(bytes.equals(kept(`sample.${name}`)), `${kind} is not as it was`);
  }
  // Pages and workbooks show verdicts, which later versions read otherwise: native tests hold them by their digests.
  const [now, then] = [unzip((await exportAs(page, 'Excel')).bytes), unzip(kept('sample.xlsx'))];
  assert.deepEqual([...now.keys()].toSorted(), [...then.keys()].toSorted());
  assert.equal(now.get('xl/workbook.xml'), then.get('xl/workbook.xml'));
});

/** The kept files, each with what the app exports of its sheets, and how many those are. */
const FILES = ['goalsheet.json', 'md', 'html', 'xlsx'].flatMap((kind) => [
  [`sample.${kind}`, 'sample.goalsheet.json', 17],
  [kind === 'goalsheet.json' ? 'unknown.written.json' : `unknown.${kind}`, 'unknown.written.json', 2],
]);
for (const [name, whole, count] of FILES) {
  test(`a file of the version before opens unchanged: ${name}`, async ({ page }) => {
    await page.clock.setFixedTime(NOW);
    await open(page);
    await pick(page, { name, mimeType: 'application/octet-stream', buffer: kept(name) });
    await takeIn(page);
    await told(page, `${count}件のシートを取り込みました`);
    await year(page).selectOption('');
    await page.waitForFunction((count) => document.querySelectorAll('main .goal-link').length === count, count);
    // The app puts sheets into the order of its list, and so the commas between them.
    const lines = (text) => text.split('\n').map((line) => line.replace(/,$/, '')).toSorted();
    const { text } = await exportAs(page, 'JSON');
    assert.deepEqual(lines(text), lines(kept(whole).toString()));
  });
}
