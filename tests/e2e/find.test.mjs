// Finding: the list's search shows the places, a sheet marks them; next and previous through the year; replacing.

import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { bar, begin, button, cell, closeMessage, go, holds, lists, saved, storedSheets, told, undo } from './support/app.mjs';
import { initiative, sheet } from './support/sheets.mjs';

const YEAR = [
  sheet('a', {
    rank: 1, goal: 'ＩＣＴの活用', situation: '現況\nIctが遅れている',
    initiatives: [initiative('a-1', { method: '○ ICT研修\n(1) 訓練を行う\n(2) 訓練を広げる' })],
  }),
  sheet('b', { rank: 2, goal: '人材の育成' }),
  sheet('c', { rank: 3, goal: '防災', effects: '訓練の効果' }),
  sheet('n', { rank: 1, goal: '訓練の計画', fiscal_year: 2025 }),
];

const search = (page) => page.getByRole('searchbox', { name: '目標・取組・報告の中をさがす' });
const field = (page) => page.getByRole('textbox', { name: 'さがす言葉' });
const finder = (page) => page.getByRole('search', { name: '検索と置換' });
const marks = (page) => page.locator('.paper mark.hit').allTextContents();
const says = (page, text) => finder(page).getByText(text).waitFor();
/** Waits until the place where the search stands lies in this cell and is on the screen. */
const standsIn = (page, name) =>
  page.waitForFunction((name) => {
    const [mark, ...more] = document.querySelectorAll('mark.here');
    const { top, bottom } = mark?.getBoundingClientRect() ?? {};
    return more.length === 0 && top > 52 && bottom < innerHeight
      && mark.closest('.cell').querySelector('textarea').ariaLabel === name;
  }, name);
const selection = (page) => page.evaluate(() => {
  const { value, selectionStart, selectionEnd, ariaLabel } = document.activeElement;
  return [ariaLabel, value.slice(selectionStart, selectionEnd)];
});

test('the list shows the places with the words around them, and each leads there', async ({ page }) => {
  await begin(page, YEAR);
  await search(page).fill('ict');
  await lists(page, ['ＩＣＴの活用']);
  const places = page.locator('.places li');
  assert.deepEqual(await places.allTextContents(), [
    '重点目標 ＩＣＴの活用', '現況・課題 現況 Ictが遅れている', '① 取組項目及び方法・手段 ○ ICT研修 (1) 訓練を行う (2) 訓練を広げる',
  ].map((text) => text));
  await places.nth(1).getByRole('link').click();
  await page.waitForFunction(() => document.activeElement.ariaLabel === '現況・課題');
  assert.deepEqual(await selection(page), ['現況・課題', 'Ict']);
  await says(page, '2 / 3か所');
  assert.deepEqual(await marks(page), ['ＩＣＴ', 'Ict', 'ICT']);
  await page.keyboard.press('F3');
  await standsIn(page, '① 取組項目及び方法・手段');
});

test('a sheet opened from a searched list stands at the first place; another one is not marked', async ({ page }) => {
  await begin(page, YEAR);
  await search(page).fill('訓練');
  await page.getByRole('main').getByRole('link', { name: '防災' }).click();
  await standsIn(page, '取組による効果・残された課題');
  await says(page, '令和6年度全体では2シートに3か所');
  await bar(page).getByRole('link', { name: 'シート' }).click();
  await search(page).fill('');
  await page.getByRole('main').getByRole('link', { name: '防災' }).click();
  await holds(cell(page, '重点目標'), '防災');
  assert.equal(await finder(page).count(), 0);
  assert.deepEqual(await marks(page), []);
});

test('Ctrl+F goes from place to place through the year, and Escape puts the cursor there', async ({ page }) => {
  await begin(page, YEAR, '#/sheet/a');
  await cell(page, '① 数値目標').focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('訓練');
  await says(page, '1 / 2か所');
  await standsIn(page, '① 取組項目及び方法・手段');
  await page.keyboard.press('Enter');
  await says(page, '2 / 2か所');
  await page.keyboard.press('Enter');
  await holds(cell(page, '重点目標'), '防災');
  await says(page, '1 / 1か所');
  await page.keyboard.press('Enter');
  await holds(cell(page, '重点目標'), 'ＩＣＴの活用');
  await page.keyboard.press('Shift+Enter');
  await holds(cell(page, '重点目標'), '防災');
  await page.keyboard.press('Shift+F3');
  await holds(cell(page, '重点目標'), 'ＩＣＴの活用');
  await says(page, '2 / 2か所');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement.matches('[data-cell]'));
  assert.deepEqual(await selection(page), ['① 取組項目及び方法・手段', '訓練']);
  assert.deepEqual(await marks(page), []);
});

