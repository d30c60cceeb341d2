// Undo and redo: over everything, by keys and buttons, saying what they undid.

import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { bar, begin, beginSheet, button, cell, go, hide, holds, lists, pick, redo, saved, storedSheets, takeIn, told, undo } from './support/app.mjs';
import { stopClock } from './support/clock.mjs';
import { CITY, file, fileText, initiative, sheet } from './support/sheets.mjs';

const situation = (page) => cell(page, '現況・課題');
const undoButton = (page) => bar(page).getByRole('button', { name: '元に戻す', exact: true });
const redoButton = (page) => bar(page).getByRole('button', { name: 'やり直す', exact: true });

test('typing into one cell is one step, until it is left', async ({ page }) => {
  await beginSheet(page, sheet('a', { situation: '' }));
  // A pause would end the step, and a busy machine makes pauses.
  await stopClock(page);
  await situation(page).pressSequentially('一度に打つ');
  await page.keyboard.press('Tab');
  await situation(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('、もう一度');
  await holds(situation(page), '一度に打つ、もう一度');
  await page.keyboard.press('Control+z');
  await holds(situation(page), '一度に打つ');
  await told(page, '元に戻しました：「現況・課題」の入力');
  await page.keyboard.press('Control+z');
  await holds(situation(page), '');
  for (const key of ['Control+y', 'Control+Shift+Z']) await page.keyboard.press(key);
  await holds(situation(page), '一度に打つ、もう一度');
  await told(page, 'やり直しました：「現況・課題」の入力');
});

test('a pause in typing ends the step', async ({ page }) => {
  await beginSheet(page, sheet('a', { situation: '' }));
  await stopClock(page);
  await situation(page).pressSequentially('考え、');
  await page.clock.runFor(1500);
  await page.keyboard.type('書き、');
  await page.clock.runFor(5000);
  await page.keyboard.type('また書く');
  await page.keyboard.press('Control+z');
  await holds(situation(page), '考え、書き、');
  await page.keyboard.press('Control+z');
  await holds(situation(page), '');
});

/** Everything that a person can do to a sheet, and how undo names it. */
const DEEDS = [
  ['「重点目標」の入力', (page) => cell(page, '重点目標').fill('別の目標')],
  ['「部局名」の入力', (page) => cell(page, '部局名').fill('別の課')],
  ['「部局グループ」の入力', (page) => cell(page, '部局グループ').fill('別の部')],
  ['「位置付け」の入力', (page) => cell(page, '総合計画における位置付け').fill('第9編')],
  ['「計画の名前」の入力', (page) => cell(page, '計画の名前').first().fill('新計画')],
  ['「① 数値目標」の入力', (page) => cell(page, '① 数値目標').fill('(1) 10回')],
  ['優先順位の変更', async (page) => {
    await cell(page, '優先順位').fill('9');
    await cell(page, '優先順位').blur();
  }],
  ['年度の変更', (page) => page.getByRole('article').getByRole('combobox', { name: '年度' }).selectOption('令和8年度')],
  ['位置付けの欄の追加', (page) => button(page, '＋ 計画を加える').click()],
  ['位置付けの欄の削除', (page) => button(page, '「新計画」の欄を削除').click()],
  ['SDGs 3 の選択', async (page) => {
    await button(page, '目標を選ぶ').click();
    await page.getByRole('checkbox', { name: '3 すべての人に' }).check();
  }],
  ['SDGs 7 の取り消し', (page) => page.getByRole('checkbox', { name: '7 エネルギー' }).uncheck()],
  ['取組の追加', (page) => button(page, '＋ 取組③を加える').click()],
  ['取組②の移動', (page) => button(page, '取組②を上へ').click()],
  ['取組①の削除', (page) => button(page, '取組①を削除').click()],
  ['取組①の目的の選択', (page) => page.getByRole('group', { name: '取組①が対応' }).getByText('②').click()],
];

test('every deed on a sheet is taken back and done again, to the end and back', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  // Pauses would add up: each state is stored at once instead.
  const state = async () => {
    await hide(page);
    return (await storedSheets(page)).a;
  };
  const states = [await state()];
  for (const [name, act] of DEEDS) {
    await act(page);
    states.push(await state());
    assert.notDeepEqual(states.at(-1), states.at(-2), `${name} changes the sheet`);
  }
  for (const [at, [name]] of [...DEEDS.entries()].reverse()) {
    await undoButton(page).click();
    await told(page, `元に戻しました：${name}`);
    assert.deepEqual(await state(), states[at], `before ${name}`);
  }
  for (const [at, [name]] of DEEDS.entries()) {
    await redoButton(page).click();
    await told(page, `やり直しました：${name}`);
    assert.deepEqual(await state(), states[at + 1], `after ${name}`);
  }
});

test('the buttons say what they would undo, and rest where there is nothing', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  assert.match(await undoButton(page).getAttribute('title'), /1件の取り込み/);
  assert.equal(await redoButton(page).getAttribute('aria-disabled'), 'true');
  await situation(page).fill('変えた');
  assert.match(await undoButton(page).getAttribute('title'), /「現況・課題」の入力/);
  await undoButton(page).click();
  assert.match(await redoButton(page).getAttribute('title'), /「現況・課題」の入力/);
  await situation(page).fill('別に変えた');
  assert.equal(await redoButton(page).getAttribute('aria-disabled'), 'true');
});

