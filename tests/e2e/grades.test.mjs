// 評価: counted on 全体 and 目標と実績, asked for on 提出状況, and each figure leads to the cells that it counts; whose grades there are,
// and whether they are published, is the city's to settle.

import assert from 'node:assert/strict';
import { axe, screenshot, test } from './harness.mjs';
import { begin, button, go, holds, saved, told } from './support/app.mjs';
import { file, initiative, sheet } from './support/sheets.mjs';

const SETTINGS = {
  format: 'goalsettings', version: 1, city: 'あおぞら市',
  grades: [{ word: '計画以上', from: 110 }, { word: '計画通り', from: 90 }, { word: '計画未満', from: 0 }, { word: '評価不能', outside: true }],
  reviewers: [{ name: '一次評価', published: true }],
};
const row = (id, grade, reviewed) => initiative(id, { parts: { ...(grade && { 評価: grade }), ...(reviewed && { 一次評価: reviewed }) } });
const YEAR = [
  sheet('a', { rank: 1, goal: '水害に備える', department: '危機管理課', initiatives: [row('a-1', '計画以上', '計画通り'), row('a-2', '計画通り')] }),
  sheet('b', { rank: 2, goal: '役所の仕事を正す', department: '総務課', initiatives: [row('b-1', '計画未満', '計画未満'), row('b-2')] }),
  sheet('c', { rank: 3, goal: '子育てを支える', department: 'こども課', initiatives: [row('c-1', '評価不能', '計画以上')] }),
];
const main = (page) => page.getByRole('main');
const counted = (page) => main(page).getByRole('region', { name: '評価の集計' });
const table = (page, name) => counted(page).getByRole('table', { name });

async function beginGraded(page, hash) {
  await begin(page, YEAR);
  await page.locator('#file-input').setInputFiles(file('市.goalsettings.json', JSON.stringify(SETTINGS)));
  await button(page.getByRole('dialog', { name: '設定ファイルの確認' }), '取り込む').click();
  await told(page, '設定を取り込みました。');
  await saved(page);
  await go(page, hash);
}

test('目標と実績 and 全体 count each who grades by department, and a figure leads to the cell of the grade', async ({ page }) => {
  await beginGraded(page, '#/results');
  const own = table(page, '評価　5取組のうち4に付いています');
  await own.waitFor();
  await table(page, '一次評価　5取組のうち3に付いています').waitFor();
  const cells = await own.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll('th, td.count')].map((cell) => (cell.querySelector('summary') ?? cell).textContent).join(' ')));
  assert.deepEqual(cells, ['危機管理課 1 1 0 0 0', '総務課 0 0 1 0 1', 'こども課 0 0 0 1 0', '合計 1 1 1 1 1']);
  await axe(page);
  await screenshot(page, 'grades');
  await own.getByRole('row', { name: /^総務課/ }).locator('summary').last().click();
  await own.getByRole('link', { name: '役所の仕事を正す ② 評価' }).click();
  await page.waitForFunction(() => location.hash === '#/sheet/b' && document.activeElement.dataset.cell?.startsWith('b-2'));
  await go(page, '#/overview');
  await table(page, '評価　5取組のうち4に付いています').first().waitFor();
  await button(page, '市民').click();
  await counted(page).waitFor({ state: 'detached' });
});

test('提出状況 says who has not graded yet, at the step where a grade is due and not before', async ({ page }) => {
  await beginGraded(page, '#/progress');
  const due = main(page).locator('.grades-due');
  await button(page, '中間報告から始める').click();
  await main(page).getByText('中間報告を締める', { exact: false }).first().waitFor();
  assert.equal(await due.count(), 0);
  await button(page.getByRole('banner'), '元に戻す').click();
  await go(page, '#/progress');
  await button(page, '期末報告・評価から始める').click();
  await due.waitFor();
  const rows = await due.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.trim().replace(/\s+/g, ' '))));
  assert.deepEqual(rows, [
    ['危機管理課', '済み', '1 / 2水害に備える ②'],
    ['総務課', '1 / 2役所の仕事を正す ②', '1 / 2役所の仕事を正す ②'],
  ]);
  await main(page).getByText('付いていない評価', { exact: true }).waitFor();
  await axe(page);
  await screenshot(page, 'grades-due');
  await due.getByRole('link', { name: '水害に備える ② 一次評価' }).click();
  await page.waitForFunction(() => location.hash === '#/sheet/a' && document.activeElement.dataset.cell?.startsWith('a-2'));
});

test('a city may leave grades to those who judge, or keep the own grade to itself; without grades nothing is counted', async ({ page }) => {
  await beginGraded(page, '#/settings');
  await page.getByRole('navigation', { name: '設定の章' }).getByRole('button', { name: /^評価/ }).click();
  const choice = page.getByRole('combobox', { name: '部局が自分で付ける評価' });
  await choice.selectOption({ label: '付ける（公開しない）' });
  await page.getByText('部局が自分で付ける評価は「付ける（公開しない）」になります。').waitFor();
  await axe(page);
  await choice.scrollIntoViewIfNeeded();
  await screenshot(page, 'settings-grades');
  await go(page, '#/publish');
  await holds(page.getByRole('textbox', { name: 'キオスクに出す市の名前' }), SETTINGS.city);
  await page.waitForFunction(() => document.querySelector('.preview iframe')?.srcdoc.includes('一次評価'));
  const published = await page.locator('.preview iframe').getAttribute('srcdoc');
  assert.ok(!published.includes('>評価<') && published.includes('>一次評価<'));
  await go(page, '#/settings');
  await page.getByRole('navigation', { name: '設定の章' }).getByRole('button', { name: /^評価/ }).click();
  await choice.selectOption({ label: '付けない（評価する人だけが付ける）' });
  await go(page, '#/sheet/a');
  await page.getByRole('combobox', { name: '① 一次評価', exact: true }).waitFor();
  assert.equal(await page.getByRole('combobox', { name: '① 評価', exact: true }).count(), 0);
  // What was given stays, as all that the form does not name.
  await main(page).getByText('この様式にない欄').first().waitFor();
  await go(page, '#/results');
  await table(page, /^一次評価/).waitFor();
  assert.equal(await counted(page).getByRole('table').count(), 1);
});

test('a sheet may be graded as a whole, with a word of those who judge, and that is counted by sheets', async ({ page }) => {
  await beginGraded(page, '#/settings');
  await page.getByRole('navigation', { name: '設定の章' }).getByRole('button', { name: /^評価/ }).click();
  await page.getByRole('combobox', { name: '評価するもの' }).selectOption({ label: 'シート全体（総合評価）' });
  await page.getByText('評価するものは「シート全体（総合評価）」になります。').waitFor();
  await go(page, '#/sheet/a');
  const whole = page.getByRole('combobox', { name: '総合評価', exact: true });
  await whole.selectOption({ label: '計画以上' });
  await page.getByRole('textbox', { name: '一次評価の総評' }).fill('よくできた。');
  assert.equal(await page.getByRole('combobox', { name: '① 一次評価', exact: true }).count(), 0);
  await saved(page);
  await screenshot(page, 'sheet-graded', { fullPage: true });
  await go(page, '#/results');
  const own = table(page, '総合評価　3シートのうち1に付いています');
  await own.waitFor();
  await own.getByRole('row', { name: /^危機管理課/ }).locator('summary').first().click();
  await own.getByRole('link', { name: '水害に備える シート 総合評価' }).click();
  await page.waitForFunction(() => location.hash === '#/sheet/a' && document.activeElement.dataset.cell?.includes('総合評価'));
});
