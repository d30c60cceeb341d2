// Any city's form: it comes in as a settings file, its own parts are written, published or not, and changing it loses nothing.

import assert from 'node:assert/strict';
import { axe, test } from './harness.mjs';
import { begin, button, cell, exportAs, go, hide, holds, saved, sheetsOf, told, undo } from './support/app.mjs';
import { mounted } from './harness.mjs';
import { file, initiative, sheet } from './support/sheets.mjs';

const ROW = { method: '(1) 訓練', deadline: '(1) 9月', target: '(1) 100人', midterm: '', final_report: '(1) 98人' };
const SHEET = sheet('a', { goal: '水害に備える', effects: '以前の効果', initiatives: [initiative('a-1', ROW)] });

/** A settings file with a form of this city's, or with the default one. */
const settings = (form) => file('市.goalsettings.json', JSON.stringify({
  format: 'goalsettings',
  version: 1,
  city: 'あおぞら市',
  ...(form ? { grades: [{ word: '計画以上', from: 110 }, { word: '計画通り', from: 90 }, { word: '計画未満', from: 0 }, { word: '評価不能', outside: true }] } : {}),
  ...(form ? { form } : {}),
}));

const FORM = {
  name: 'あおぞら市',
  title: '組織目標表',
  number: '様式第3号',
  paper: 'A4',
  department: '課名',
  initiatives: 2,
  parts: [
    { key: 'goal', label: '組織目標', example: '市民の命を守る' },
    { key: 'rank', label: '順位', beside: true },
    { key: 'situation', label: '課題', limit: 5 },
    { key: '協働関係先', label: '協働関係先', hint: '市民団体など' },
    { key: '種別', label: '種別', beside: true, choices: ['新規', '継続'] },
    { key: '内部メモ', label: '内部メモ', published: false },
  ],
  columns: [
    { key: 'method', label: '取組内容' },
    { key: '担当', label: '担当', published: false },
    { key: 'target', label: '目標値' },
    { key: '予算額', label: '予算額', note: '（千円）' },
    { key: 'final_report', label: '年度末の結果' },
    { key: '翌年度の取組', label: '翌年度の取組' },
    { key: '評価', label: '評価', choices: ['計画以上', '計画通り', '計画未満', '評価不能'] },
  ],
  after: [{ key: 'participation', label: '市民参加' }],
};

async function takeSettings(page, one) {
  await go(page, '#/settings');
  await page.locator('input[type=file]').first().setInputFiles(one);
  const shown = page.getByRole('dialog', { name: '設定ファイルの確認' });
  await button(shown, '取り込む').click();
  await told(page, '設定を取り込みました。');
}

const choice = (page, name) => page.getByRole('combobox', { name, exact: true });
const strays = (page) => page.getByRole('table', { name: 'この様式にない欄' });
const page_ = (page) => page.locator('.preview iframe').getAttribute('srcdoc');

