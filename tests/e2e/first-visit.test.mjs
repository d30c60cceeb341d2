// The first visit: three ways to begin, what stands in empty places, and nothing asked of anybody else.

import assert from 'node:assert/strict';
import * as harness from './harness.mjs';
import { open, test } from './harness.mjs';
import { bar, begin, button, cell, go, holds, lists, more, openSample, preview, saved, storage, storedSheets, told } from './support/app.mjs';
import { file, fileText, SAMPLE, sheet } from './support/sheets.mjs';

test('offers three ways to begin, and stores nothing before one is taken', async ({ page }) => {
  await open(page);
  for (const way of ['ファイルを開く', 'はじめから書く', '見本で試す']) {
    await page.getByRole('heading', { name: way }).waitFor();
  }
  await bar(page).getByText('シートはまだありません').waitFor();
  assert.deepEqual(await storage(page), {});
});

test('the first way: a file, through the browser’s own dialog', async ({ page }) => {
  await open(page);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    button(page.getByRole('main'), 'ファイルを開く').click(),
  ]);
  assert.ok(chooser.isMultiple());
  await chooser.setFiles([file('届いた.txt', fileText([sheet('a')]))]);
  await button(preview(page), '取り込む').click();
  await lists(page, ['目標a']);
});

test('the second way: a blank sheet, with the cursor in 重点目標', async ({ page }) => {
  await open(page);
  await button(page, 'シートを作る').click();
  await cell(page, '重点目標').waitFor();
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === '重点目標');
  await page.keyboard.type('水を守る');
  await holds(cell(page, '重点目標'), '水を守る');
  await saved(page);
  const [one] = Object.values(await storedSheets(page));
  assert.equal(one.goal, '水を守る');
  assert.equal(one.initiatives.length, 1);
});

test('the third way: the sample, an invented city’s year', async ({ page }) => {
  await openSample(page);
  const year = SAMPLE.sheets[0].fiscal_year;
  const shown = SAMPLE.sheets.filter((one) => one.fiscal_year === year);
  assert.ok(shown.length >= 12, 'at least twelve sheets');
  assert.ok(new Set(shown.map((one) => one.group)).size >= 3, 'of at least three departments');
  await lists(page, shown.map((one) => one.goal));
  await told(page, `シート ${shown.length}件`);
  await saved(page);
  await page.reload();
  await button(page, '＋ シートを作る').waitFor();
  assert.equal(Object.keys(await storedSheets(page)).length, SAMPLE.sheets.length);
});

test('one undo takes the sample back', async ({ page }) => {
  await openSample(page);
  await page.getByRole('status').getByRole('button', { name: '取り消す' }).click();
  await page.getByRole('heading', { name: 'はじめから書く' }).waitFor();
  await saved(page);
  assert.deepEqual(await storedSheets(page), {});
});

test('says so when the sample does not arrive', { allow: [/Failed to (load|fetch)|ERR_FAILED/] }, async ({ page }) => {
  await page.route('**/sample*.json', (route) => route.abort());
  await open(page);
  await button(page, '見本で試す').click();
  await told(page, '見本を読み込めませんでした');
  await button(page, '見本で試す').waitFor();
});

test('empty places say what belongs there', async ({ page }) => {
  await begin(page, [sheet('a')]);
  await page.getByRole('searchbox').fill('どこにもない言葉');
  await page.getByText('条件に合うシートはありません').waitFor();
  await page.getByRole('searchbox').fill('');
  await bar(page).getByRole('combobox', { name: '年度' }).selectOption('令和8年度');
  await page.getByText('この年度のシートはまだありません').waitFor();
  await more(page, 'ごみ箱');
  await page.getByText('ごみ箱は空です').waitFor();
});

const NOWHERE = [
  ['#/somewhere', 'このページはありません'],
  ['#/sheet/', 'このページはありません'],
  ['#/sheet/%zz', 'このページはありません'],
  ['#/sheet/not-there', 'シートが見つかりません'],
];
for (const [hash, heading] of NOWHERE) {
  test(`an address that leads nowhere leads back: ${hash}`, async ({ page }) => {
    await begin(page, [sheet('a')], hash);
    await page.getByRole('heading', { name: heading }).waitFor();
    await page.getByRole('link', { name: 'シートの一覧へ' }).click();
    await lists(page, ['目標a']);
  });
}

test('an address is kept over a reload, and back and forward lead through the screens', async ({ page }) => {
  await begin(page, [sheet('a')], '#/sheet/a');
  await holds(cell(page, '重点目標'), '目標a');
  await page.reload();
  await holds(cell(page, '重点目標'), '目標a');
  assert.match(await page.title(), /目標a/);
  await go(page, '#/bin');
  await page.getByRole('heading', { name: 'ごみ箱' }).waitFor();
  await page.goBack();
  await holds(cell(page, '重点目標'), '目標a');
  await page.goForward();
  await page.getByRole('heading', { name: 'ごみ箱' }).waitFor();
});

test('asks for nothing but its own files, from the first visit to the export', async ({ page }) => {
  const before = harness.site.requests.length;
  await openSample(page);
  await saved(page);
  for (const hash of [`#/sheet/${SAMPLE.sheets[0].id}`, '#/bin', '#/']) await go(page, hash);
  await button(page, '＋ シートを作る').waitFor();
  await bar(page).getByRole('link', { name: /点検 \d/ }).waitFor();
  const asked = harness.site.requests.slice(before).map((path) => path.replace(/^.*(\.\w+)$/, '$1'));
  assert.deepEqual(asked.sort(), ['.css', '.js', '.js', '.json', '.wasm', '.wasm', '/']);
});
