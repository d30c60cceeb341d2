// Excel: what is exported opens as a workbook, says what the sheets say, and counts as a file that holds them.

import assert from 'node:assert/strict';
import * as harness from './harness.mjs';
import { openFile, test } from './harness.mjs';
import { bar, begin, beginSheet, button, cell, exportAs, lists, saved, told } from './support/app.mjs';
import { CITY, initiative, SAMPLE, sheet } from './support/sheets.mjs';
import { carried, workbook } from './support/zip.mjs';

const allFiled = (page) => bar(page).getByText('ファイルにも保存済み');
/** The year that is shown, in the list's order. */
const LISTED = ['a', 'b', 'c', 'k'].map((id) => CITY.find((one) => one.id === id));
const ids = (sheets) => sheets.map((one) => one.id).sort();

test('a list becomes a workbook: the goals, a form each, results, and the sheets themselves', async ({ page }) => {
  const before = harness.site.requests.length;
  const asked = () => harness.site.requests.slice(before).filter((path) => path.startsWith('/excel-'));
  await begin(page, CITY);
  await lists(page, LISTED.map((one) => one.goal));
  assert.deepEqual(asked(), [], 'it is loaded when it is first used');
  const { name, bytes } = await exportAs(page, 'Excel');
  assert.equal(name, '重点目標_令和6年度.xlsx');
  assert.equal(asked().length, 2);
  await told(page, `「${name}」に書き出しました`);
  const book = workbook(bytes);
  assert.equal(book.names[0], '目標一覧');
  assert.deepEqual(book.names.slice(-3), ['目標と実績', 'goalsheet-rows', 'goalsheet-data']);
  assert.equal(book.names.length, LISTED.length + 4);
  for (const one of LISTED) assert.ok(book.texts.includes(one.goal), one.goal);
  assert.deepEqual(ids(carried(book)), ids(LISTED));
});

test('a sheet becomes a workbook of its own, text stays text, and it counts as saved to a file', async ({ page }) => {
  await beginSheet(page, sheet('a', { initiatives: [initiative('p', { target: '24点' })] }));
  await cell(page, '① 数値目標').fill('=1+1');
  await cell(page, '現況・課題').fill('=HYPERLINK("x")\n二行目');
  await bar(page).getByText('ファイルに未保存 1件').waitFor();
  const { name, bytes } = await exportAs(page, 'Excel');
  assert.equal(name, '重点目標_令和6年度_総務部等_1位_目標a.xlsx');
  const book = workbook(bytes);
  assert.ok(book.texts.includes('=1+1') && book.texts.includes('=HYPERLINK("x")\n二行目'));
  const formulas = [...book.members].filter(([part, xml]) => part.startsWith('xl/worksheets/') && /<f[ >]/.test(xml));
  assert.deepEqual(formulas, []);
  assert.equal(carried(book)[0].initiatives[0].target, '=1+1');
  await allFiled(page).waitFor();
  await saved(page);
  await page.reload();
  await allFiled(page).waitFor();
});

test('what is selected becomes a workbook', async ({ page }) => {
  await begin(page, CITY);
  const row = page.getByRole('main').getByRole('row').filter({ hasText: CITY[1].goal });
  await row.getByRole('checkbox').check();
  const { bytes } = await exportAs(page, 'Excel');
  assert.deepEqual(ids(carried(workbook(bytes))), [CITY[1].id]);
});

test('one file makes workbooks too', async ({ page }) => {
  await openFile(page);
  await button(page, '見本で試す').click();
  await told(page, '取り込みました');
  const year = SAMPLE.sheets.filter((one) => one.fiscal_year === SAMPLE.sheets[0].fiscal_year);
  await lists(page, year.map((one) => one.goal));
  const { name, bytes } = await exportAs(page, 'Excel');
  assert.match(name, /\.xlsx$/);
  const book = workbook(bytes);
  assert.equal(book.names.length, year.length + 4);
  for (const one of year) assert.ok(book.texts.includes(one.situation), one.goal);
});