test('a sheet is written in the form of another city, kept, published as the form says, and nothing is lost with it', async ({ page }) => {
  await begin(page, [SHEET]);
  await takeSettings(page, settings(FORM));
  await go(page, '#/sheet/a');

  // The form's names and order, on the screen.
  await holds(cell(page, '組織目標'), '水害に備える');
  await page.getByText('様式第3号').waitFor();
  assert.deepEqual(
    await page.locator('.initiatives thead th').evaluateAll((heads) => heads.slice(1).map((head) => head.textContent.trim())),
    ['取組内容', '担当', '目標値', '予算額 （千円）', '年度末の結果', '翌年度の取組', '評価'],
  );
  await cell(page, '協働関係先').fill('自主防災会');
  await choice(page, '種別').selectOption('継続');
  await cell(page, '内部メモ').fill('部内だけの覚え');
  await cell(page, '① 担当').fill('危機管理室の山田');
  await cell(page, '① 予算額').fill('1,200');
  await cell(page, '課題').fill('六文字の文章');
  await page.getByText('6／5字').waitFor();

  // What was written before and has no place on this form is shown beneath it.
  await holds(strays(page).getByRole('textbox', { name: '取組による効果・残された課題' }), '以前の効果');
  await holds(cell(page, '① 期間・期限'), '(1) 9月');

  // The grade is proposed from the results, and a person takes it.
  await button(page, '計画通り を提案（98％）').click();
  await holds(choice(page, '① 評価'), '計画通り');
  await button(page, '計画通り を提案（98％）').waitFor({ state: 'hidden' });
  await undo(page);
  await holds(choice(page, '① 評価'), '');
  await choice(page, '① 評価').selectOption('計画未満');

  // Two initiatives, and no more are offered.
  await button(page, '＋ 取組②を加える').click();
  await button(page, '＋ 取組③を加える').waitFor({ state: 'hidden' });
  await axe(page);
  await hide(page);
  await saved(page);
  await page.reload();
  await mounted(page);
  await holds(cell(page, '協働関係先'), '自主防災会');
  await holds(choice(page, '種別'), '継続');
  await holds(choice(page, '① 評価'), '計画未満');
  await page.setViewportSize({ width: 400, height: 800 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the window');
  await axe(page);
  await page.setViewportSize({ width: 1366, height: 768 });

  // By entries the city's own columns are there too.
  await go(page, '#/sheet/a/items');
  await holds(cell(page, '① 担当'), '危機管理室の山田');
  await choice(page, '① 評価').selectOption('評価不能');
  await axe(page);

  // The published page has what the form publishes and nothing else, neither to be seen nor in its data.
  await go(page, '#/publish');
  await page.waitForFunction(() => document.querySelector('.preview iframe')?.srcdoc.includes('自主防災会'));
  const published = await page_(page);
  for (const shown of ['組織目標表', '様式第3号', '課名', '継続', '1,200', '評価不能', '予算額', '年度末の結果']) {
    assert.ok(published.includes(shown), `${shown} is published`);
  }
  for (const hidden of ['部内だけの覚え', '内部メモ', '山田', '担当', '以前の効果', '(1) 9月', '第1編 第2章']) {
    assert.ok(!published.includes(hidden), `${hidden} is not published`);
  }
  assert.ok(await page.getByRole('radio', { name: 'A4', exact: false }).isChecked(), 'the paper is the form’s');

  // Back to the default form: what was written under the other one is beneath it, and can be edited.
  await takeSettings(page, settings());
  await go(page, '#/sheet/a');
  await holds(cell(page, '重点目標'), '水害に備える');
  await holds(cell(page, '取組による効果・残された課題'), '以前の効果');
  await holds(strays(page).getByRole('textbox', { name: '内部メモ' }), '部内だけの覚え');
  await holds(cell(page, '① 担当'), '危機管理室の山田');
  await cell(page, '① 予算額').fill('1,500');
  await axe(page);
  const [kept] = sheetsOf(await exportAs(page, 'JSON'));
  assert.deepEqual(kept.parts, { 協働関係先: '自主防災会', 種別: '継続', 内部メモ: '部内だけの覚え' });
  assert.deepEqual(kept.initiatives[0].parts, { 担当: '危機管理室の山田', 予算額: '1,500', 評価: '評価不能' });
  assert.deepEqual([kept.effects, kept.initiatives[0].deadline], ['以前の効果', '(1) 9月']);

  // And forth again.
  await takeSettings(page, settings(FORM));
  await go(page, '#/sheet/a');
  await holds(cell(page, '① 予算額'), '1,500');
  await holds(choice(page, '① 評価'), '評価不能');
});

test('a new sheet has as many initiatives as the form says, and a word that is none of the form’s stays', async ({ page }) => {
  await begin(page, [{ ...SHEET, parts: { 種別: '拡充' } }]);
  await takeSettings(page, settings(FORM));
  await go(page, '#/sheet/a');
  await holds(choice(page, '種別'), '拡充');
  await choice(page, '種別').selectOption('新規');
  await holds(choice(page, '種別'), '新規');
  await undo(page);
  await holds(choice(page, '種別'), '拡充');
  await go(page, '#/');
  await button(page, '＋ シートを作る').click();
  await cell(page, '② 取組内容').waitFor();
  await button(page, '＋ 取組③を加える').waitFor({ state: 'hidden' });
});
