// 指標: written as a table over a cell that stays a text, filled from what was read, and carried by every file.

import assert from 'node:assert/strict';
import { axe, screenshot, test } from './harness.mjs';
import { beginRead, button, cell, exportAs, go, holds, redo, saved, sheetsOf, told, undo } from './support/app.mjs';
import { file, initiative, sheet } from './support/sheets.mjs';

const SETTINGS = {
  format: 'goalsettings', version: 1, city: 'あおぞら市',
  form: {
    name: 'あおぞら市',
    parts: [{ key: 'goal', label: '重点目標' }],
    columns: [
      { key: 'method', label: '取組内容' }, { key: 'target', label: '数値目標' }, { key: 'final_report', label: '期末報告' },
      { key: '測定指標', label: '測定指標', indicators: true },
    ],
    after: [],
  },
};
const NOTE = '・ 数え方は前年と同じ。';
const YEAR = [sheet('a', {
  goal: '水害に備える',
  initiatives: [initiative('a-1', {
    method: '(1) 訓練を開く\n(2) 待ち時間を短くする', deadline: '', midterm: '',
    target: '(1) 参加者数を500人以上\n(2) 15分以内', final_report: '(1) 参加者数は512人\n(2) 約15分',
    parts: { 測定指標: NOTE },
  })],
})];
const WRITTEN = `${NOTE}\n参加者数（人）｜成果｜多いほどよい｜基準 令和5年度 480｜令和6年度 目標 500以上 実績 512｜令和7年度 目標 520\n待ち時間（分）｜少ないほどよい｜令和6年度 目標 15以内`;

const place = (page) => cell(page, '① 測定指標');
const opener = (page) => button(page, '指標を表で書く（① 測定指標）');
const dialog = (page) => page.getByRole('dialog', { name: /^指標を表で書く/ });
const field = (page, name) => dialog(page).getByLabel(name, { exact: true });

test('indicators are filled from what was read, corrected, written as one change and carried everywhere', async ({ page }) => {
  await beginRead(page, YEAR);
  await page.locator('#file-input').setInputFiles(file('市.goalsettings.json', JSON.stringify(SETTINGS)));
  await button(page.getByRole('dialog', { name: '設定ファイルの確認' }), '取り込む').click();
  await told(page, '設定を取り込みました。');
  await saved(page);
  await page.waitForFunction(() => document.querySelector('main .goals tbody tr .found a'));
  await go(page, '#/sheet/a');
  await holds(place(page), NOTE);

  // Leaving it changes nothing.
  await opener(page).click();
  await dialog(page).getByText(NOTE).waitFor();
  await field(page, '指標1の指標名').fill('書きかけ');
  await button(dialog(page), 'やめる').click();
  await dialog(page).waitFor({ state: 'hidden' });
  await holds(place(page), NOTE);

  await opener(page).click();
  await button(dialog(page), '数値目標と報告から入れる').click();
  await dialog(page).getByText('2つの指標に、読み取った数値を入れました。').waitFor();
  await holds(field(page, '指標1の1行目の実績'), '512');
  // What is open is left to a person.
  await holds(field(page, '指標2の1行目の実績'), '');
  await field(page, '指標2の指標名').fill('待ち時間');
  await field(page, '指標1の種別').selectOption('成果');
  await field(page, '指標1の基準の年度').fill('令和5年度');
  await field(page, '指標1の基準値').fill('480');
  await button(dialog(page), '＋ 年度を足す').first().click();
  await holds(field(page, '指標1の2行目の年度'), '令和7年度');
  await field(page, '指標1の2行目の目標').fill('520');
  await axe(page);
  await screenshot(page, 'indicators');
  await button(dialog(page), '＋ 指標を足す').click();
  await field(page, '指標3の単位').fill('件');
  await button(dialog(page), '決定').click();
  await dialog(page).getByText('指標3に名前がありません。').waitFor();
  await button(dialog(page), '指標3をなくす').click();
  await button(dialog(page), '決定').click();
  await dialog(page).waitFor({ state: 'hidden' });
  await holds(place(page), WRITTEN);

  // One change, and its way back.
  await undo(page);
  await holds(place(page), NOTE);
  await redo(page);
  await holds(place(page), WRITTEN);

  const out = await exportAs(page, 'JSON');
  assert.equal(sheetsOf(out)[0].initiatives[0].parts.測定指標, WRITTEN);

  // On the page it is a table, and what is none stands there as it is.
  await go(page, '#/publish');
  await page.waitForFunction((note) => {
    const shown = document.querySelector('.preview iframe')?.srcdoc ?? '';
    return shown.includes('<td data-label="実績">512</td>') && shown.includes(note);
  }, NOTE);
});

test('a cell that is only to be read at the step has no way to the table', async ({ page }) => {
  const steps = [{ id: 'plan', name: '計画', opens: ['goal', 'method', 'target', '測定指標'] }, { id: 'final', name: '期末', opens: ['final_report'] }];
  await beginRead(page, YEAR);
  await page.locator('#file-input').setInputFiles(file('市.goalsettings.json', JSON.stringify({ ...SETTINGS, steps })));
  await button(page.getByRole('dialog', { name: '設定ファイルの確認' }), '取り込む').click();
  await told(page, '設定を取り込みました。');
  await go(page, '#/sheet/a');
  await opener(page).waitFor();
  await go(page, '#/progress');
  await button(page, '期末から始める').click();
  await go(page, '#/sheet/a');
  await holds(place(page), NOTE);
  assert.equal(await place(page).evaluate((field) => field.readOnly), true);
  assert.equal(await opener(page).count(), 0);
});