test('keys undo wherever the focus is, and go to the sheet that they change', async ({ page }) => {
  await begin(page, [sheet('a'), sheet('b', { rank: 2 })], '#/sheet/a');
  await holds(cell(page, '重点目標'), '目標a');
  await situation(page).fill('変えた');
  await go(page, '#/sheet/b');
  await holds(cell(page, '重点目標'), '目標b');
  await page.locator('body').press('Control+z');
  await holds(cell(page, '重点目標'), '目標a');
  await holds(situation(page), sheet('a').situation);
});

test('an import, whatever it brings, is one step', async ({ page }) => {
  await begin(page, [sheet('a'), sheet('k', { rank: 2 })]);
  const before = await storedSheets(page);
  const changed = sheet('a', { goal: '置き換えた' });
  await pick(page, file('1.json', fileText([changed, sheet('x', { rank: 3 })])), file('2.json', fileText([sheet('y', { rank: 4 })])));
  await page.getByRole('combobox', { name: '「置き換えた」の取り込み方' }).selectOption('置き換える');
  await takeIn(page);
  await lists(page, ['置き換えた', '目標k', '目標x', '目標y']);
  await undo(page);
  await told(page, '元に戻しました：3件の取り込み（うち1件は置き換え）');
  await lists(page, ['目標a', '目標k']);
  await saved(page);
  assert.deepEqual(await storedSheets(page), before);
  await redo(page);
  await lists(page, ['置き換えた', '目標k', '目標x', '目標y']);
});

test('the search field keeps its own undo', async ({ page }) => {
  await begin(page, CITY);
  const search = page.getByRole('searchbox');
  await search.pressSequentially('災害');
  await lists(page, ['災害に強いまちづくり']);
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => document.querySelector('[type=search]').value !== '災害');
  assert.equal(Object.keys(await storedSheets(page)).length, CITY.length, 'the import is still there');
});

test('undoing what was typed asks before it takes back an import, and tells where the sheet is then', async ({ page }) => {
  await begin(page, [sheet('a')], '#/sheet/a');
  await holds(cell(page, '重点目標'), '目標a');
  await situation(page).fill('変えた');
  await page.keyboard.press('Control+z');
  await told(page, '元に戻しました：「現況・課題」の入力');
  await page.keyboard.press('Control+z');
  await told(page, '次は「1件の取り込み」を元に戻します');
  await holds(situation(page), sheet('a').situation);
  await page.keyboard.press('Control+z');
  await page.getByText('このシートを加えた操作を元に戻したため').waitFor();
  assert.equal(await page.getByText('ごみ箱から戻せます').count(), 0);
  await page.getByRole('main').getByRole('button', { name: 'やり直す' }).click();
  await holds(cell(page, '重点目標'), '目標a');
  await button(page, '削除').click();
  await go(page, '#/sheet/a');
  await page.getByText('ごみ箱から戻せます').waitFor();
});

test('undo and redo lead to the place and mark it', async ({ page }) => {
  const initiatives = Array.from({ length: 6 }, (_, at) => initiative(`i${at}`));
  await beginSheet(page, sheet('a', { initiatives }));
  const isMarked = (name) =>
    page.waitForFunction((name) => {
      const field = [...document.querySelectorAll('.marked [data-cell]')].find((one) => one.ariaLabel === name);
      const box = field?.getBoundingClientRect();
      return box && box.top > 150 && box.bottom < innerHeight;
    }, name);
  await cell(page, '⑥ 期末報告').fill('(1) 10回');
  await page.evaluate(() => scrollTo(0, 0));
  await undo(page);
  await isMarked('⑥ 期末報告');
  await holds(cell(page, '⑥ 期末報告'), '(1) 4回');
  await page.evaluate(() => scrollTo(0, 0));
  await page.getByRole('status').getByRole('button', { name: 'やり直す' }).click();
  await isMarked('⑥ 期末報告');
  await holds(cell(page, '⑥ 期末報告'), '(1) 10回');
  // The hand in another text goes along.
  await cell(page, '現況・課題').focus();
  await page.keyboard.press('Control+z');
  await isMarked('⑥ 期末報告');
  await page.waitForFunction(() => document.activeElement.ariaLabel === '⑥ 期末報告');
});

test('by entries, undo marks the entry that it changed', async ({ page }) => {
  const texts = { method: '○ 取組\n(1) 一\n(2) 二', deadline: '(1) 4月\n(2) 5月' };
  await beginSheet(page, sheet('a', { initiatives: [initiative('i', texts)] }));
  await go(page, '#/sheet/a/items');
  await cell(page, '① 期間・期限 (2)').fill('6月');
  await undo(page);
  await page.waitForFunction(() => document.querySelector('.marked [data-cell]')?.ariaLabel === '① 期間・期限 (2)');
  await holds(cell(page, '① 期間・期限 (2)'), '5月');
});

test('a deletion that is taken back is shown on the list', async ({ page }) => {
  await begin(page, CITY, '#/sheet/c');
  await holds(cell(page, '重点目標'), '人材の確保と育成');
  await button(page, '削除').click();
  await go(page, '#/bin');
  await button(page, 'ごみ箱を空にする').waitFor();
  await undo(page);
  await page.waitForFunction(() => document.querySelector('tr.marked .goal-link')?.textContent === '人材の確保と育成');
});

test('a message offers to take back what it tells of, and nothing that was done since', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  await button(page, '取組②を削除').click();
  await told(page, '取組②を削除しました');
  await cell(page, '現況・課題').fill('変えた');
  await page.getByRole('status').getByRole('button', { name: '取り消す' }).waitFor({ state: 'detached' });
});
