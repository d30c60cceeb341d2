// 予定: what is late, what comes, what has no date, and the file for other calendars.

import assert from 'node:assert/strict';
import { axe, test } from './harness.mjs';
import { begin, button, cell, downloadBy } from './support/app.mjs';
import { initiative, sheet } from './support/sheets.mjs';

const YEAR = sheet('c', {
  goal: '契約事務の適正化',
  department: '総務課',
  initiatives: [
    initiative('d', {
      method: '(1) 契約の手引きの改訂\n(2) 現地調査\n(3) 説明会\n(4) 訓練\n(5) 相談',
      deadline: '(1) 9月末まで\n(2) 7月～10月\n(3) 11月から\n(4) 9月1日\n(5) 随時',
      target: '',
      midterm: '(4) 実施した',
      final_report: '',
    }),
  ],
});
const NOW = { now: '2024-10-16T10:00:00+09:00' };
const list = (page, name) => page.locator('.cal-lists section').filter({ has: page.getByRole('heading', { name }) });

test('予定 shows each deadline in its own words, and what is late', NOW, async ({ page }) => {
  await begin(page, [YEAR], '#/calendar');
  const told = (name) => page.getByRole('row', { name }).getByRole('img');
  await told('(1) 契約の手引きの改訂').waitFor();
  const names = await page.locator('.cal-row').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')));
  assert.deepEqual(names, ['▲ 9月末まで　報告なし', '7月～10月　期間の中', '11月から　これから', '✓ 9月1日　中間報告あり']);
  assert.match(await list(page, '過ぎて報告のないもの').textContent(), /契約の手引きの改訂.*総務課　契約事務の適正化　① \(1\).*16日前/);
  assert.match(await list(page, '次に来るもの').textContent(), /現地調査.*あと15日/);
  assert.match(await list(page, '日付のない期限').textContent(), /随時.*総務課　契約事務の適正化　① \(5\)/);
  await axe(page);
  await page.setViewportSize({ width: 400, height: 800 });
  await page.getByText('▲ 9月末まで　報告なし').last().waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the window');
  await axe(page);
  await page.setViewportSize({ width: 1366, height: 768 });
  await button(page, 'シートごと').click();
  await page.getByRole('row', { name: '契約事務の適正化' }).getByRole('cell', { name: '✓1 ▲1' }).waitFor();
  await axe(page);
  await button(page, '取組ごと').click();
  await told('(1) 契約の手引きの改訂').waitFor();
  await list(page, '過ぎて報告のないもの').getByRole('link', { name: '① (1)' }).click();
  await cell(page, '① 期間・期限').waitFor();
});

test('予定 is taken along to other calendars', NOW, async ({ page }) => {
  await begin(page, [YEAR], '#/calendar');
  const { name, text } = await downloadBy(page, () => button(page, '予定表（.ics）で書き出す').click());
  assert.match(name, /^重点目標_令和6年度_.*_予定\.ics$/);
  assert.equal(text.match(/BEGIN:VEVENT/g).length, 4);
  assert.ok(text.includes('DTSTART;VALUE=DATE:20240930\r\n') && text.includes('UID:c-d-1-0-0@goalsheet\r\n'));
});
