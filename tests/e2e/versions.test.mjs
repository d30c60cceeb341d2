// 履歴: versions of a sheet are kept when it is left, sent, named or replaced; two are compared on the paper; one is brought
// back as an edit, and nothing of it stands in the way where the browser has no database.

import assert from 'node:assert/strict';
import { axe, open, screenshot, test } from './harness.mjs';
import { begin, button, cell, exportAs, go, hide, holds, pick, saved, takeIn, told, undo } from './support/app.mjs';
import { file, fileText, initiative, sheet } from './support/sheets.mjs';

const SHEET = sheet('a', {
  goal: '水害に備えるまち',
  situation: '避難の仕組みが足りない。',
  initiatives: [initiative('a-1', { deadline: '(1) 12月末', target: '(1) 登録15,000件' }), initiative('a-2')],
});

const situation = (page) => cell(page, '現況・課題');
const versions = (page) => page.getByRole('region', { name: '残っている版' });
const rows = (page) => versions(page).locator('tbody th');
const paper = (page) => page.locator('.comparison');

/** Opens the sheet's history and waits for the paper. */
async function openHistory(page) {
  await button(page, '履歴').click();
  await page.getByRole('heading', { level: 1, name: '履歴' }).waitFor();
}

/** Waits until the list begins with these versions, each by its first words. */
async function lists(page, expected) {
  try {
    await page.waitForFunction((expected) => {
      const shown = [...document.querySelectorAll('.version-list tbody th')].map((row) => row.textContent);
      return shown.length >= expected.length && expected.every((words, at) => shown[at].startsWith(words));
    }, expected);
  } catch {
    assert.deepEqual(await rows(page).allTextContents(), expected);
  }
}

/** Keeps the sheet as it is, from its history. */
async function keep(page, kind, name) {
  await button(page, '名前を付けて残す').click();
  const dialog = page.getByRole('dialog', { name: '名前を付けて残す' });
  await dialog.getByRole('combobox', { name: '種類' }).selectOption({ label: kind });
  await dialog.getByRole('textbox', { name: '名前' }).fill(name);
  await button(dialog, '残す').click();
  await told(page, `「${name}」として残しました`);
}

test('a sheet is written, left, named, compared, brought back, undone, and read again', async ({ page }) => {
  await begin(page, [SHEET], '#/sheet/a');
  await situation(page).fill('避難の仕組みを整えた。');
  await openHistory(page);
  await lists(page, ['いま', '自動', '取り込み']);
  assert.match(await rows(page).nth(1).textContent(), /現況・課題/);
  await keep(page, '段階の締め', '目標の設定');
  await lists(page, ['いま', '段階の締め 目標の設定', '自動', '取り込み']);
  await axe(page);

  await page.getByRole('link', { name: 'シートに戻る' }).click();
  await cell(page, '① 数値目標').fill('(1) 登録12,000件');
  await cell(page, '① 中間報告').fill('(1) 登録9,310件');
  await openHistory(page);
  // The end of a step is what today is compared with.
  await page.getByRole('heading', { name: /段階の締め 目標の設定（.*） → いま/ }).waitFor();
  await paper(page).getByText('変わった所 1').waitFor();
  assert.deepEqual(await paper(page).locator('.head del, .head ins').allTextContents(), []);
  assert.deepEqual(await paper(page).locator('tr.differs td:nth-of-type(4) :is(del, ins)').allTextContents(), ['15,000', '12,000']);
  await screenshot(page, 'versions');

  // Side by side: at the left what was, at the right what came.
  await button(page, '左右に並べる').click();
  await paper(page).locator('.beside').waitFor();
  const seen = (side) => paper(page).locator('.beside tr.differs').evaluate((row, side) => {
    const cells = [...row.children];
    const gap = cells.findIndex((cell) => cell.className === 'gap');
    return (side ? cells.slice(gap + 1) : cells.slice(0, gap)).map((cell) => cell.innerText).join('|');
  }, side);
  assert.match(await seen(0), /登録15,000件/);
  assert.match(await seen(1), /登録12,000件[^]*登録9,310件/);
  await axe(page);
  await screenshot(page, 'versions-beside');
  await button(page, '左右に並べる').click();
  await paper(page).locator('.beside').waitFor({ state: 'detached' });

  // Any two.
  await versions(page).getByRole('radio', { name: /^前：取り込み/ }).check();
  await versions(page).getByRole('radio', { name: /^後：段階の締め/ }).check();
  await button(page, '比べる').click();
  await page.getByRole('heading', { name: /^取り込み（.*） → 段階の締め 目標の設定/ }).waitFor();
  await paper(page).locator('.head ins').first().waitFor();
  assert.deepEqual(await paper(page).locator('.initiatives :is(del, ins)').allTextContents(), []);
  await button(page, '次の変更 ›').click();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.change), '1');

  // Brought back as one edit, and undone as one.
  await button(page, /の内容に戻す$/).click();
  await holds(situation(page), '避難の仕組みが足りない。');
  await holds(cell(page, '① 中間報告'), '(1) 2回');
  await undo(page);
  await holds(situation(page), '避難の仕組みを整えた。');
  await holds(cell(page, '① 中間報告'), '(1) 登録9,310件');
  await saved(page);
  await page.reload();
  await holds(situation(page), '避難の仕組みを整えた。');
  await openHistory(page);
  await lists(page, ['いま', '戻す前', '自動', '段階の締め 目標の設定', '自動', '取り込み']);
});

