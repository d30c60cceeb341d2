// Comments: at words of a part, answered, ticked off; the sheet sent back or found good; never published.

import assert from 'node:assert/strict';
import { axe, screenshot, test } from './harness.mjs';
import { begin, beginSheet, button, cell, downloadBy, exportAs, go, holds, saved, sheetsOf, told, undo } from './support/app.mjs';
import { sheet } from './support/sheets.mjs';

const panel = (page) => page.getByRole('complementary', { name: 'コメント' });
const field = (page) => panel(page).getByRole('textbox', { name: 'コメントの内容' });
const item = (page, words) => panel(page).getByRole('listitem').filter({ hasText: words }).first();
const opens = (page, count) => page.getByRole('button', { name: `コメント ${count}`, exact: true });
const GOAL = { situation: '待ち時間は平均35分である。' };

/** Selects words in a cell. */
const select = (page, name, words) =>
  cell(page, name).evaluate((field, words) => {
    field.focus();
    const at = field.value.indexOf(words);
    field.setSelectionRange(at, at + words.length);
  }, words);

async function say(page, words) {
  await field(page).fill(words);
  await button(panel(page), 'コメントする').click();
  await item(page, words).waitFor();
}

test('a comment at words is said, answered and ticked off; undo takes each back', async ({ page }) => {
  await beginSheet(page, sheet('a', GOAL));
  await select(page, '現況・課題', '平均35分');
  await page.keyboard.press('Control+Alt+m');
  await panel(page).getByText('「平均35分」').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'comment-text');
  await axe(page);
  await panel(page).getByRole('textbox', { name: '名前（任意）' }).fill('企画課 山田');
  await say(page, 'いつの数字ですか');
  await opens(page, 1).waitFor();
  await item(page, 'いつの数字ですか').getByText('企画課 山田').waitFor();
  await item(page, 'いつの数字ですか').getByRole('textbox', { name: '返信の内容' }).fill('昨年度の平均です');
  await page.keyboard.press('Enter');
  await item(page, '昨年度の平均です').waitFor();
  await screenshot(page, 'comments');
  await item(page, 'いつの数字ですか').getByRole('checkbox', { name: '対応済み' }).check();
  await button(page, 'コメント').waitFor();
  await undo(page);
  await opens(page, 1).waitFor();
  // To the words again.
  await cell(page, '目的・効果').focus();
  await button(item(page, 'いつの数字ですか'), '現況・課題').click();
  await page.waitForFunction(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement;
    return value?.slice(selectionStart, selectionEnd) === '平均35分';
  });
  await field(page).focus();
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'detached' });
});

test('what is begun stays, nothing empty is said, and 差戻し and 確認済み stand in the list', async ({ page }) => {
  await begin(page, [sheet('a', GOAL)], '#/sheet/a');
  await button(page, 'コメント').click();
  await button(panel(page), '差し戻す').click();
  await panel(page).getByRole('alert').waitFor();
  await field(page).fill('数値目標がありません');
  await button(panel(page), '閉じる').click();
  await button(page, 'コメント').click();
  await holds(field(page), '数値目標がありません');
  await button(panel(page), '差し戻す').click();
  await told(page, '差し戻しました');
  await go(page, '#/');
  await page.locator('[data-sheet=a]').getByText('差戻し').waitFor();
  await go(page, '#/sheet/a');
  await item(page, '数値目標がありません').getByRole('checkbox', { name: '対応済み' }).check();
  await button(panel(page), '確認済みにする').click();
  await told(page, '確認済みにしました');
  await go(page, '#/');
  await page.locator('[data-sheet=a]').getByText('確認済み').waitFor();
});

