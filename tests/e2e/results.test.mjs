// 目標と実績 and 項目ごと: what is read of the words, shown beside them, overruled, and taken along.

import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { bar, begin, beginSheet, button, cell, downloadBy, exportAs, go, holds, keepTo, saved, sheetsOf, storedSheets, undo } from './support/app.mjs';
import { initiative, sheet } from './support/sheets.mjs';

const POSTERS = initiative('p', {
  method: '○ 啓発\n(1) 作品の募集\n(2) 市民大会\n(3) 出前講座\n(4) 周知',
  deadline: '(1) 5月から8月まで\n(2) 9月頃\n(3)(4) 随時',
  target: '(1) 24点以上の応募\n(2) 60人以上の参加\n(3) 年4回\n(4) 周知を図る',
  midterm: '(1) 11点\n(2) 33名が参加',
  final_report: '(1) 小学校11点、中学校6点\n(2) 72名が参加した\n(3) 講座を実施した\n(4) 広報で周知した',
});
const VOTING = sheet('v', { goal: '若い世代の投票参加', department: '選挙管理委員会事務局', initiatives: [POSTERS] });
const COMPLAINTS = sheet('w', {
  rank: 2,
  goal: '窓口の改善',
  department: '市民課',
  initiatives: [
    initiative('w1', { method: '苦情の対応', deadline: '年度内', target: '苦情10件以下', midterm: '', final_report: '苦情8件' }),
    initiative('w2', { method: '<img src=x onerror=alert(1)>', deadline: '', target: '100%', midterm: '40%', final_report: '' }),
  ],
});

const dialog = (page) => page.getByRole('dialog');
const chip = (page, name) => page.getByRole('main').getByRole('button', { name });
const rows = (page) => page.locator('table.lines tbody tr:not(.sheet-heading)');
const texts = (locator) => locator.evaluateAll((all) => all.map((one) => one.textContent));
const entry = (page, name) => cell(page, name);

test('目標と実績 shows each entry with its verdict, ratio and bar', async ({ page }) => {
  await begin(page, [VOTING, COMPLAINTS], '#/results');
  await chip(page, '① 期末報告 (1) ▲ 未達 70%').waitFor();
  assert.deepEqual(await texts(page.locator('table.lines .figure')), [
    '▲ 未達 70%17点（11＋6）／24点以上',
    '✓ 達成 120%72名／60人以上',
    '? 要確認―／年4回',
    '数値目標なし',
    '✓ 達成8件／10件以下',
    '',
  ]);
  assert.equal(await page.getByRole('img', { name: '目標の70.8%' }).count(), 1);
  assert.deepEqual(await texts(page.locator('table.counts tbody tr')), [
    '選挙管理委員会事務局411110',
    '市民課210001',
    '合計621111',
  ]);
  assert.deepEqual(await texts(page.locator('table.lines mark')), [
    '24点以上', '11点', '11点', '6点', '60人以上', '33名', '72名', '年4回', '10件以下', '8件', '100%', '40%',
  ]);
  assert.equal(await page.getByText('<img src=x onerror=alert(1)>').count(), 1, 'text stays text');
});

test('目標と実績 is filtered, sorted and counted', async ({ page }) => {
  await begin(page, [VOTING, COMPLAINTS], '#/results');
  await rows(page).nth(5).waitFor();
  const choose = (name, option) => page.getByRole('combobox', { name, exact: true }).selectOption(option);
  const shows = (count) => page.waitForFunction((count) => document.querySelectorAll('table.lines tbody tr:not(.sheet-heading)').length === count, count);
  await choose('判定', '未達');
  await shows(1);
  await page.getByText('6項目のうち 1項目').waitFor();
  await choose('判定', '報告なし');
  await shows(1);
  await choose('判定', 'すべての判定');
  await choose('並び順', '達成率の低い順');
  const first = page.locator('table.lines tbody tr').first();
  await first.getByText('若い世代の投票参加').waitFor();
  await first.getByRole('button', { name: '未達' }).waitFor();
  await keepTo(page, '市民課');
  await shows(2);
  await choose('報告', '中間報告');
  await chip(page, '② 中間報告 進捗 40%').waitFor();
  await choose('判定', '要確認');
  await page.getByText('条件に合う項目はありません。').waitFor();
});

test('a row leads to its report on the paper', async ({ page }) => {
  await begin(page, [VOTING, COMPLAINTS], '#/results');
  await page.getByRole('link', { name: '若い世代の投票参加 ① (2)' }).click();
  await holds(cell(page, '重点目標'), VOTING.goal);
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === '① 期末報告');
});