test('見直し: the plan as it stood when a step was closed against that of today', async ({ page }) => {
  await begin(page, [SHEET], '#/sheet/a/history');
  await lists(page, ['いま', '取り込み']);
  await keep(page, '段階の締め', '目標の設定');
  await go(page, '#/sheet/a');
  await situation(page).fill('計画でない所');
  await cell(page, '① 期間・期限').fill('(1) 2月末');
  await cell(page, '① 中間報告').fill('(1) 登録9,310件');
  await openHistory(page);
  await paper(page).getByText('変わった所 2').waitFor();
  await button(page, '見直し（計画の欄）').click();
  await paper(page).getByText('計画の欄（方法・期限・目標）で変わった所 1').waitFor();
  assert.deepEqual(await paper(page).locator('thead th').allTextContents(), ['番号', '取組項目及び方法・手段', '期間・期限', '数値目標']);
  assert.deepEqual(await paper(page).locator('del').allTextContents(), ['なくなった言葉', '12']);
  assert.deepEqual(await paper(page).locator('ins').allTextContents(), ['加わった言葉', '2']);
  await axe(page);
  await screenshot(page, 'versions-plan');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await versions(page).isVisible(), false);
  assert.equal(await paper(page).locator('del').last().isVisible(), true);
});

test('what is sent and taken in is in the history; the bin keeps it, and what is deleted for good is gone', async ({ page }) => {
  await begin(page, [SHEET], '#/sheet/a');
  await exportAs(page, 'JSON');
  const history = async (...expected) => {
    await go(page, '#/sheet/a/history');
    await lists(page, ['いま', ...expected]);
    assert.equal(await rows(page).count(), expected.length + 1);
  };
  await pick(page, file('戻り.json', fileText([{ ...SHEET, effects: '先方の文' }])));
  await page.getByRole('combobox', { name: `「${SHEET.goal}」の取り込み方` }).selectOption('置き換える');
  await takeIn(page);
  const all = ['取り込み', '取り込み前', '送付 json', '取り込み'];
  await history(...all);
  const discard = async () => {
    await go(page, '#/sheet/a');
    await button(page, '削除').click();
    await go(page, '#/bin');
    await button(page, 'ごみ箱を空にする').click();
    await button(page.getByRole('dialog'), '完全に消す').click();
    await page.getByText('ごみ箱は空です').waitFor();
  };
  await discard();
  await undo(page);
  await button(page, `「${SHEET.goal}」をごみ箱から戻す`).click();
  await history(...all);
  await discard();
  await pick(page, file('もう一度.json', fileText([SHEET])));
  await takeIn(page);
  await history('取り込み');
});

test('where the browser has no database the history says so, and all else works', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'InvalidStateError');
    };
  });
  await open(page);
  await pick(page, file('始め.json', fileText([SHEET])));
  await takeIn(page);
  await go(page, '#/sheet/a');
  await situation(page).fill('書いた文');
  await hide(page);
  await openHistory(page);
  await page.getByText('このブラウザでは履歴を残せません').waitFor();
  await axe(page);
  await button(page, '名前を付けて残す').click();
  await button(page.getByRole('dialog', { name: '名前を付けて残す' }), '残す').click();
  await page.getByText('版を残せませんでした').waitFor();
  await page.getByRole('link', { name: 'シートに戻る' }).click();
  await holds(situation(page), '書いた文');
});