test('a comment is of the cell where one is, also on the next sheet, until something is written', async ({ page }) => {
  await begin(page, [sheet('a', GOAL), sheet('b', { rank: 2 })], '#/sheet/a');
  const where = panel(page).getByRole('combobox', { name: '対象' });
  await cell(page, '目的・効果').click();
  await button(page, 'コメント').click();
  await holds(where, 'purpose');
  await cell(page, '現況・課題').click();
  await holds(where, 'situation');
  // Words are taken while it is open.
  await cell(page, '現況・課題').dblclick();
  await panel(page).locator('.comment-words').waitFor();
  await field(page).fill('書きかけ');
  await cell(page, '目的・効果').click();
  await holds(where, 'situation');
  await go(page, '#/sheet/b');
  await holds(where, '');
});

test('bringing a version back leaves what was said, and what was found good is told to have changed', async ({ page }) => {
  await begin(page, [sheet('a', GOAL)], '#/sheet/a');
  await cell(page, '目的・効果').fill('新しい目的');
  await go(page, '#/sheet/a/history');
  await button(page, /名前を付けて/).first().waitFor();
  await go(page, '#/sheet/a');
  await cell(page, '現況・課題').click();
  await button(page, 'コメント').click();
  await field(page).fill('根拠は');
  await button(panel(page), '差し戻す').click();
  await told(page, '差し戻しました');
  await cell(page, '現況・課題').click();
  await button(panel(page), '確認済みにする').click();
  await told(page, '一覧では「差戻し」のままです');
  await item(page, '根拠は').getByRole('checkbox', { name: '対応済み' }).check();
  await go(page, '#/');
  const row = page.locator('[data-sheet=a]');
  await row.getByText('確認済み', { exact: true }).waitFor();
  await go(page, '#/sheet/a');
  await cell(page, '目的・効果').fill('さらに新しい目的');
  await go(page, '#/');
  await row.getByText('確認済み（そのあと変更あり）').waitFor();
  await go(page, '#/sheet/a/history');
  await button(page, /の内容に戻す$/).click();
  await go(page, '#/sheet/a');
  await item(page, '根拠は').waitFor();
});

test('comments travel in files and stay out of what is published', async ({ page }) => {
  const WORDS = '内輪の相談';
  const said = [{ id: 'c', place: 'situation', text: WORDS, answers: [{ text: '承知しました', by: '係' }], page: 3 }];
  await begin(page, [sheet('a', { ...GOAL, comments: said })], '#/sheet/a');
  await opens(page, 1).click();
  await item(page, WORDS).waitFor();
  await saved(page);
  const [sent] = sheetsOf(await exportAs(page, 'JSON'));
  assert.deepEqual(sent.comments, said);
  await go(page, '#/publish');
  const { text } = await downloadBy(page, () => button(page, 'HTML').click());
  assert.ok(text.includes(GOAL.situation) && !text.includes(WORDS));
});

test('the palette comments on a cell or the sheet, goes to what is open, and finds the sheet good', async ({ page }) => {
  const said = [{ id: 'c', place: 'effects', text: '残る課題は' }];
  await begin(page, [sheet('a', GOAL), sheet('b', { rank: 2, comments: said })], '#/sheet/a');
  const choose = async (words) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'シートと操作をさがす' }).getByRole('combobox').fill(words);
    await page.keyboard.press('Enter');
  };
  const where = panel(page).getByRole('combobox', { name: '対象' });
  await select(page, '現況・課題', '平均35分');
  await choose('この欄にコメント');
  await panel(page).getByText('「平均35分」').waitFor();
  await holds(where, 'situation');
  await say(page, 'いつの数字ですか');
  await cell(page, '目的・効果').focus();
  await choose('差し戻す');
  await holds(where, '');
  await page.waitForFunction(() => document.activeElement.id === 'comment-text');
  await cell(page, '目的・効果').focus();
  for (const [name, hash] of [['現況・課題', '#/sheet/a'], [/残された課題/, '#/sheet/b'], ['現況・課題', '#/sheet/a']]) {
    await choose('次の未対応');
    await page.waitForFunction((hash) => location.hash === hash, hash);
    await page.getByRole('textbox', { name }).and(page.locator(':focus')).waitFor();
  }
  await choose('確認済み');
  await told(page, '確認済みにしました');
});
