// The list: a year's sheets by group in rank order; found, made, copied, deleted, ranked, chosen.

import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { bar, begin, beginRead, button, cell, exportAs, holds, keepTo, listLinks, lists, more, openSheet, saved, sheetsOf, storedSheets, told, undo } from './support/app.mjs';
import { CITY, sheet } from './support/sheets.mjs';

const [SECOND, FIRST, THIRD, CHILD] = CITY.map((one) => one.goal);
const SHOWN = [FIRST, SECOND, THIRD, CHILD];
const search = (page) => page.getByRole('searchbox', { name: '目標・取組・報告の中をさがす' });
const year = (page) => bar(page).getByRole('combobox', { name: '年度' });
const department = (page) => page.getByRole('combobox', { name: '部局で絞り込む' });
const handle = (page, goal) => button(page, `「${goal}」の順位を変える（↑↓キー）`);

test('shows a year by group in rank order, with number, department, results and findings', async ({ page }) => {
  await begin(page, CITY);
  await lists(page, SHOWN);
  const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
  assert.deepEqual(headings, ['総務部等3件', 'こども部1件']);
  const row = page.getByRole('row').filter({ hasText: FIRST });
  for (const part of ['1', '市長直轄', '取組2', '達成 2', '注意 2']) {
    await row.getByText(part).first().waitFor();
  }
});

test('shows one year, and one group or department of it, and counts what it does not show', async ({ page }) => {
  await begin(page, CITY);
  await year(page).selectOption('令和7年度');
  await lists(page, ['新庁舎の完成']);
  await year(page).selectOption('令和6年度');
  await lists(page, SHOWN);
  assert.deepEqual(await department(page).getByRole('option').allTextContents(), [
    'すべての部局', '総務部等（3件）', '　└ 市長直轄（1件）', '　└ 総務課（2件）', 'こども部（1件）', '　└ こども課（1件）',
  ]);
  await keepTo(page, '総務部等');
  await lists(page, [FIRST, SECOND, THIRD]);
  await page.getByText('4件のうち 1件は、絞り込みのため表示していません。').waitFor();
  await keepTo(page, '総務課');
  await lists(page, [SECOND, THIRD]);
  const { text } = await exportAs(page, 'JSON');
  assert.equal(JSON.parse(text).sheets.length, 2);
  await told(page, '絞り込みのため表示していない2件は入っていません');
  await search(page).fill('人材');
  await lists(page, [THIRD]);
  await page.getByText('4件のうち 3件は、絞り込みのため表示していません。').waitFor();
  await button(page, '絞り込みを解除').click();
  await lists(page, SHOWN);
  assert.equal(await search(page).inputValue(), '');
  assert.equal(await page.locator(':focus').getAttribute('aria-label'), '部局で絞り込む');
  await page.getByText('絞り込みのため表示していません').waitFor({ state: 'hidden' });
});

test('a sheet that is started while a department is shown belongs to it and to its group', async ({ page }) => {
  await begin(page, CITY);
  await keepTo(page, 'こども課');
  await button(page, '＋ シートを作る').click();
  await holds(cell(page, '部局グループ'), 'こども部');
  await holds(cell(page, '部局名'), 'こども課');
  await holds(page.getByRole('textbox', { name: '優先順位' }), '2');
});

const WORDS = CITY[0].initiatives[0];
const SEARCHES = [
  ['a word of a goal', '災害', [FIRST]],
  ['a word of 現況・課題, in other widths', 'ict', [SECOND]],
  ['full-width capitals', 'ＩＣＴ', [SECOND]],
  ['a word of an initiative', WORDS.method.split('\n')[1].slice(4), [SECOND]],
  ['two words, in any order', '総務課 人材', [THIRD]],
  ['a department', '市長直轄', [FIRST]],
  ['spaces only', ' 　', SHOWN],
  ['what is nowhere', '火星', []],
];
test('its buttons stand in one row, however long a department is called', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await begin(page, [sheet('a', { group: '危機管理・総務・地域政策・市民協働推進部等', department: '選挙管理委員会事務局・監査委員事務局' })]);
  const rows = await page.locator('main .tools').first().evaluate((tools) => {
    const middles = [...tools.querySelectorAll('input, select, button')].map((one) => one.getBoundingClientRect()).map(({ top, height }) => Math.round(top + height / 2));
    return new Set(middles).size;
  });
  assert.equal(rows, 1);
});

