// 自分の取組: one name's initiatives alone, on each screen that lists them; it is said, remembered, and let go again.

import assert from 'node:assert/strict';
import { axe, mounted, test } from './harness.mjs';
import { begin, button, go, hide, lists, saved, told } from './support/app.mjs';
import { file, initiative, sheet } from './support/sheets.mjs';

const row = (id, method, owner) => initiative(id, { method, deadline: '(1) 9月', target: '(1) 3回', midterm: '', final_report: '', parts: { 担当: owner } });
const YEAR = [
  sheet('a', { goal: '水害に備える', initiatives: [row('a-1', '(1) 訓練', '鈴木'), row('a-2', '(1) 講座', '佐藤・山田太郎')] }),
  sheet('b', { goal: '契約を正す', rank: 2, initiatives: [row('b-1', '(1) 手引き', '佐藤')] }),
];
const settings = (form) => file('市.goalsettings.json', JSON.stringify({ format: 'goalsettings', version: 1, city: 'あおぞら市', form }));
const FORM = {
  name: 'あおぞら市',
  title: '組織目標表',
  department: '課名',
  parts: [{ key: 'goal', label: '組織目標' }],
  columns: [
    { key: 'method', label: '取組内容' },
    { key: '担当', label: '担当者' },
    { key: 'deadline', label: '期限' },
    { key: 'target', label: '目標' },
    { key: 'midterm', label: '中間' },
    { key: 'final_report', label: '結果' },
  ],
  after: [],
};
const main = (page) => page.getByRole('main');
const whose = (page) => page.getByRole('combobox', { name: '自分の取組' });
const chip = (page) => button(main(page), '自分の取組：山田太郎　✕ 解除');

test('one name’s initiatives are shown alone where the form says whose they are', { now: '2024-10-20T10:00:00+09:00' }, async ({ page }) => {
  await begin(page, YEAR);
  await lists(page, ['水害に備える', '契約を正す']);
  assert.equal(await whose(page).count(), 0, 'the default form names nobody');
  await go(page, '#/settings');
  await page.locator('input[type=file]').first().setInputFiles(settings(FORM));
  await button(page.getByRole('dialog', { name: '設定ファイルの確認' }), '取り込む').click();
  await told(page, '設定を取り込みました。');

  await go(page, '#/');
  assert.deepEqual(await whose(page).locator('option').allTextContents(), ['自分の取組：しぼらない', '佐藤', '山田太郎', '鈴木']);
  await whose(page).selectOption({ label: '山田太郎' });
  await lists(page, ['水害に備える']);
  await chip(page).waitFor();
  await page.getByText('2件のうち 1件は、絞り込みのため表示していません。').waitFor();
  await axe(page);

  await go(page, '#/results');
  const lines = main(page).locator('table.lines tbody tr:not(.sheet-heading)');
  await lines.first().waitFor();
  assert.equal(await lines.count(), 1);
  await lines.getByText('講座').waitFor();
  await axe(page);
  await go(page, '#/calendar');
  await main(page).getByText('講座').first().waitFor();
  assert.equal(await main(page).getByText('訓練').count(), 0);
  await go(page, '#/overview');
  await main(page).getByText('取組 1項目のうち').waitFor();
  await chip(page).waitFor();
  await go(page, '#/promises');
  await main(page).getByText('講座').first().waitFor();
  assert.equal(await main(page).getByText('訓練').count(), 0);
  await go(page, '#/review');
  await main(page).getByRole('link', { name: /②/ }).first().waitFor();
  assert.equal(await main(page).getByRole('link', { name: /①/ }).count(), 0);
  await axe(page);

  // What goes out is whole.
  await go(page, '#/publish');
  await page.getByText('シート（2件中 2件）').waitFor();

  // It is remembered, and let go.
  await hide(page);
  await saved(page);
  await go(page, '#/');
  await page.reload();
  await mounted(page);
  await lists(page, ['水害に備える']);
  await chip(page).click();
  await lists(page, ['水害に備える', '契約を正す']);

  // A name that is gone is told of.
  await whose(page).selectOption({ label: '鈴木' });
  await lists(page, ['水害に備える']);
  await go(page, '#/sheet/a');
  await page.getByRole('textbox', { name: '① 担当者', exact: true }).fill('');
  await go(page, '#/');
  await page.getByText('「鈴木」が担当の取組はありません。').first().waitFor();
  await axe(page);
});