test('by entries a place is found too, on the paper where entries do not show it', async ({ page }) => {
  await begin(page, YEAR, '#/sheet/a/items');
  await page.locator('.card').first().waitFor();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('広げる');
  await page.waitForFunction(() => document.querySelector('.items mark.here')?.textContent === '広げる');
  await field(page).fill('遅れ');
  await standsIn(page, '現況・課題');
});

test('what is selected is looked for', async ({ page }) => {
  await begin(page, YEAR, '#/sheet/a');
  await cell(page, '現況・課題').focus();
  await page.evaluate(() => document.activeElement.setSelectionRange(3, 6));
  await page.keyboard.press('Control+f');
  await holds(field(page), 'Ict');
  await says(page, '2 / 3か所');
});

test('what is typed right after the key is looked for, however late the screen draws', async ({ page }) => {
  await begin(page, YEAR, '#/sheet/a');
  await holds(cell(page, '重点目標'), 'ＩＣＴの活用');
  await page.evaluate(() => (globalThis.requestAnimationFrame = () => 0));
  await page.keyboard.press('Control+h');
  await page.keyboard.type('訓練');
  await says(page, '1 / 2か所');
  await holds(field(page), '訓練');
});

test('replaces one place, all of the sheet, all of the year; each is one step', async ({ page }) => {
  await begin(page, YEAR, '#/sheet/a');
  await page.keyboard.press('Control+h');
  await page.keyboard.type('訓練');
  await page.getByRole('textbox', { name: '置き換える言葉' }).fill('演習');
  const texts = async () => {
    await saved(page);
    const { a, c, n } = await storedSheets(page);
    return [a.initiatives[0].method.split('\n').slice(1), c.effects, n.goal];
  };
  const before = [['(1) 訓練を行う', '(2) 訓練を広げる'], '訓練の効果', '訓練の計画'];

  await button(page, '置換して次へ').click();
  await says(page, '1 / 1か所');
  assert.deepEqual(await texts(), [['(1) 演習を行う', '(2) 訓練を広げる'], ...before.slice(1)]);
  await undo(page);
  await told(page, '元に戻しました：1か所の置換');
  assert.deepEqual(await texts(), before);

  await button(page, 'このシートの2か所を置換').click();
  await told(page, '2か所を置き換えました');
  assert.deepEqual(await texts(), [['(1) 演習を行う', '(2) 演習を広げる'], ...before.slice(1)]);
  await page.getByRole('status').getByRole('button', { name: '取り消す' }).click();
  assert.deepEqual(await texts(), before);

  await button(page, '年度全体の3か所を置換（2シート）').click();
  await told(page, '2シートの3か所を置き換えました');
  assert.deepEqual(await texts(), [['(1) 演習を行う', '(2) 演習を広げる'], '演習の効果', '訓練の計画']);
  await undo(page);
  await told(page, '元に戻しました：3か所の置換');
  assert.deepEqual(await texts(), before);
});

test('what an input method composes is looked for when it is done, and its Enter is no next', async ({ page, context }) => {
  await begin(page, YEAR, '#/sheet/a');
  await page.keyboard.press('Control+f');
  const ime = await context.newCDPSession(page);
  await ime.send('Input.imeSetComposition', { text: 'くん', selectionStart: 2, selectionEnd: 2 });
  assert.deepEqual(await marks(page), []);
  await ime.send('Input.insertText', { text: '訓練' });
  await says(page, '1 / 2か所');
  await holds(field(page), '訓練');
});

test('Ctrl+F is the list’s search, and the browser’s own everywhere else', async ({ page }) => {
  await begin(page, YEAR);
  await closeMessage(page);
  await page.evaluate(() => addEventListener('keydown', (event) => (globalThis.taken = event.defaultPrevented)));
  const taken = async (key) => {
    await page.keyboard.press(key);
    return page.evaluate(() => globalThis.taken);
  };
  assert.equal(await taken('Control+f'), true);
  await page.waitForFunction(() => document.activeElement.type === 'search');
  assert.equal(await taken('Control+f'), false);
  assert.equal(await taken('F3'), false);
  for (const screen of ['#/results', '#/review', '#/publish', '#/bin']) {
    await go(page, screen);
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await taken('Control+f'), false, screen);
    assert.equal(await taken('Control+h'), false, screen);
  }
});
