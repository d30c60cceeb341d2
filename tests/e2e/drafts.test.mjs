// What stands in a field that is taken only by a button: it is there again after whatever ended the page.

import assert from 'node:assert/strict';
import { open, test } from './harness.mjs';
import { begin, button, holds, storage, told } from './support/app.mjs';
import { initiative, sheet } from './support/sheets.mjs';

const MISSED = sheet('p', {
  initiatives: [initiative('p1', { target: '(1) 70%以上', midterm: '(1) 50%', final_report: '(1) 66.3%' })],
});

test('the reason for setting a finding aside outlives a reload, until it is taken', async ({ page }) => {
  await begin(page, [MISSED], '#/review');
  const reason = page.getByRole('dialog').getByRole('textbox', { name: '対象外にする理由' });
  const begun = () =>
    page.getByRole('row').filter({ hasText: '未達の理由を読み取れない' }).getByRole('button', { name: '対象外にする…' }).click();
  await begun();
  await reason.fill('議会で説');
  await page.reload();
  await begun();
  await holds(reason, '議会で説');
  await reason.fill('議会で説明済み');
  await reason.press('Enter');
  await told(page, '対象外');
  const left = Object.keys(await storage(page)).filter((key) => key.startsWith('goalsheet:draft:'));
  assert.deepEqual(left, []);
});

test('text in the paste dialog outlives a reload, until it is taken or given up', async ({ page }) => {
  await open(page);
  const field = page.getByRole('dialog').getByRole('textbox');
  await button(page, '文章を貼り付ける').click();
  await field.fill('貼り付けかけた文章');
  await page.reload();
  await button(page, '文章を貼り付ける').click();
  await holds(field, '貼り付けかけた文章');
});
