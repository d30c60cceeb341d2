// 設定 → 様式: another city's form, one's own parts, the file out and in again; everything can be taken back.

import assert from 'node:assert/strict';
import { axe, test } from './harness.mjs';
import { begin, button, downloadBy, exportAs, go, holds, sheetsOf, told, undo } from './support/app.mjs';
import { file, initiative, sheet } from './support/sheets.mjs';

const YEAR = [
  sheet('a', {
    goal: '水害に備える',
    department: '危機管理室',
    situation: '川沿いの3地区では、避難の時刻を決めていない。',
    participation: '自主防災会と訓練した。',
    initiatives: [initiative('a-1', { method: '(1) 訓練', deadline: '(1) 9月', target: '(1) 3回', midterm: '(1) 1回', final_report: '' })],
  }),
];
const main = (page) => page.getByRole('main');
const chapter = (page, name) => page.getByRole('navigation', { name: '設定の章' }).getByRole('button', { name }).click();
const changes = (page) => page.getByRole('region', { name: 'この変更で' });
const picture = (page) => page.getByRole('region', { name: 'できあがる様式' });
const labels = (page) => main(page).locator('.settings-part-name b').allTextContents();
const open = (page, name) => main(page).locator('.settings-part-name', { hasText: name }).first().click();

test('a form is chosen, its parts are changed, added and moved, and all of it is taken back', async ({ page }) => {
  await begin(page, YEAR, '#/settings');
  await chapter(page, /^様式/);
  await picture(page).getByText('水害に備える').waitFor();
  await axe(page);
  const before = await labels(page);

  // What changes is said first; nothing has changed until it is taken.
  const choose = page.getByRole('combobox', { name: /もとにする様式を選ぶ/ });
  await choose.locator('option', { hasText: '岡崎市' }).waitFor({ state: 'attached' });
  assert.equal(await choose.locator('option').count(), 7);
  await choose.selectOption({ label: '岡崎市（公表資料による近似）' });
  const proposal = page.locator('.settings-proposal');
  await proposal.getByText('この様式にない欄', { exact: false }).first().waitFor();
  await proposal.getByText('いま書いてある文は、1字も変わりません。').waitFor();
  await picture(page).getByText('評価の理由').first().waitFor();
  await axe(page);
  assert.deepEqual(await labels(page), before);
  await button(proposal, 'この様式にする').click();
  await told(page, '様式を変えました。');
  await main(page).locator('.settings-part-name', { hasText: '目指す姿' }).waitFor();

  // A label, and what cannot be one.
  await open(page, '取組内容');
  const name = main(page).locator('.settings-part-open').getByRole('textbox', { name: '名前', exact: true });
  await name.fill('取り組むこと');
  await name.press('Tab');
  await changes(page).getByText('取り組むこと', { exact: false }).first().waitFor();
  await picture(page).locator('th.changed', { hasText: '取り組むこと' }).waitFor();
  await name.fill(' ');
  await name.press('Tab');
  await told(page, 'その内容にはできないため、前のままにしました。');
  await holds(name, '取り組むこと');

  // A part of one's own, with words to choose from.
  await button(main(page), '＋ 欄を加える').nth(1).click();
  await name.fill('協働の形');
  await name.press('Tab');
  const choices = main(page).locator('.settings-part-open').getByRole('textbox', { name: /選ぶ言葉/ });
  await choices.fill('共催\n後援\n委託');
  await choices.press('Tab');
  await picture(page).getByText('共催／後援／委託').first().waitFor();
  // Nothing half under the bar, where fingers would miss it.
  await page.evaluate(() => scrollTo(0, 0));
  await axe(page);
  const row = main(page).locator('.settings-part-name', { hasText: '協働の形' });
  const at = (await labels(page)).indexOf('協働の形');
  await row.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.waitForFunction((at) => [...document.querySelectorAll('.settings-part-name b')].findIndex((b) => b.textContent === '協働の形') === at - 1, at);
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('協働の形'));

  // The file has it; all is taken back, step by step, and comes in again from the file.
  const out = await downloadBy(page, () => button(page, '設定を書き出す').click());
  assert.ok(JSON.parse(out.text).form.columns.some((part) => part.label === '協働の形' && part.choices.length === 3));
  for (let steps = 0; (await labels(page)).join() !== before.join(); steps += 1) {
    assert.ok(steps < 12, 'undo ends where it began');
    await undo(page);
    await chapter(page, /^様式/);
  }
  await page.locator('#file-input').setInputFiles(file(out.name, out.text));
  const shown = page.getByRole('dialog', { name: '設定ファイルの確認' });
  await shown.getByText('岡崎市（公表資料による近似）', { exact: false }).first().waitFor();
  await button(shown, '取り込む').click();
  await told(page, '設定を取り込みました。');
  await main(page).locator('.settings-part-name', { hasText: '協働の形' }).waitFor();

  // No word of the sheet is lost by any of it.
  const [now] = sheetsOf(await exportAs(page, 'JSON'));
  assert.equal(now.participation, '自主防災会と訓練した。');
});

test('a form is read from a workbook, shown beside its labels, taken and taken back', async ({ page }) => {
  await begin(page, YEAR);
  const book = await exportAs(page, 'Excel');
  await go(page, '#/settings');
  await chapter(page, /^様式/);
  await main(page).locator('input[type=file]').setInputFiles({ name: book.name, mimeType: 'application/octet-stream', buffer: book.bytes });
  const proposal = page.locator('.settings-proposal');
  await proposal.getByRole('table', { name: '読み取った欄' }).getByRole('cell', { name: '現況・課題', exact: true }).waitFor();
  await axe(page);
  await button(proposal, 'この様式にする').click();
  await told(page, '様式を変えました。');
  await undo(page);
  await page.locator('input[type=file][aria-label="様式を読む（Excel）"]').or(page.getByRole('navigation', { name: '設定の章' })).first().waitFor();
  // What is no form is told, and nothing changes.
  await chapter(page, /^様式/);
  await main(page).locator('input[type=file]').setInputFiles(file('様式.xlsx', 'PK'));
  await proposal.waitFor({ state: 'hidden' });
  await page.getByRole('status').or(page.getByRole('alert')).filter({ hasText: /Excel|ファイル|ブック/ }).first().waitFor();
});
