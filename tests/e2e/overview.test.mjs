// 全体 and 計画との対応: figures lead to what they count, tables stand behind pictures, citizens see their part of it.

import assert from 'node:assert/strict';
import { axe, test } from './harness.mjs';
import { begin, button, cell, downloadBy, go, holds, keepTo, more } from './support/app.mjs';
import { SAMPLE, initiative, sheet } from './support/sheets.mjs';

const done = (id, parts) => initiative(id, { method: `(1) 講座${id}`, deadline: '(1) 年度内', target: '(1) 10回', midterm: '(1) 4回', final_report: '(1) 12回', ...parts });
const YEAR = [
  sheet('a', { goal: '災害に強いまち', initiatives: [done('a1'), done('a2', { final_report: '(1) 6回' })] }),
  sheet('k', { goal: '子育ての支援', group: 'こども部', department: 'こども課', sdgs: [4], initiatives: [done('k1'), done('k2', { final_report: '(1) 概ね実施した' })] }),
];
const BEFORE = [sheet('x', { fiscal_year: 2023, goal: '災害に強いまち', initiatives: [done('x1'), done('x2', { final_report: '(1) 1回' })] })];

const overview = (page) => page.locator('.showing.overview');
const figure = (page, name) => page.getByRole('main').getByRole('link', { name, exact: true });
const rows = (page) => page.locator('table.lines tbody tr:not(.sheet-heading)');

/** Opens a screen of the year and waits for its picture. */
async function shows(page, sheets, hash) {
  await begin(page, sheets, hash);
  await page.locator('.showing').first().waitFor();
}

