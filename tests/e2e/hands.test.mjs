// Hands that learned on a spreadsheet: Tab, Escape and arrows, Enter in a list; what was read is reached from the cell.

import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { begin, beginReadSheet, beginSheet, button, cell, closeMessage, downloadBy, go, holds, sheetsOf, told } from './support/app.mjs';
import { stopClock } from './support/clock.mjs';
import { circled, COLUMNS, initiative, sheet } from './support/sheets.mjs';

const [METHOD, DEADLINE, TARGET, MIDTERM, FINAL] = Object.values(COLUMNS);
const named = (number, column) => `${circled(number)} ${column}`;
const row = (number) => Object.values(COLUMNS).map((column) => named(number, column));
/** Every stop of Tab on the paper, in its order. */
const STOPS = [
  '部局グループ', '重点目標', '部局名', '優先順位', '計画の名前', '総合計画における位置付け', '計画の名前', '再構築プランにおける位置付け',
  '現況・課題', '目的・効果', '目標を選ぶ', ...row(1), ...row(2), '市民参加・協働の推進、市民満足度の向上を考慮した点', '取組による効果・残された課題',
];
const focusedName = (page) => page.evaluate(() => document.activeElement.ariaLabel ?? document.activeElement.textContent);
const isFocused = (page, name) => page.waitForFunction((name) => (document.activeElement.ariaLabel ?? document.activeElement.textContent) === name, name);
const chips = (page) => page.locator('article .chip').first().waitFor();

async function walk(page, key, stops) {
  const reached = [];
  for (const stop of stops) {
    // A plan's name, which is typed into too, is part of the next cell's.
    reached.push((await focusedName(page)).replaceAll('x', ''));
    // What is typed lands where the focus is; a rank and the year take no letters, and the SDGs open.
    if (!['優先順位', '目標を選ぶ'].includes(stop)) {
      const before = await page.evaluate(() => document.activeElement.value);
      await page.keyboard.type('x');
      assert.equal(await page.evaluate(() => document.activeElement.value), `${before}x`, stop);
    }
    await page.keyboard.press(key);
  }
  assert.deepEqual(reached, stops);
}

test('Tab goes to the next cell and back, whatever was read, and what is typed lands in it', async ({ page }) => {
  await beginReadSheet(page, sheet('a'));
  await closeMessage(page);
  await chips(page);
  await cell(page, '部局グループ').focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await walk(page, 'Tab', STOPS);
  await cell(page, STOPS.at(-1)).focus();
  await walk(page, 'Shift+Tab', [...STOPS].reverse());
});

test('Tab goes from text to text by entries too', async ({ page }) => {
  await beginReadSheet(page, sheet('a', { initiatives: [initiative('i'), initiative('k')] }));
  await go(page, '#/sheet/a/items');
  await page.locator('.card .chip').first().waitFor();
  await closeMessage(page);
  const fields = page.locator('.card textarea');
  const names = await fields.evaluateAll((all) => all.map((one) => one.ariaLabel));
  await fields.first().focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await walk(page, 'Tab', names);
});

test('one key leads from a cell to its chips and tools, arrows through them, Escape back', async ({ page }) => {
  await beginReadSheet(page, sheet('a'));
  await chips(page);
  const before = '(1) 4回';
  await cell(page, named(2, FINAL)).focus();
  await page.keyboard.press('Alt+ArrowDown');
  const verdict = `${named(2, FINAL)} (1) ✓ 達成 100%`;
  await isFocused(page, verdict);
  const reached = new Set();
  do {
    reached.add(await focusedName(page));
    await page.keyboard.press('ArrowRight');
  } while ((await focusedName(page)) !== verdict);
  for (const name of ['取組②を上へ', '取組②を削除', '＋ 取組③を加える', `${named(2, MIDTERM)} (1) 進捗 50%`]) {
    assert.ok(reached.has(name), `${name} in ${[...reached].join('、')}`);
  }
  await isFocused(page, verdict);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await isFocused(page, verdict);
  const unseen = () => [...document.querySelectorAll('.cell-text')].filter((text) => getComputedStyle(text).visibility !== 'visible').length;
  assert.equal(await page.evaluate(unseen), 0, 'no text is hidden while a chip has the focus');
  await page.keyboard.press('Escape');
  await isFocused(page, named(2, FINAL));
  await page.keyboard.press('Control+End');
  await page.keyboard.type('実施');
  await holds(cell(page, named(2, FINAL)), `${before}実施`);
  await go(page, '#/sheet/a/items');
  await page.locator('.card .chip').first().waitFor();
  await page.locator('.card textarea').first().focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.waitForFunction(() => document.activeElement.matches('.figure .chip'));
  assert.equal(await page.evaluate(unseen), 0, 'nor by entries');
});