test('finds words in all text, whatever their width', async ({ page }) => {
  await begin(page, CITY);
  for (const [what, words, found] of SEARCHES) {
    await search(page).fill(words);
    await lists(page, found).catch((error) => assert.fail(`${what}: ${error.message}`));
  }
});

test('starts a sheet in the shown year', async ({ page }) => {
  await begin(page, CITY);
  await button(page, '＋ シートを作る').click();
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === '重点目標');
  await page.keyboard.type('新しい目標');
  await page.keyboard.press('Tab');
  assert.equal(await page.getByRole('article').getByRole('combobox', { name: '年度' }).inputValue(), '2024');
  await bar(page).getByRole('link', { name: 'シート' }).click();
  await listLinks(page).filter({ hasText: '新しい目標' }).waitFor();
});

test('copies a sheet, part by part', async ({ page }) => {
  await begin(page, CITY);
  await button(page, `「${FIRST}」を複製`).click();
  await told(page, `「${FIRST}」を複製しました`);
  await holds(cell(page, '重点目標'), `${FIRST}（写し）`);
  await saved(page);
  const copies = Object.values(await storedSheets(page)).filter((one) => one.goal === `${FIRST}（写し）`);
  assert.equal(copies.length, 1);
  const [copy] = copies;
  assert.deepEqual({ ...copy, id: 'a', rank: 1, goal: FIRST }, CITY[1], 'the same but for its id, rank and name');
  await undo(page);
  await told(page, '元に戻しました');
  await saved(page);
  assert.deepEqual(Object.keys(await storedSheets(page)).sort(), ['a', 'b', 'c', 'k', 'n']);
});

test('deletes into the bin, and takes it back from the notice', async ({ page }) => {
  await begin(page, CITY);
  await button(page, `「${SECOND}」を削除`).click();
  await told(page, `「${SECOND}」をごみ箱に移しました`);
  await lists(page, [FIRST, THIRD, CHILD]);
  await page.getByRole('status').getByRole('button', { name: '取り消す' }).click();
  await lists(page, SHOWN);
});

test('the bin keeps sheets over a reload and gives them back as they were', async ({ page }) => {
  await begin(page, CITY);
  await button(page, `「${SECOND}」を削除`).click();
  await saved(page);
  await page.reload();
  await more(page, 'ごみ箱');
  await button(page, `「${SECOND}」をごみ箱から戻す`).click();
  await page.getByText('ごみ箱は空です').waitFor();
  await saved(page);
  assert.deepEqual((await storedSheets(page)).b, CITY[0]);
});

test('empties the bin after asking, and undo brings even that back', async ({ page }) => {
  await begin(page, CITY);
  for (const goal of [FIRST, SECOND]) await button(page, `「${goal}」を削除`).click();
  await more(page, 'ごみ箱');
  const dialog = page.getByRole('dialog', { name: '2件のシートを完全に消しますか' });
  const backs = page.getByRole('button', { name: /ごみ箱から戻す/ });

  await button(page, 'ごみ箱を空にする').click();
  await button(dialog, 'やめる').click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await backs.count(), 2);

  await button(page, 'ごみ箱を空にする').click();
  await button(dialog, '完全に消す').click();
  await page.getByText('ごみ箱は空です').waitFor();
  await saved(page);
  await undo(page);
  await told(page, '元に戻しました：ごみ箱の2件の消去');
  assert.equal(await backs.count(), 2);
});

test('removes one of the bin for good after asking', async ({ page }) => {
  await begin(page, CITY);
  for (const goal of [FIRST, SECOND]) await button(page, `「${goal}」を削除`).click();
  await more(page, 'ごみ箱');
  await button(page, `「${FIRST}」を完全に消す`).click();
  await button(page.getByRole('dialog', { name: '1件' }), '完全に消す').click();
  await told(page, '1件を完全に消しました');
  await button(page, `「${SECOND}」をごみ箱から戻す`).waitFor();
  assert.equal(await button(page, `「${FIRST}」をごみ箱から戻す`).count(), 0);
});