/** Nobody scrolls sideways, and axe has nothing to say. */
async function isSound(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${over} px too wide`);
  await axe(page);
}

test('one number for everybody, beside the year before', async ({ page }) => {
  await shows(page, [...YEAR, ...BEFORE], '#/overview');
  const head = overview(page).locator('.sum');
  assert.match(await head.textContent(), /2 を達成 数で決めた目標 4 のうち/);
  assert.match(await head.textContent(), /令和5年度は 2 のうち 1 50％ → 50％/);
  assert.match(await head.textContent(), /未達→達成 2/);
  await keepTo(page, 'こども部');
  await page.getByText('前の年度のシートがないため、比べていません。').waitFor();
});

test('a figure leads to the rows that it counts, a name to its sheet', async ({ page }) => {
  await shows(page, YEAR, '#/overview');
  await figure(page, '目標の達成状況 未達 1項目').click();
  await rows(page).first().waitFor();
  assert.equal(await rows(page).count(), 1);
  await page.goBack();
  await figure(page, 'こども部 要確認 1項目').click();
  await rows(page).first().waitFor();
  assert.match((await rows(page).allTextContents()).join(), /^.*講座k2.*概ね実施した/);
  assert.equal(await rows(page).count(), 1);
  await go(page, '#/overview');
  await page.getByRole('main').getByRole('link', { name: '子育ての支援' }).first().click();
  await holds(cell(page, '重点目標'), '子育ての支援');
});

test('what the final report turned leads to its rows', async ({ page }) => {
  await shows(page, YEAR, '#/overview');
  await figure(page, '未達→達成 2項目').click();
  await rows(page).first().waitFor();
  assert.match((await rows(page).allTextContents()).join(), /講座a1.*講座k1/);
  assert.equal(await rows(page).count(), 2);
});

test('the departments of a group stand in place of its goals when they are asked for', async ({ page }) => {
  const two = [YEAR[0], { ...YEAR[1], group: YEAR[0].group }];
  await shows(page, two, '#/overview');
  await page.getByRole('combobox', { name: 'グループの内訳' }).selectOption('部局名ごと');
  const table = page.getByRole('table', { name: /グループと部局名/ });
  await table.getByText('こども課　1件').waitFor();
  assert.equal(await table.getByText('災害に強いまち').count(), 0);
  await isSound(page);
  await figure(page, 'こども課 要確認 1項目').click();
  await rows(page).first().waitFor();
  assert.match((await rows(page).allTextContents()).join(), /^.*講座k2/);
});

test('tables stand behind pictures, and citizens see no more than is theirs', async ({ page }) => {
  await shows(page, YEAR, '#/overview');
  await page.getByText('ここから下は庁内だけ').waitFor();
  await isSound(page);
  await button(page, '表で見る').press('Enter');
  await page.getByRole('table', { name: '目標の達成状況' }).waitFor();
  assert.equal(await overview(page).locator('svg').count(), 0);
  await isSound(page);
  await button(page, '市民').press('Space');
  await page.getByText('ここから下は庁内だけ').waitFor({ state: 'detached' });
  await button(page, '図で見る').click();
  await overview(page).getByRole('img').first().waitFor();
});

test('the overview is read on a phone and in print', async ({ page }) => {
  await shows(page, SAMPLE.sheets, '#/overview');
  await page.setViewportSize({ width: 400, height: 800 });
  await isSound(page);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await overview(page).getByText('差の大きかった目標').isVisible());
  assert.ok(!(await button(page, '表で見る').isVisible()));
});

test('before any report nothing looks like a failure', async ({ page }) => {
  const plan = initiative('n1', { midterm: '', final_report: '' });
  await shows(page, [sheet('n', { fiscal_year: 2026, goal: '始まったばかり', initiatives: [plan] })], '#/overview');
  await page.getByText('達成状況は、中間報告（10月）と期末報告（3月〜4月）が書かれると、ここに出ます。').waitFor();
  assert.doesNotMatch(await overview(page).locator('.sum').textContent(), /を達成|0％/);
});

test('many goals fold under their groups, by mouse and by key', async ({ page }) => {
  const many = Array.from({ length: 24 }, (_, at) => sheet(`m${at}`, { goal: `目標その${at}`, rank: at % 12 + 1, group: at < 12 ? '甲部' : '乙部' }));
  await shows(page, many, '#/overview');
  const goal = page.getByRole('main').getByRole('link', { name: '目標その3', exact: true });
  await goal.waitFor({ state: 'hidden' });
  await page.getByRole('checkbox', { name: '甲部の重点目標を表示' }).press('Space');
  await goal.waitFor();
  await isSound(page);
});

test('計画との対応 shows what no goal serves, and leads to the sheets', async ({ page }) => {
  await shows(page, SAMPLE.sheets, '#/overview');
  await more(page, '計画との対応');
  const matrix = page.getByRole('table', { name: 'SDGsと重点目標' });
  await matrix.waitFor();
  await isSound(page);
  await page.setViewportSize({ width: 400, height: 800 });
  await isSound(page);
  await page.setViewportSize({ width: 1366, height: 768 });
  const first = matrix.locator('tbody a').first();
  const goal = await first.locator('.goal').textContent();
  await first.click();
  await holds(cell(page, '重点目標'), goal);
});

test('公開 takes both as parts: in the preview, in the file, under its policy', async ({ page }) => {
  await begin(page, [...YEAR, ...BEFORE], '#/publish');
  const box = (name) => page.getByRole('checkbox', { name, exact: true });
  const frame = page.frameLocator('.preview iframe');
  await frame.locator('#list').waitFor();
  assert.equal(await frame.locator('.showing').count(), 0);
  await box('全体を載せる').check();
  await box('計画との対応を載せる').check();
  await frame.locator('.showing.alignment').waitFor();
  const styled = await frame.locator('.showing.overview .sum').evaluate((sum) => getComputedStyle(sum).display);
  assert.equal(styled, 'grid', 'the policy lets its style in');
  assert.equal(await frame.getByText('庁内だけ').count(), 0);
  const file = await downloadBy(page, () => button(page, 'HTML').click());
  assert.match(file.text, /class="showing overview"/);
  assert.match(file.text, /令和5年度は 2 のうち 1/);
  await box('目標と実績（判定）を載せる').uncheck();
  await frame.locator('.showing.overview').waitFor({ state: 'detached' });
  assert.ok(await box('全体を載せる').isDisabled());
});
