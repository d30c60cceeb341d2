// A year's end: carried over, the second year's mid-term written, and the ledger lists what shrank, was put off, vanished.

import assert from 'node:assert/strict';
import { axe, open, test, watched } from './harness.mjs';
import { bar, begin, button, cell, downloadBy, go, lists, more, saved, told, undo } from './support/app.mjs';
import { initiative, sheet } from './support/sheets.mjs';

const row = (id, [method, deadline, target, midterm, final_report]) =>
  initiative(id, { method, deadline, target, midterm, final_report });
const YEAR = [
  sheet('w', {
    goal: '水害に備えるまちづくり',
    effects: '学校との日程の調整が残った。',
    initiatives: [
      row('w1', ['○ 出前講座\n(1) 出前講座', '(1) 年度内', '(1) 年40回', '(1) 26回', '(1) 38回']),
      row('w2', ['○ 水位計\n(1) 川の水位計', '(1) 12月末', '(1) 4か所', '(1) 2か所', '(1) 部材の入荷がおくれたため、3か所で運用']),
      row('w3', ['○ 避難\n(1) 避難の計画', '(1) 年度内', '(1) 240人分', '(1) 131人分', '(1) 252人分']),
    ],
  }),
  sheet('k', {
    rank: 2,
    goal: '契約事務の適正化',
    initiatives: [
      row('k1', ['○ 契約\n(1) 契約の手引き', '(1) 9月末', '(1) 全課', '', '']),
      row('k2', ['○ 橋\n(1) 橋の塗装', '(1) 1月', '(1) 48橋', '(1) 20橋', '(1) 48橋']),
    ],
  }),
];
const NOW = { now: '2025-04-20T10:00:00+09:00' };
const section = (page, goal) => page.locator('.carry-sheet').filter({ hasText: goal });
const count = (page, name) => page.getByRole('group', { name: 'どうなったか' }).getByRole('button', { name });
const rows = (page) => page.locator('.promise-table tbody tr');
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test('a year is carried over, and the ledger tells what became of it', NOW, async ({ page, context, watch }) => {
  await begin(page, YEAR, '#/');
  await page.getByRole('link', { name: '翌年度へ', exact: true }).click();
  await page.getByRole('heading', { name: '令和6年度から令和7年度へ' }).waitFor();
  const water = section(page, '水害');
  await water.getByRole('combobox', { name: '② 翌年度は' }).selectOption('変える');
  await water.getByRole('textbox', { name: '② ひとこと' }).fill('部材の入荷がおくれたため');
  await water.getByText('写したうえで、翌年度のシートで書き直します。').nth(1).waitFor();
  const contract = section(page, '契約');
  await contract.getByRole('combobox', { name: '① 翌年度は' }).selectOption('終える');
  await contract.getByRole('combobox', { name: '② 翌年度は' }).selectOption('終える');
  await contract.getByRole('textbox', { name: '② ひとこと' }).fill('終わったため');
  await axe(page);
  await page.setViewportSize({ width: 400, height: 800 });
  assert.ok(await fits(page), 'nothing is wider than the window');
  await page.setViewportSize({ width: 1366, height: 768 });
  // What is chosen and not confirmed stands while another tab renames a sheet.
  await section(page, '契約').getByRole('checkbox').uncheck();
  await button(page, '令和7年度のシートを1件作る').waitFor();
  const other = await watched(context, watch);
  await open(other, '#/sheet/k');
  await cell(other, '重点目標').fill('契約事務の一層の適正化');
  await saved(other);
  await section(page, '一層の').waitFor();
  await button(page, '令和7年度のシートを1件作る').waitFor();
  assert.equal(await section(page, '一層の').locator('[name="fate k1"]').inputValue(), 'ended');
  assert.equal(await section(page, '一層の').locator('[name="reason k2"]').inputValue(), '終わったため');
  assert.equal(await water.getByRole('textbox', { name: '② ひとこと' }).inputValue(), '部材の入荷がおくれたため');
  await cell(other, '重点目標').fill('契約事務の適正化');
  await saved(other);
  await other.close();
  await section(page, '契約事務の適正化').getByRole('checkbox').check();
  await button(page, '令和7年度のシートを2件作る').click();
  await told(page, '令和7年度のシートを2件作りました。');
  await lists(page, ['水害に備えるまちづくり', '契約事務の適正化']);
  // One step back, and once more.
  await undo(page);
  await page.getByRole('combobox', { name: '年度', exact: true }).selectOption('2024');
  await go(page, '#/carry');
  await section(page, '契約').getByRole('checkbox').uncheck();
  await button(page, '令和7年度のシートを1件作る').click();
  await told(page, '令和7年度のシートを1件作りました。');
  await page.getByRole('combobox', { name: '年度', exact: true }).selectOption('2024');
  await go(page, '#/carry');
  await section(page, '水害').getByText('作成済み').waitFor();
  await section(page, '契約').getByRole('combobox', { name: '① 翌年度は' }).selectOption('終える');
  await button(page, '令和7年度のシートを1件作る').click();
  await told(page, 'すでにある1件は作っていません。');
  await lists(page, ['水害に備えるまちづくり', '契約事務の適正化']);

  // The second year: its plan, its mid-term, and what last year's reports say.
  await page.getByRole('link', { name: '水害に備えるまちづくり' }).click();
  await cell(page, '① 数値目標').fill('(1) 年30回');
  await cell(page, '② 期間・期限').fill('(1) 6月末');
  await cell(page, '② 数値目標').fill('(1) 1か所');
  await cell(page, '① 中間報告').fill('(1) 12回');
  await page.getByRole('link', { name: '年度を並べて' }).click();
  await page.getByRole('img', { name: '令和6年度 目標40回 実績38回、令和7年度 目標30回 実績12回' }).waitFor();
  await page.getByRole('button', { name: /現況・課題に加える：学校との/ }).click();
  await told(page, '現況・課題に加えました。');
  await page.getByText('加えてあります').waitFor();
  await axe(page);
  await page.setViewportSize({ width: 400, height: 800 });
  assert.ok(await fits(page), 'nothing is wider than the window');
  await page.setViewportSize({ width: 1366, height: 768 });

  await page.getByRole('combobox', { name: '年度', exact: true }).selectOption('2024');
  await more(page, '約束の台帳');
  await page.getByRole('heading', { name: '令和6年度　約束の台帳' }).waitFor();
  await rows(page).first().waitFor();
  const told2 = await rows(page).evaluateAll((rows) =>
    rows.map((row) => [row.querySelector('th a').textContent, row.querySelector('.chip').textContent].join(' ')));
  assert.deepEqual(told2, [
    '出前講座 ▼ 縮んだ　年40回→年30回',
    '川の水位計 → 延びた　6か月',
    '契約の手引き ？ 見当たらない',
    '避難の計画 ✓ 果たした　105%',
    '橋の塗装 ✓ 果たした　100%',
  ]);
  await axe(page);
  await page.setViewportSize({ width: 400, height: 800 });
  assert.ok(await fits(page), 'nothing is wider than the window');
  await axe(page);
  await page.setViewportSize({ width: 1366, height: 768 });
  await count(page, '見当たらない 1件').click();
  await page.getByText('気になる順　5件中 1件').waitFor();
  assert.equal(await rows(page).count(), 1);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.kind), '2', 'the count keeps the focus');
  const { name, text } = await downloadBy(page, () => button(page, 'CSV で書き出す').click());
  assert.equal(name, '重点目標_令和6年度_総務部等_約束の台帳.csv');
  assert.match(text, /^\ufeff年度,部局グループ,[^\r]*\r\n令和6年度,総務部等,総務課,2,契約事務の適正化,1,1,契約の手引き,9月末,全課,,,[^\r]*？ 見当たらない,確かめてください\r\n$/);
  await rows(page).getByText('言葉を見る').click();
  await rows(page).getByRole('link', { name: '契約の手引き' }).click();
  await cell(page, '① 数値目標').waitFor();
  assert.equal(await bar(page).getByRole('link', { name: 'シート', exact: true }).getAttribute('aria-current'), 'page');
});
