// Markdown: out of the list, edited in another program, and back as the same sheets.

import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { bar, begin, button, cell, exportAs, go, holds, lists, pick, preview, sheetsOf, takeIn, told } from './support/app.mjs';
import { CITY, file, sheet } from './support/sheets.mjs';

const YEAR = CITY.filter((one) => one.fiscal_year === 2024);
const goals = YEAR.map((one) => one.goal);

test('goes out as Markdown and comes back the same', async ({ page }) => {
  const odd = sheet('o', {
    rank: 4,
    goal: '# 目標 *四* | 五',
    situation: '  字下げ\n\n\n- 一\n1. 二\r\n<b>三</b>\t&amp;\n',
    dismissed: [{ rule: 'r', place: 'p', reason: '庁内の事情 -->' }],
    by: { 係: '企画' },
  });
  await begin(page, [...YEAR, odd]);
  const before = await exportAs(page, 'JSON');
  const sent = await exportAs(page, 'Markdown');
  assert.equal(sent.name, '重点目標_令和6年度.md');
  await told(page, '5件を「重点目標_令和6年度.md」に書き出しました');
  for (const goal of [...goals, odd.goal]) await button(page, `「${goal}」を削除`).click();
  await lists(page, []);
  await pick(page, file(sent.name, sent.text));
  await takeIn(page);
  const after = await exportAs(page, 'JSON');
  assert.deepEqual(sheetsOf(after), sheetsOf(before));
});

test('what is exported as Markdown is saved to a file', async ({ page }) => {
  await begin(page, YEAR, '#/sheet/a');
  await cell(page, '現況・課題').fill('書き足した');
  await bar(page).getByRole('button', { name: 'ファイルに未保存 1件' }).waitFor();
  const { text } = await exportAs(page, 'Markdown');
  assert.match(text, /^### 現況・課題\n\n書き足した\n/m);
  await bar(page).getByText('ファイルにも保存済み').waitFor();
});

test('an edit in another program comes in, and what has no place is told', async ({ page }) => {
  await begin(page, [sheet('a')]);
  const { text } = await exportAs(page, 'Markdown');
  const edited = text.replace('現況\\\n課題', '直した').replace('# 令和6年度', '前書き\n\n# 令和6年度').replaceAll('\n', '\r\n');
  await pick(page, file('直した.md', edited));
  await preview(page).getByText('1行目の「前書き」').waitFor();
  await page.getByRole('combobox', { name: '「目標a」の取り込み方' }).selectOption('置き換える');
  await takeIn(page);
  await go(page, '#/sheet/a');
  await holds(cell(page, '現況・課題'), '直した');
});
