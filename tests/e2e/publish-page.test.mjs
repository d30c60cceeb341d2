// The published page: it stands alone, reads well on any screen and on paper, holds every word, and comes back.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { axe, open, test, testInFirefox } from './harness.mjs';
import { bar, begin, cell, exportAs, go, lists, openSample, pick, saved, sheetsOf, storedSheets, takeIn, told } from './support/app.mjs';
import { pages, reader, squeezed } from './support/pdf.mjs';
import { file, SAMPLE, sheet, initiative } from './support/sheets.mjs';
import { SEED } from './support/paths.mjs';

const A3 = [1191, 842];

/** Every text of a sheet that a person sees on the form. */
const texts = (one) => [
  one.group, one.department, one.goal, one.situation, one.purpose, one.participation, one.effects,
  ...one.positions.flatMap(({ plan, text }) => [plan, text]),
  ...one.initiatives.flatMap(({ method, deadline, target, midterm, final_report }) => [method, deadline, target, midterm, final_report]),
];

/** Opens a page as from a double click; it is gone when the test is over. */
async function openPage(page, text) {
  const folder = mkdtempSync(join(tmpdir(), 'goalsheet-'));
  try {
    const path = join(folder, 'page.html');
    writeFileSync(path, text);
    await page.goto(pathToFileURL(path).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const print = async (page) => pages(await page.pdf({ preferCSSPageSize: true }));

/** Asserts that each word of these sheets is printed, and answers with the printed pages. */
async function printsEveryWord(page, sheets) {
  const printed = await print(page);
  const all = sheets.flatMap(texts).join(' ');
  const read = await reader(page, `${all}取組項目及び方法・手段`);
  const text = printed.map((one) => one.text.replace(/\d+\/\d+$/, '')).join('');
  const missing = new Set(all.split(/\s+/).filter((word) => !text.includes(read(word))));
  assert.deepEqual([...missing], []);
  printed.forEach((one, at) => assert.ok(one.text.endsWith(`${at + 1}/${printed.length}`), `page ${at + 1} says so`));
  return { printed, read };
}

const fitsSideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** The sample as the app exports it. */
async function sample(page) {
  await openSample(page);
  const year = SAMPLE.sheets.filter((one) => one.fiscal_year === 2024);
  const out = await exportAs(page, 'HTML');
  assert.equal(out.name, '重点目標_令和6年度.html');
  return { out, year };
}

test('the page stands alone, is accessible, and nobody scrolls sideways', async ({ page }) => {
  const { out, year } = await sample(page);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await openPage(page, out.text);
  await axe(page);
  assert.equal(await page.locator('section.sheet').count(), year.length);
  for (const width of [1366, 683, 360, 320]) {
    await page.setViewportSize({ width, height: 768 });
    assert.ok(await fitsSideways(page), `${width} px`);
  }
  await axe(page);
  const goal = year[3].goal;
  await page.getByRole('link', { name: goal }).click();
  const section = page.getByRole('region', { name: goal }).first();
  assert.ok(Math.abs((await section.boundingBox()).y) < 40, 'the link leads to the sheet');
  await section.getByRole('link', { name: '重点目標の一覧へ戻る' }).click();
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.deepEqual(asked.filter((url) => !url.endsWith('page.html') && !url.includes('page.html#')), [], 'it asks for nothing');
});

test('every word of the sample is printed, on A3 landscape with page numbers', async ({ page }) => {
  const { out, year } = await sample(page);
  await openPage(page, out.text);
  const { printed, read } = await printsEveryWord(page, year);
  for (const { width, height } of printed) {
    assert.ok(Math.abs(width - A3[0]) < 2 && Math.abs(height - A3[1]) < 2, `${width} × ${height}`);
  }
  // The cover lists all goals; each sheet begins a page, and where it goes on, the table's head stands again.
  const head = read('取組項目及び方法・手段');
  const title = read('令和6年度重点目標管理シート');
  const firsts = printed.filter((one) => one.text.startsWith(title));
  assert.equal(firsts.length, year.length);
  const withTable = printed.filter((one) => /[①②③④⑤⑥]|^[1-6]/.test(one.text) && one.text.includes(head));
  assert.ok(withTable.length > firsts.length, 'the head of the table repeats');
});

test('paper on the screen is as wide and as high as print', async ({ page }) => {
  await begin(page, [sheet('a', { initiatives: [1, 2, 3].map((n) => initiative(`i${n}`, { method: '長い文。'.repeat(60) })) })]);
  await openPage(page, (await exportAs(page, 'HTML')).text);
  const size = () => page.evaluate(() => {
    const [table] = document.querySelectorAll('.initiatives');
    return [...document.querySelectorAll('.form table')].map((table) => Math.round(table.getBoundingClientRect().height)).concat(Math.round(table.getBoundingClientRect().width));
  });
  await page.evaluate(() => document.documentElement.classList.add('paper'));
  const measured = await size();
  await page.evaluate(() => document.documentElement.classList.remove('paper'));
  // As wide as what stands between the margins.
  await page.setViewportSize({ width: Math.round((396 / 25.4) * 96), height: 1024 });
  await page.emulateMedia({ media: 'print' });
  const printed = await size();
  measured.forEach((value, at) => assert.ok(Math.abs(value - printed[at]) <= 1, `${measured} and ${printed}`));
});

test('the page goes in again, and nothing is new', async ({ page }) => {
  const { out, year } = await sample(page);
  await lists(page, year.map((one) => one.goal));
  const sheets = [sheet('a', { rank: 1, goal: '</script><!--', situation: '\u0001\r\u2028]]>&lt;\u202e𠮷\u0000', extra: [1.50] })];
  await pick(page, file('印.json', JSON.stringify({ format: 'goalsheet', version: 1, sheets })));
  await takeIn(page);
  await go(page, '#/sheet/a');
  const hostile = await exportAs(page, 'HTML');
  await page.evaluate(() => localStorage.clear());
  await open(page);
  await pick(page, file(hostile.name, hostile.text));
  await takeIn(page);
  await told(page, '1件のシートを取り込みました');
  await saved(page);
  assert.deepEqual(Object.values(await storedSheets(page)), sheets);
  await bar(page).getByText('ファイルにも保存済み').waitFor();
});

test('a page of somebody else is refused in words', async ({ page }) => {
  await open(page);
  await pick(page, file('市のページ.html', '<!doctype html><title>市</title><p>こんにちは'));
  await page.getByText('このアプリで書き出した HTML ではありません').waitFor();
});

if (existsSync(SEED)) {
  const [name] = readdirSync(SEED).filter((name) => name.endsWith('.txt'));
  test('every word of the real document is printed', async ({ page }) => {
    await open(page);
    await pick(page, file(name, readFileSync(join(SEED, name), 'utf8')));
    await takeIn(page);
    await told(page, '5件のシートを取り込みました');
    const out = await exportAs(page, 'HTML');
    const sheets = sheetsOf(await exportAs(page, 'JSON'));
    await openPage(page, out.text);
    await axe(page);
    await printsEveryWord(page, sheets);
  });
} else {
  console.log(`SKIPPED: the real document is not at ${SEED}; set GOALSHEET_SHARED to the folder that has seed/`);
}