test('目標と実績 leaves as CSV, from the screen and from the menu', async ({ page }) => {
  await begin(page, [VOTING, COMPLAINTS], '#/results');
  const { name, text, bytes } = await downloadBy(page, () => button(page, 'CSV で書き出す').click());
  assert.equal(name, '重点目標_令和6年度_総務部等.csv');
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const lines = text.slice(1).split('\r\n');
  assert.equal(lines[0], '年度,部局名,優先順位,重点目標,取組,項目,取組内容,期限,目標,目標値,単位,中間実績,中間実績値,期末実績,期末実績値,達成率,判定');
  assert.equal(lines[1], '令和6年度,選挙管理委員会事務局,1,若い世代の投票参加,1,1,作品の募集,5月から8月まで,24点以上の応募,24,点,11点,11,小学校11点、中学校6点,17,70.8,未達');
  assert.equal(lines[5], '令和6年度,市民課,2,窓口の改善,1,,苦情の対応,年度内,苦情10件以下,10,件,,,苦情8件,8,80.0,達成');
  assert.equal(lines.length, 8);
  await bar(page).getByText('ファイルに未保存').waitFor({ state: 'hidden' });
  await go(page, '#/sheet/w');
  await holds(cell(page, '重点目標'), COMPLAINTS.goal);
  assert.equal((await exportAs(page, 'CSV')).text.split('\r\n').length, 4, 'the sheet that is shown');
});

test('a verdict tells what it was read from, is overruled and set back', async ({ page }) => {
  await begin(page, [VOTING], '#/results');
  const short = chip(page, '① 期末報告 (1) ▲ 未達 70%');
  await short.click();
  await dialog(page).getByRole('heading', { name: '① 期末報告 (1) の判定' }).waitFor();
  assert.deepEqual(await texts(dialog(page).locator('mark')), ['24点以上', '11点', '6点']);
  await dialog(page).getByRole('checkbox', { name: '6点' }).uncheck();
  await button(dialog(page), '決める').click();
  await dialog(page).getByRole('alert').waitFor();
  await cell(dialog(page), '訂正の理由').fill('中学校分は対象外');
  await cell(dialog(page), '名前（任意）').fill('企画課 山田');
  await button(dialog(page), '決める').click();
  await dialog(page).waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.activeElement.textContent.includes('（訂正）'));
  const row = page.locator('table.lines tr', { has: page.getByText('訂正の理由：中学校分は対象外（') });
  await row.getByText('企画課 山田').waitFor();
  await chip(page, '① 期末報告 (1) ▲ 未達 45%（訂正）').click();
  await dialog(page).getByText('担当者が訂正した判定です。').waitFor();
  await dialog(page).getByText('訂正の理由：中学校分は対象外（').waitFor();
  await holds(cell(dialog(page), '名前（任意）'), '企画課 山田');
  await dialog(page).getByRole('combobox', { name: '判定' }).selectOption('達成');
  await button(dialog(page), '決める').click();
  await chip(page, '① 期末報告 (1) ✓ 達成 45%（訂正）').waitFor();
  await undo(page);
  await chip(page, '① 期末報告 (1) ▲ 未達 45%（訂正）').click();
  await dialog(page).getByRole('button', { name: '読み取りに戻す' }).click();
  await dialog(page).getByText('17点（11＋6）／24点以上').waitFor();
});

test('an overruling travels in the file, and falls when the words change', async ({ page }) => {
  await begin(page, [VOTING], '#/results');
  await chip(page, '① 期末報告 (3) ? 要確認').click();
  await dialog(page).getByText('報告に数値がありません。').waitFor();
  await dialog(page).getByRole('combobox', { name: '判定' }).selectOption('達成');
  await page.keyboard.press('Escape');
  await chip(page, '① 期末報告 (3) ? 要確認').click();
  await dialog(page).getByRole('combobox', { name: '判定' }).selectOption('達成');
  await cell(dialog(page), '訂正の理由').fill('4回と確認した');
  await button(dialog(page), '決める').click();
  await dialog(page).waitFor({ state: 'hidden' });
  await saved(page);
  const [sent] = sheetsOf(await exportAs(page, 'JSON'));
  const [{ decided_at: at, ...said }] = sent.initiatives[0].overruled;
  assert.deepEqual(said, {
    entry: 3, report: 'final_report', verdict: 'met', target_words: '年4回', report_words: '講座を実施した', reason: '4回と確認した',
  });
  assert.match(at, /^\d{4}-\d\d-\d\dT/);
  await page.reload();
  await chip(page, '① 期末報告 (3) ✓ 達成（訂正）').waitFor();
  await go(page, '#/sheet/v');
  const report = cell(page, '① 期末報告');
  await report.fill(POSTERS.final_report.replace('講座を実施した', '講座を2回実施した'));
  await report.blur();
  await chip(page, '① 期末報告 (3) ▲ 未達 50%（訂正は外れました）').waitFor();
  await undo(page);
  await chip(page, '① 期末報告 (3) ✓ 達成（訂正）').waitFor();
});

