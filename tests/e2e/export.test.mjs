// Export: the menu, the files' names and bytes, and what has not been saved to a file.

import assert from 'node:assert/strict';
import { elsewhere, open, test } from './harness.mjs';
import { bar, begin, beginSheet, button, cell, downloadBy, exportAs, go, holds, lists, pick, saved, sheetsOf, takeIn, told, undo } from './support/app.mjs';
import { CITY, file, fileText, SAMPLE, sheet } from './support/sheets.mjs';

const menuButton = (page) => bar(page).getByRole('button', { name: '書き出し' });
const item = (page, name) => page.getByRole('menuitem', { name, exact: true });
const focused = (page, text) => page.waitForFunction((text) => document.activeElement.textContent.startsWith(text), text);
const undated = (text) => text.replace(/"exported_at": ".*"/, '"exported_at": ""');

const NAMES = [
  ['a sheet', '#/sheet/a', [sheet('a')], 1, '重点目標_令和6年度_総務部等_1位_目標a'],
  ['a year’s list of one group', '#/', [sheet('a'), sheet('b', { rank: 2 })], 2, '重点目標_令和6年度_総務部等'],
  ['a list of several groups', '#/', CITY, 4, '重点目標_令和6年度'],
  ['a group with characters that Windows refuses', '#/', [sheet('a', { group: 'A/B:C?', goal: 'D*E' })], 1, '重点目標_令和6年度_A_B_C__1位_D_E'],
];
for (const [what, hash, sheets, count, stem] of NAMES) {
  test(`names files after year, group and, of one sheet, rank and goal: ${what}`, async ({ page }) => {
    await begin(page, sheets, hash);
    await menuButton(page).click();
    await page.getByText(`${count}件のシートを書き出します`).waitFor();
    await page.keyboard.press('Escape');
    const json = await exportAs(page, 'JSON');
    await told(page, `「${stem}.goalsheet.json」に書き出しました`);
    const text = await exportAs(page, 'テキスト');
    assert.equal(json.name, `${stem}.goalsheet.json`);
    assert.equal(text.name, `${stem}.txt`);
    assert.equal(undated(text.text), undated(json.text), 'both hold the same');
  });
}

test('a file goes in and comes out the same, but for the time', async ({ page }) => {
  const year = SAMPLE.sheets.filter((one) => one.fiscal_year === 2024);
  const text = fileText(year, { note: '知らない項目', 追加: { 深い: [1, 2.50, null] } });
  await open(page);
  await pick(page, file('a.json', text.replace('2.5,', '2.50,')));
  await takeIn(page);
  await lists(page, year.map((one) => one.goal));
  // The file's time has no fractions.
  const now = () => page.evaluate(() => Math.floor(Date.now() / 1000) * 1000);
  const before = await now();
  const { text: out } = await exportAs(page, 'JSON');
  const after = await now();
  assert.equal(undated(out), undated(text.replace('2.5,', '2.50,')));
  const { exported_at } = JSON.parse(out);
  assert.match(exported_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/);
  assert.ok(before <= Date.parse(exported_at) && Date.parse(exported_at) <= after, exported_at);
});

test('another browser opens the file and has the same sheets', async ({ page, context, watch }) => {
  await begin(page, CITY);
  await go(page, '#/sheet/a');
  await cell(page, '現況・課題').fill('書き足した\n二行目');
  await go(page, '#/');
  const sent = await exportAs(page, 'テキスト');
  await elsewhere({ context, watch }, async (other) => {
    await open(other);
    await pick(other, file(sent.name, sent.text));
    await takeIn(other);
    await bar(other).getByText('ファイルにも保存済み').waitFor();
    const back = await exportAs(other, 'JSON');
    assert.deepEqual(sheetsOf(back), sheetsOf(sent));
    assert.equal(sheetsOf(back).find((one) => one.id === 'a').situation, '書き足した\n二行目');
  });
});

