// The published page: it stands alone, reads well on any screen and on paper, holds every word, and comes back.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { axe, elsewhere, open, test } from './harness.mjs';
import { bar, begin, cell, exportAs, openSample, pick, sheetsOf, takeIn, told } from './support/app.mjs';
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

/** Opens a page as from a double click, and answers with the addresses that it asks for; its file is gone at once. */
async function openPage(page, text) {
  // The app is left first: what it still asks for is none of the page's.
  await page.goto('about:blank');
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const folder = mkdtempSync(join(tmpdir(), 'goalsheet-'));
  try {
    const path = join(folder, 'page.html');
    writeFileSync(path, text);
    await page.goto(pathToFileURL(path).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return asked;
}

/** Prints a page without drawing its bars: they have no words, and would take nine tenths of the time. */
async function print(page) {
  await page.evaluate(() => document.querySelectorAll('svg').forEach((bar) => (bar.style.visibility = 'hidden')));
  return pages(await page.pdf({ preferCSSPageSize: true }));
}

/** Asserts that each word of these sheets is printed, and answers with the printed pages. */
async function printsEveryWord(page, sheets) {
  const printed = await print(page);
  const all = sheets.flatMap(texts).join(' ');
  const read = await reader(page, await page.textContent('body'));
  const text = printed.map((one) => one.text.replace(/^\d+\/\d+/, '')).join('');
  const missing = new Set(all.split(/\s+/).filter((word) => !text.includes(read(word))));
  assert.deepEqual([...missing], []);
  // Margins are drawn first.
  printed.forEach((one, at) => assert.ok(one.text.startsWith(`${at + 1}/${printed.length}`), `page ${at + 1} says so`));
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
  const asked = await openPage(page, out.text);
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
  // Each sheet begins a page; before a group's first lies the cover with the goals of that group.
  const title = read('令和6年度重点目標管理シート');
  const firsts = printed.filter((one) => one.text.replace(/^\d+\/\d+/, '').startsWith(title));
  assert.equal(firsts.length, year.length);
  for (const [number, { group }] of year.entries()) {
    if (year[number - 1]?.group === group) continue;
    const cover = printed[printed.indexOf(firsts[number]) - 1];
    const listed = year.filter((one) => cover.text.includes(read(one.goal)));
    assert.deepEqual(listed, year.filter((one) => one.group === group));
  }
  // A row is not broken, and above it stand the table's heads, on each page anew.
  const heads = ['取組項目及び方法・手段', '期間・期限', '数値目標', '中間報告', '期末報告'].map(read);
  let further = 0;
  for (const [number, { initiatives }] of year.entries()) {
    const from = printed.indexOf(firsts[number]);
    const own = printed.slice(from, from + 2);
    for (const row of initiatives) {
      const words = ['method', 'deadline', 'target', 'midterm', 'final_report'].map((column) => read(row[column]));
      const page = own.find((one) => words.every((words) => one.text.includes(words)));
      assert.ok(page, `a row is broken: ${row.method}`);
      assert.ok(heads.every((head) => page.text.includes(head)), `no head above: ${row.method}`);
      if (page !== firsts[number]) further += 1;
    }
  }
  assert.ok(further > 0, 'some sheet goes on');
});

test('nothing of a row that is taller than a page is cut off', async ({ page }) => {
  const lines = (mark) => Array.from({ length: 200 }, (_, at) => `(${(at % 30) + 1}) ${mark}${at}`).join('\n');
  const tall = initiative('t', { method: lines('方法'), midterm: lines('中間'), final_report: lines('期末') });
  const sheets = [sheet('a', { situation: lines('現況'), initiatives: [initiative('i'), tall], effects: lines('効果') })];
  await begin(page, sheets);
  await openPage(page, (await exportAs(page, 'HTML')).text);
  await printsEveryWord(page, sheets);
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

test('another browser opens the page and has the same sheets', async ({ page, context, watch }) => {
  const sheets = [
    sheet('a', { goal: '</script><!--', situation: '\u0001\r\u2028]]>&lt;\u202e𠮷\u0000', more: [1.5] }),
    sheet('b', { rank: 2 }),
  ];
  await begin(page, sheets);
  const sent = await exportAs(page, 'HTML');
  await told(page, `2件を「${sent.name}」に書き出しました`);
  await elsewhere({ context, watch }, async (other) => {
    await open(other);
    await pick(other, file(sent.name, sent.text));
    await takeIn(other);
    await told(other, '2件のシートを取り込みました');
    await bar(other).getByText('ファイルにも保存済み').waitFor();
    assert.deepEqual(sheetsOf(await exportAs(other, 'JSON')), sheets);
  });
});

test('what is typed after the export is not in the file, and the bar says so', async ({ page }) => {
  await begin(page, [sheet('a')], '#/sheet/a');
  await cell(page, '現況・課題').fill('書き足した');
  await bar(page).getByText('ファイルに未保存').waitFor();
  const out = await exportAs(page, 'HTML');
  assert.match(out.text, /書き足した/);
  await bar(page).getByText('ファイルにも保存済み').waitFor();
  await cell(page, '現況・課題').fill('また書いた');
  await bar(page).getByText('ファイルに未保存').waitFor();
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