const MOVES = [
  ['ArrowDown', [SECOND, FIRST, THIRD, CHILD]],
  ['ArrowDown', [SECOND, THIRD, FIRST, CHILD]],
  ['ArrowDown', [SECOND, THIRD, FIRST, CHILD]],
  ['ArrowUp', [SECOND, FIRST, THIRD, CHILD]],
  ['End', [SECOND, THIRD, FIRST, CHILD]],
  ['Home', [FIRST, SECOND, THIRD, CHILD]],
];
test('changes ranks by keyboard, and the handle keeps the focus', async ({ page }) => {
  await begin(page, CITY);
  await handle(page, FIRST).focus();
  for (const [key, goals] of MOVES) {
    await page.keyboard.press(key);
    await lists(page, goals);
    await page.waitForFunction((name) => document.activeElement.getAttribute('aria-label')?.includes(name), FIRST);
  }
  await page.keyboard.press('ArrowDown');
  await lists(page, MOVES[0][1]);
  await saved(page);
  const { a, b, c, k } = await storedSheets(page);
  assert.deepEqual([a, b, c, k].map((one) => one.rank), [2, 1, 3, 1]);
});

test('changes ranks by dragging, and one undo puts them back', async ({ page }) => {
  await beginRead(page, CITY);
  await handle(page, THIRD).dragTo(page.getByRole('row').filter({ hasText: FIRST }));
  await lists(page, [THIRD, FIRST, SECOND, CHILD]);
  await told(page, '1位に移しました');
  await undo(page);
  await lists(page, SHOWN);
});

test('a drag that ends outside of the table changes nothing', async ({ page }) => {
  await beginRead(page, CITY);
  await handle(page, THIRD).dragTo(page.getByRole('row').filter({ hasText: CHILD }));
  await handle(page, THIRD).dragTo(page.getByRole('heading', { level: 1 }));
  await lists(page, SHOWN);
});

test('exports what is selected, or all that is shown', async ({ page }) => {
  await begin(page, CITY);
  const goals = async () => sheetsOf(await exportAs(page, 'JSON')).map((one) => one.goal);
  assert.deepEqual(await goals(), SHOWN);
  await search(page).fill('災害');
  await lists(page, [FIRST]);
  assert.deepEqual(await goals(), [FIRST]);
  await search(page).fill('');
  await page.getByRole('checkbox', { name: `「${THIRD}」を選ぶ` }).check();
  await page.getByRole('checkbox', { name: `「${FIRST}」を選ぶ` }).check();
  await page.getByText('2件を選んでいます').waitFor();
  assert.deepEqual(await goals(), [FIRST, THIRD]);
  await button(page, '選択を解除').click();
  await page.getByRole('checkbox', { name: '総務部等のシートをすべて選ぶ' }).check();
  assert.deepEqual(await goals(), [FIRST, SECOND, THIRD]);
});

test('what is no longer shown is no longer selected', async ({ page }) => {
  await begin(page, CITY);
  await page.getByRole('checkbox', { name: `「${THIRD}」を選ぶ` }).check();
  await page.getByRole('checkbox', { name: `「${FIRST}」を選ぶ` }).check();
  await search(page).fill('災害');
  await page.getByText('1件を選んでいます').waitFor();
  await button(page, '選んだものを削除').click();
  await told(page, `「${FIRST}」をごみ箱に移しました`);
  await search(page).fill('');
  await lists(page, [SECOND, THIRD, CHILD]);
});

test('opens a sheet by its link, whatever its id', async ({ page }) => {
  const odd = sheet('総務 部/1%#?', { goal: '変わったid' });
  await begin(page, [odd]);
  await openSheet(page, '変わったid');
  await page.reload();
  await holds(cell(page, '重点目標'), '変わったid');
});

test('ranks the whole group, also where a search shows only some of it', async ({ page }) => {
  const goals = ['窓口 一', '防災 二', '窓口 三', '防災 四'];
  await begin(page, goals.map((goal, at) => sheet(`rank-${at}`, { group: '総務部等', rank: at + 1, goal })));
  await search(page).fill('防災');
  await lists(page, ['防災 二', '防災 四']);
  await handle(page, '防災 四').press('ArrowUp');
  await told(page, '2位に移しました');
  await search(page).fill('');
  await lists(page, ['窓口 一', '防災 四', '防災 二', '窓口 三']);
});
