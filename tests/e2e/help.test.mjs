// 使い方: the README's words for staff, at the section of the screen, by F1, by ? and by the button on every screen.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { open, openFile, test } from './harness.mjs';
import { bar, begin, button, cell, go, holds } from './support/app.mjs';
import { CITY } from './support/sheets.mjs';

const dialog = (page) => page.getByRole('dialog', { name: '使い方' });
/** Waits until the help stands at this section. */
const standsAt = (page, title) =>
  page.waitForFunction((title) => {
    const here = document.activeElement;
    return here.matches('dialog.help h3') && here.textContent === title && here.getBoundingClientRect().top < 250;
  }, title);
const close = async (page) => {
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
};

const SCREENS = [
  ['#/', 'シートの一覧'],
  ['#/sheet/a', 'シートを書く'],
  ['#/sheet/a/items', '項目ごとに書く'],
  ['#/results', '目標と実績'],
  ['#/review', '点検'],
  ['#/publish', '公開'],
  ['#/bin', 'ごみ箱'],
];
test('opens at the section of the screen, from everywhere', async ({ page }) => {
  await open(page);
  await bar(page).getByRole('button', { name: '使い方' }).click();
  await standsAt(page, 'はじめに');
  await close(page);
  await begin(page, CITY);
  for (const [screen, section] of SCREENS) {
    await go(page, screen);
    await page.locator('#main').waitFor();
    await page.keyboard.press('F1');
    await standsAt(page, section);
    await close(page);
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('?');
    await standsAt(page, section);
    await close(page);
  }
});

test('? is a letter in a field, F1 is help there too, and the cursor comes back', async ({ page }) => {
  await begin(page, CITY, '#/sheet/a');
  const field = cell(page, '現況・課題');
  await field.focus();
  await page.keyboard.press('End');
  await page.keyboard.type('?');
  await holds(field, '現況\n課題?');
  assert.equal(await dialog(page).isVisible(), false);
  await page.keyboard.press('F1');
  await standsAt(page, 'シートを書く');
  await button(dialog(page), 'ことば').click();
  await standsAt(page, 'ことば');
  await close(page);
  await page.waitForFunction(() => document.activeElement.ariaLabel === '現況・課題');
});

test('says what the README says, to the letter', async ({ page }) => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const part = readme.split('\n## 職員の方へ\n')[1].split('\n## ')[0];
  const plain = (text) => text.replaceAll(/^\|[-|]+\|$|^- |^### |^\| | \|$| \| /gm, '').replaceAll(/[*`\s　]/g, '');
  await openFile(page);
  await page.keyboard.press('F1');
  await page.locator('.help-text').waitFor();
  const shown = await page.locator('.help-text').textContent();
  assert.equal(plain(shown), plain(part.slice(part.indexOf('\n### '))));
});

test('says so where it cannot be had', { allow: [/help\.html/, /Failed to load resource/] }, async ({ page }) => {
  await page.route('**/help.html', (route) => route.abort());
  await open(page);
  await page.keyboard.press('F1');
  await dialog(page).getByText('使い方を読み込めませんでした').waitFor();
  await close(page);
  await page.unroute('**/help.html');
  await page.keyboard.press('F1');
  await standsAt(page, 'はじめに');
});