test('a row that is removed by keyboard leaves the cursor in a cell', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  for (const [number, next] of [[1, 1], [1, 1]]) {
    await cell(page, named(number, TARGET)).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await button(page, `取組${circled(number)}を削除`).focus();
    await page.keyboard.press('Enter');
    await told(page, `取組${circled(number)}を削除しました`);
    if (await cell(page, named(next, METHOD)).count()) await isFocused(page, named(next, METHOD));
  }
});

test('what is read moves no text', async ({ page }) => {
  await beginReadSheet(page, sheet('a', {
    initiatives: [initiative('i', { deadline: '年度内', target: '', midterm: '', final_report: '' }), initiative('k')],
    positions: [{ plan: '総合計画', text: '' }, { plan: '再構築プラン', text: '' }],
  }));
  await closeMessage(page);
  await stopClock(page);
  const typed = Array.from({ length: 3 }, (_, at) => `(${at + 1}) ${at + 2}回`).join('\n');
  for (const column of [TARGET, MIDTERM, FINAL]) await cell(page, named(1, column)).fill(typed);
  await cell(page, '総合計画における位置付け').fill('第編 第章 第節');
  const boxes = () => page.getByRole('article').locator('textarea').evaluateAll((all) => all.map((one) => [one.ariaLabel, ...Object.values(one.getBoundingClientRect().toJSON()).map(Math.round)].join(' ')));
  const before = await boxes();
  await page.clock.runFor(300);
  for (const name of [`${named(1, FINAL)} (3) ✓ 達成 100%`, 'ひな形のまま']) await page.getByRole('button', { name }).first().waitFor();
  assert.deepEqual(await boxes(), before);
});

test('over the cells the arrow keys go from cell to cell, and Enter, F2 and letters go in', async ({ page }) => {
  await beginReadSheet(page, sheet('a'));
  await closeMessage(page);
  await cell(page, named(1, DEADLINE)).focus();
  await page.keyboard.press('Control+Home');
  await isFocused(page, named(1, DEADLINE));
  await page.keyboard.press('Escape');
  const text = page.locator('td').filter({ has: cell(page, named(1, DEADLINE)) }).locator('.cell-text');
  assert.equal(await text.evaluate((text) => getComputedStyle(text).visibility), 'visible');
  for (const [key, name] of [
    ['ArrowRight', named(1, TARGET)],
    ['ArrowDown', named(2, TARGET)],
    ['ArrowUp', named(1, TARGET)],
    ['ArrowUp', '目的・効果'],
    ['ArrowRight', '目標を選ぶ'],
    ['ArrowLeft', '目的・効果'],
    ['ArrowUp', '現況・課題'],
    ['Control+End', '取組による効果・残された課題'],
    ['Control+Home', '部局グループ'],
    ['ArrowDown', '部局名'],
    ['ArrowRight', '優先順位'],
    ['ArrowLeft', '部局名'],
    ['Home', '重点目標'],
    ['Tab', '部局名'],
    ['Control+End', '取組による効果・残された課題'],
    ['ArrowLeft', '市民参加・協働の推進、市民満足度の向上を考慮した点'],
    ['ArrowUp', named(2, METHOD)],
  ]) {
    await page.keyboard.press(key);
    await isFocused(page, name);
  }
  const method = sheet('a').initiatives[1].method;
  await page.keyboard.type('を');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('追加');
  await holds(cell(page, named(2, METHOD)), `${method}追加を`);
  for (const key of ['Enter', 'F2']) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press(key);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('！');
  }
  await holds(cell(page, named(2, DEADLINE)), '(1) 通年！');
  await holds(cell(page, named(2, TARGET)), '(1) 年4回！');
});