test('the menu works by mouse', async ({ page }) => {
  await begin(page, CITY);
  assert.equal(await menuButton(page).getAttribute('aria-haspopup'), 'menu');
  assert.equal(await menuButton(page).getAttribute('aria-expanded'), 'false');
  await menuButton(page).click();
  assert.equal(await menuButton(page).getAttribute('aria-expanded'), 'true');
  await page.getByText('4件のシートを書き出します').waitFor();
  await page.getByRole('heading', { level: 1 }).click();
  await item(page, 'JSON').waitFor({ state: 'hidden' });
  await menuButton(page).click();
  await menuButton(page).click();
  await item(page, 'JSON').waitFor({ state: 'hidden' });
});

test('the menu works by keyboard', async ({ page }) => {
  await begin(page, CITY);
  await menuButton(page).focus();
  await page.keyboard.press('ArrowDown');
  await focused(page, 'JSON');
  await page.keyboard.press('ArrowDown');
  await focused(page, 'テキスト');
  await page.keyboard.press('ArrowDown');
  await focused(page, 'CSV');
  await page.keyboard.press('ArrowDown');
  await focused(page, 'Excel');
  await page.keyboard.press('ArrowDown');
  await focused(page, 'HTML');
  await page.keyboard.press('ArrowDown');
  await focused(page, 'Markdown');
  await page.keyboard.press('ArrowDown');
  await focused(page, '場所を選んで保存');
  await page.keyboard.press('ArrowDown');
  await focused(page, 'すべてを1つのファイルに');
  await page.keyboard.press('ArrowDown');
  await focused(page, 'JSON');
  await page.keyboard.press('ArrowUp');
  await focused(page, 'すべてを1つのファイルに');
  await page.keyboard.press('Escape');
  await item(page, 'JSON').waitFor({ state: 'hidden' });
  await focused(page, '書き出し');
  await page.keyboard.press('Enter');
  await item(page, 'JSON').waitFor();
  await page.keyboard.press('ArrowDown');
  await focused(page, 'JSON');
  const { name } = await downloadBy(page, () => page.keyboard.press('Enter'));
  assert.match(name, /\.goalsheet\.json$/);
  await item(page, 'JSON').waitFor({ state: 'hidden' });
});

test('a menu closes when the focus goes on', async ({ page }) => {
  await begin(page, CITY);
  await menuButton(page).focus();
  await page.keyboard.press('ArrowDown');
  await focused(page, 'JSON');
  const items = await page.getByRole('menuitem').count();
  for (let at = 0; at < items; at += 1) await page.keyboard.press('Tab');
  await item(page, 'JSON').waitFor({ state: 'hidden' });
});

test('says how many sheets no file holds, from the first change to the export', async ({ page }) => {
  await begin(page, [sheet('a'), sheet('b', { rank: 2 }), sheet('c', { rank: 3 })]);
  const unfiled = (count) => bar(page).getByRole('button', { name: `ファイルに未保存 ${count}件` });
  const allFiled = bar(page).getByText('ファイルにも保存済み');
  await allFiled.waitFor();
  await go(page, '#/sheet/a');
  await cell(page, '現況・課題').fill('変えた');
  await unfiled(1).waitFor();
  await go(page, '#/sheet/b');
  await holds(cell(page, '重点目標'), '目標b');
  await cell(page, '現況・課題').fill('これも');
  await unfiled(2).waitFor();
  await saved(page);
  await page.reload();
  await unfiled(2).waitFor();
  await exportAs(page, 'JSON');
  await unfiled(1).click();
  await item(page, '目標a').waitFor();
  const rest = await downloadBy(page, () => item(page, 'これらを JSON で書き出す').click());
  assert.deepEqual(sheetsOf(rest).map((one) => one.goal), ['目標a']);
  await allFiled.waitFor();
  await saved(page);
  await page.reload();
  await allFiled.waitFor();
});

test('a change that is undone needs no file', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  await cell(page, '現況・課題').fill('変えた');
  await bar(page).getByText('ファイルに未保存 1件').waitFor();
  await undo(page);
  await bar(page).getByText('ファイルにも保存済み').waitFor();
});

test('a new sheet has never been in a file', async ({ page }) => {
  await open(page);
  await button(page, 'シートを作る').click();
  await bar(page).getByText('ファイルに未保存 1件').waitFor();
  const { name } = await exportAs(page, 'JSON');
  assert.match(name, /^重点目標_令和\d+年度_1位\.goalsheet\.json$/);
  await bar(page).getByText('ファイルにも保存済み').waitFor();
});
