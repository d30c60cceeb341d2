// On paper: the form alone, A3 landscape.

import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { beginSheet, cell } from './support/app.mjs';
import { initiative, sheet } from './support/sheets.mjs';

/** A3 landscape in points, as a PDF counts. */
const A3 = [1190.55, 841.89];

test('a sheet prints on A3 landscape', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, box] = /\/MediaBox \[([\d. ]+)\]/.exec(pdf);
  const [left, bottom, width, height] = box.split(' ').map(Number);
  assert.deepEqual([left, bottom], [0, 0]);
  assert.ok(Math.abs(width - A3[0]) < 2 && Math.abs(height - A3[1]) < 2, box);
});

test('paper shows the form and its words, and nothing of the screen', async ({ page }) => {
  await beginSheet(page, sheet('a', { initiatives: Array.from({ length: 6 }, (_, at) => initiative(`i${at}`)) }));
  await cell(page, '① 数値目標').fill('(1) 紙にも出る文\n・ 全部');
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['banner', 'button', 'combobox', 'complementary', 'navigation']) {
    assert.equal(await page.getByRole(gone).count(), 0, `${gone} on paper`);
  }
  const paper = (await page.getByRole('article').innerText()).replaceAll(/\s/g, '');
  for (const words of ['令和6年度', '重点目標管理シート', '目標a', '総務課', '総合計画における位置付け', '現況・課題', '紙にも出る文', '期末報告', '特記事項']) {
    assert.ok(paper.includes(words), `${words} on paper:\n${paper}`);
  }
  await page.getByText('紙にも出る文').waitFor();
});