test('Enter goes on with a list, an empty item ends it, and each is one step to take back', async ({ page }) => {
  await beginSheet(page, sheet('a', { situation: '' }));
  const field = cell(page, '現況・課題');
  await field.focus();
  await page.keyboard.type('(1) 一');
  await page.keyboard.press('Enter');
  await holds(field, '(1) 一\n(2) ');
  await page.keyboard.press('Control+z');
  await holds(field, '(1) 一');
  await page.keyboard.press('Control+y');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('二');
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.type('・ 手段');
  await page.keyboard.press('Enter');
  await holds(field, '(1) 一\n(2) 二\n・ 手段\n・ ');
  await page.keyboard.press('Enter');
  await holds(field, '(1) 一\n(2) 二\n・ 手段\n');
  await page.keyboard.type('続き');
  await page.keyboard.press('Enter');
  await page.keyboard.type('文');
  await holds(field, '(1) 一\n(2) 二\n・ 手段\n続き\n文');
});

test('Ctrl+S saves the open sheet’s group to a file, and says what is saved by itself', async ({ page }) => {
  await begin(page, [sheet('a'), sheet('b', { rank: 2 }), sheet('c', { group: 'こども部' })], '#/sheet/b');
  await cell(page, '現況・課題').fill('書きかけ');
  const saved = await downloadBy(page, () => page.keyboard.press('Control+s'));
  assert.deepEqual(sheetsOf(saved).map((one) => [one.id, one.situation]), [['a', '現況\n課題'], ['b', '書きかけ']]);
  await told(page, '自動で保存しています。いま、2件をファイル');
});

test('headings, views and the ways on stay on the screen, and no focus is beneath them', async ({ page }) => {
  const long = Array.from({ length: 12 }, (_, at) => `(${at + 1}) 実施`).join('\n');
  const initiatives = Array.from({ length: 4 }, (_, at) => initiative(`i${at}`, { method: `○ 取組\n${long}` }));
  await begin(page, [sheet('a', { initiatives }), sheet('b', { rank: 2 })], '#/sheet/a');
  await closeMessage(page);
  for (const hash of ['#/sheet/a', '#/sheet/a/items']) {
    await go(page, hash);
    await cell(page, hash.endsWith('items') ? '① 取組項目及び方法・手段 (1)' : named(1, METHOD)).focus();
    for (let at = 0; at < 16; at += 1) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate(() => {
        const box = document.activeElement.getBoundingClientRect();
        const table = document.activeElement.closest('table');
        const head = table.querySelector('thead th:last-child').getBoundingClientRect();
        const seen = [...document.querySelectorAll('.seg a, .stay .btn')].every((one) => document.elementFromPoint(one.getBoundingClientRect().x + 8, one.getBoundingClientRect().y + 8)?.closest('.stay'));
        const isOver = box.top < head.bottom - 2 && box.bottom > head.bottom;
        return seen && head.top >= 100 && !isOver ? null : `${document.activeElement.ariaLabel} at ${box.top} beneath ${head.bottom}, ${seen}`;
      });
      assert.equal(hidden, null);
    }
  }
});

test('labels break between words, as in print', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  const rows = (text) => page.locator('article th').filter({ hasText: text }).first().evaluate((label) => {
    const range = document.createRange();
    range.selectNodeContents([...label.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ''));
    return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
  });
  assert.equal(await rows('特記事項'), 1);
  assert.equal(await rows('重点目標'), 1);
});
