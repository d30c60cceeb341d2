// The palette: to a sheet or a command by its name, without leaving the keyboard.

import assert from 'node:assert/strict';
import { axe, download, open, screenshot, test } from './harness.mjs';
import { bar, begin, button, cell, go, holds, listed, lists } from './support/app.mjs';
import { CITY, sheet } from './support/sheets.mjs';

const palette = (page) => page.getByRole('dialog', { name: 'シートと操作をさがす' });
const field = (page) => palette(page).getByRole('combobox');
const options = (page) => palette(page).getByRole('option');
const chosen = (page) => palette(page).getByRole('option', { selected: true }).locator('span').textContent();
const closed = (page) => palette(page).waitFor({ state: 'detached' });

async function openPalette(page) {
  await page.keyboard.press('Control+k');
  await field(page).waitFor();
}

/** Chooses the first of what the words find. */
async function choose(page, words) {
  await openPalette(page);
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await closed(page);
}

test('goes to a sheet by its goal, department or rank, whatever the width, and is clean', async ({ page }) => {
  await begin(page, CITY);
  const goals = await listed(page);
  await openPalette(page);
  await axe(page);
  await screenshot(page, 'palette');
  for (const one of CITY) {
    const words = `${one.goal.normalize('NFKC')} ${one.department.slice(0, 2)}`;
    await field(page).fill(words);
    const found = await options(page).locator('span').allTextContents();
    assert.ok(found.includes(one.goal), `${words}: ${found}`);
  }
  await field(page).fill(`順位${CITY[0].rank}`);
  assert.ok((await options(page).count()) > 0);
  await field(page).fill('ソンナモノハナイ');
  await palette(page).getByText('見つかりません').waitFor();
  await axe(page);
  await page.keyboard.press('Enter');
  await field(page).fill(CITY[0].goal);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await holds(cell(page, '重点目標'), CITY[0].goal);
  assert.ok(goals.includes(CITY[0].goal));
});

test('opens in a field and gives the cursor back', async ({ page }) => {
  await begin(page, CITY, '#/sheet/a');
  const text = cell(page, '現況・課題');
  await text.focus();
  await openPalette(page);
  await page.keyboard.type('x');
  await page.keyboard.press('Escape');
  await closed(page);
  await page.waitForFunction(() => document.activeElement.ariaLabel === '現況・課題');
  await holds(text, '現況\n課題');
  await openPalette(page);
  await page.keyboard.press('Control+k');
  await closed(page);
});

test('leaves selected words selected: for what is done with them, and when one goes back', async ({ page }) => {
  await begin(page, [sheet('a', { situation: '待ち時間は平均35分である。' })], '#/sheet/a');
  const select = () =>
    cell(page, '現況・課題').evaluate((field) => {
      field.focus();
      field.setSelectionRange(5, 10);
    });
  const selected = () =>
    page.waitForFunction(() => {
      const { value, selectionStart, selectionEnd } = document.activeElement;
      return value?.slice(selectionStart, selectionEnd) === '平均35分';
    });
  for (const leave of ['Escape', 'Control+k']) {
    await select();
    await openPalette(page);
    await page.keyboard.press(leave);
    await closed(page);
    await selected();
  }
  await page.keyboard.press('F1');
  await page.getByRole('dialog', { name: '使い方' }).waitFor();
  await page.keyboard.press('Escape');
  await selected();
  for (const words of ['さがす', '置き換える']) {
    await select();
    await choose(page, words);
    await holds(page.getByRole('textbox', { name: 'さがす言葉' }), '平均35分');
    await page.keyboard.press('Escape');
  }
  await select();
  await choose(page, 'この欄にコメント');
  await page.getByRole('complementary', { name: 'コメント' }).getByText('「平均35分」').waitFor();
});

test('has every screen, and commands with their keys', async ({ page }) => {
  await begin(page, CITY);
  for (const [words, hash] of [
    ['目標と実績', '#/results'],
    ['点検', '#/review'],
    ['全体', '#/overview'],
    ['予定', '#/calendar'],
    ['公開', '#/publish'],
    ['計画との対応', '#/alignment'],
    ['ごみ箱', '#/bin'],
    ['一覧', '#/'],
  ]) {
    await choose(page, words);
    await page.waitForFunction((hash) => location.hash === hash, hash);
  }
  await choose(page, 'シートを作る');
  await page.waitForFunction(() => document.activeElement.ariaLabel === '重点目標');
  await choose(page, 'ctrl+z');
  await go(page, '#/');
  await lists(page, await listed(page));
  await go(page, '#/sheet/a');
  await choose(page, '置き換える');
  await page.getByRole('textbox', { name: '置き換える言葉' }).waitFor();
  await page.keyboard.press('Escape');
  const { name } = await download(page, () => choose(page, 'markdown'));
  assert.match(name, /\.md$/);
  await choose(page, 'F1');
  await page.getByRole('dialog', { name: '使い方' }).waitFor();
  await page.keyboard.press('Control+k');
  assert.equal(await palette(page).count(), 0);
});

test('an Enter that ends a conversion chooses nothing', async ({ page, context }) => {
  await begin(page, CITY);
  await openPalette(page);
  const session = await context.newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'てんけん', selectionStart: 4, selectionEnd: 4 });
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
  assert.ok(await field(page).isVisible());
  await session.send('Input.insertText', { text: '点検' });
  await page.waitForFunction(() => document.querySelector('.palette [aria-selected=true]').textContent.includes('点検'));
  assert.equal(await chosen(page), '点検');
  await page.keyboard.press('Enter');
  await closed(page);
  await page.waitForFunction(() => location.hash === '#/review');
});

test('is offered in the menu, and nothing of it is made before', async ({ page }) => {
  await open(page);
  assert.equal(await page.locator('.palette').count(), 0);
  await bar(page).getByRole('button', { name: 'その他' }).click();
  await page.getByRole('menuitem', { name: 'シートと操作をさがす' }).click();
  await field(page).waitFor();
  await page.keyboard.press('Escape');
  await closed(page);
  await button(page, '見本で試す').waitFor();
});