test('項目ごと sets the five texts of an entry side by side; editing there edits the same text', async ({ page }) => {
  await beginSheet(page, VOTING);
  await page.getByRole('link', { name: '項目ごと' }).click();
  await holds(entry(page, '① 数値目標 (2)'), '60人以上の参加');
  await holds(entry(page, '① 期間・期限 (3)'), '随時');
  assert.equal(await entry(page, '① 期間・期限 (4)').count(), 0, 'a shared text stands once');
  await page.getByText('(3)(4) 共通').waitFor();
  await entry(page, '① 期末報告 (1)').fill('25点の応募');
  await page.locator('.card').getByRole('button', { name: '達成 104%' }).waitFor();
  await entry(page, '① 中間報告 (3)').fill('2回');
  await entry(page, '① 期間・期限 (3)').fill('通年');
  await page.getByRole('link', { name: '用紙' }).click();
  await holds(cell(page, '① 期末報告'), POSTERS.final_report.replace('小学校11点、中学校6点', '25点の応募'));
  await holds(cell(page, '① 中間報告'), '(1) 11点\n(2) 33名が参加\n(3) 2回');
  await holds(cell(page, '① 期間・期限'), '(1) 5月から8月まで\n(2) 9月頃\n(3)(4) 通年');
  for (let step = 0; step < 3; step += 1) await undo(page);
  await holds(cell(page, '① 期末報告'), POSTERS.final_report);
  await holds(cell(page, '① 中間報告'), POSTERS.midterm);
});

test('leaving the entries with the cursor in a field keeps what was typed and harms nothing', async ({ page }) => {
  await begin(page, [VOTING, COMPLAINTS], '#/sheet/v/items');
  await entry(page, '① 期末報告 (2)').fill('80名が参加した');
  await go(page, '#/results');
  await chip(page, '① 期末報告 (2) ✓ 達成 133%').waitFor();
  await go(page, '#/sheet/v/items');
  await entry(page, '① 数値目標 (1)').focus();
  await go(page, '#/sheet/w/items');
  await holds(entry(page, '① 数値目標'), '苦情10件以下');
});

test('an entry that was begun and emptied leaves no number behind', async ({ page }) => {
  await begin(page, [VOTING], '#/sheet/v/items');
  const midterm = entry(page, '① 中間報告 (4)');
  await midterm.fill('着手');
  await midterm.fill('');
  await midterm.blur();
  await go(page, '#/sheet/v');
  await holds(cell(page, '① 中間報告'), POSTERS.midterm);
});

test('a number typed among an entry’s words becomes a row once the field is left', async ({ page }) => {
  await begin(page, [VOTING], '#/sheet/v/items');
  const report = entry(page, '① 期末報告 (4)');
  await report.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n(5) 追加した取組');
  await holds(report, '広報で周知した\n(5) 追加した取組');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), '① 期末報告 (4)');
  await report.blur();
  await holds(entry(page, '① 期末報告 (5)'), '追加した取組');
  await holds(entry(page, '① 期末報告 (4)'), '広報で周知した');
  await saved(page);
  const stored = (await storedSheets(page)).v.initiatives[0].final_report;
  assert.equal(stored, `${POSTERS.final_report}\n(5) 追加した取組`);
});

test('the paper marks what was read and names the verdicts under the report', async ({ page }) => {
  await beginSheet(page, VOTING);
  await chip(page, '① 期末報告 (2) ✓ 達成 120%').waitFor();
  assert.deepEqual(await texts(page.locator('.paper mark')), ['24点以上', '60人以上', '年4回', '11点', '33名', '11点', '6点', '72名']);
  await cell(page, '① 期末報告').fill('(2) 30名');
  await chip(page, '① 期末報告 (2) ▲ 未達 50%').waitFor();
});

test('the list shows how the year came out', async ({ page }) => {
  await begin(page, [VOTING, COMPLAINTS]);
  await page.getByText('達成 1　未達 1　要確認 1　数値目標なし 1').waitFor();
});
