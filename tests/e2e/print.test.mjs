// On paper: a button prints the published form in a frame of its own, fitted to its pages; the browser's own menu prints
// the sheet that is on the screen.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { open, openFile, test, testInFirefox } from './harness.mjs';
import { begin, beginSheet, button, cell, go, lists, openSample, pick, sheetsOf, exportAs, takeIn, told } from './support/app.mjs';
import { SEED } from './support/paths.mjs';
import { pages, reader, squeezed } from './support/pdf.mjs';
import { notePrinting, onPaper, printedBy } from './support/print.mjs';
import { file, initiative, SAMPLE, sheet } from './support/sheets.mjs';

/** Landscape, in points, as a PDF counts. */
const A3 = [1190.55, 841.89];
const A4 = [841.89, 595.28];

const isOn = ([width, height], pages) =>
  pages.forEach((page) => assert.ok(Math.abs(page.width - width) < 2 && Math.abs(page.height - height) < 2, JSON.stringify(page)));

const press = (page) => () => button(page, '印刷').click();
const notice = (page) => page.getByRole('status').filter({ hasText: '印刷の画面を開きました' });

/** A sheet of so many initiatives: five fit to A3 when they are scaled, sixteen do not. */
const long = (id, count, parts = {}) =>
  sheet(id, {
    initiatives: Array.from({ length: count }, (_, at) =>
      initiative(`${id}-${at}`, { method: Array.from({ length: 8 }, (_, line) => `(${line + 1}) ${id}の${at}の方法`).join('\n') })),
    ...parts,
  });

async function ready(page, start) {
  await page.addInitScript(notePrinting);
  await start();
}

test('the browser’s own menu prints the sheet on A3 landscape', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, box] = /\/MediaBox \[([\d. ]+)\]/.exec(pdf);
  const [left, bottom, width, height] = box.split(' ').map(Number);
  assert.deepEqual([left, bottom], [0, 0]);
  isOn(A3, [{ width, height }]);
});

test('the browser’s own menu prints the form and its words, and nothing of the screen', async ({ page }) => {
  await beginSheet(page, sheet('a', { initiatives: Array.from({ length: 6 }, (_, at) => initiative(`i${at}`)) }));
  await cell(page, '① 数値目標').fill('(1) 紙にも出る文\n・ 全部');
  // The cursor is still there.
  const read = await reader(page, '紙にも出る文');
  const printed = await pages(await page.pdf({ preferCSSPageSize: true }));
  assert.ok(squeezed(printed.map(({ text }) => text).join('')).includes(read('紙にも出る文')));
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['banner', 'button', 'combobox', 'complementary', 'navigation']) {
    assert.equal(await page.getByRole(gone).count(), 0, `${gone} on paper`);
  }
  const paper = squeezed(await page.getByRole('article').innerText());
  for (const words of ['令和6年度', '重点目標管理シート', '目標a', '総務課', '総合計画における位置付け', '現況・課題', '紙にも出る文', '期末報告', '特記事項']) {
    assert.ok(paper.includes(words), `${words} on paper:\n${paper}`);
  }
  await page.getByText('紙にも出る文').waitFor();
});

test('a sheet is printed as its form alone, with what was typed a moment ago', async ({ page, context }) => {
  await ready(page, () => beginSheet(page, sheet('a')));
  await cell(page, '現況・課題').fill('いま書いた文');
  const html = await printedBy(page, press(page));
  // Said for a while only, and printing takes its time.
  await notice(page).waitFor();
  const { printed, read } = await onPaper(context, html, '令和6年度重点目標管理シート目標aいま書いた文目標と実績');
  assert.equal(printed.length, 1);
  isOn(A3, printed);
  for (const words of ['令和6年度重点目標管理シート', '目標a', 'いま書いた文']) assert.ok(printed[0].text.includes(read(words)), words);
  assert.ok(!printed[0].text.includes(read('目標と実績')), 'the form alone');
  assert.equal(printed[0].number, '1/1');
});

test('the list is printed by groups, each under its cover: all that is shown, or what is selected', async ({ page, context }) => {
  await ready(page, () => openSample(page));
  const year = SAMPLE.sheets.filter((one) => one.fiscal_year === 2024);
  const words = `${JSON.stringify(year)}令和6年度重点目標管理シート`;
  const { printed: all, read } = await onPaper(context, await printedBy(page, press(page)), words);
  const isForm = (one) => one.text.startsWith(read('令和6年度重点目標管理シート'));
  const covers = all.flatMap((one, at) => (isForm(one) ? [] : [at]));
  assert.equal(covers[0], 0, 'a cover comes first');
  const groups = new Set(year.map(({ group }) => group));
  assert.equal(covers.length, groups.size, 'a cover for each group');
  covers.forEach((at, which) => {
    const group = [...groups].find((one) => all[at].text.startsWith(read(`令和6年度重点目標${one}`)));
    groups.delete(group);
    const own = year.filter((one) => one.group === group);
    for (const one of year) assert.equal(all[at].text.includes(read(one.goal)), one.group === group, `${one.goal} on the cover of ${group}`);
    const forms = all.slice(at + 1, covers[which + 1]);
    assert.equal(forms.length, own.length, `each sheet of ${group} has its page, and fits`);
    for (const { goal } of own) assert.ok(forms.some((form) => form.text.includes(read(goal))), `${goal} under its cover`);
  });
  for (const { goal } of year.slice(0, 2)) await page.getByRole('checkbox', { name: `「${goal}」を選ぶ` }).check();
  const two = await onPaper(context, await printedBy(page, press(page)));
  assert.equal(two.printed.length, 3);
});

test('a sheet is scaled until it fits, and where it cannot be read any smaller it goes on, and that is said', async ({ page, context }) => {
  const sheets = [long('a', 5, { rank: 1 }), long('b', 16, { rank: 2 }), sheet('c', { rank: 3 })];
  await ready(page, () => begin(page, sheets));
  const fitted = await printedBy(page, press(page));
  await notice(page).filter({ hasText: '2位「目標b」は、読める大きさでは1枚に収まらず、次の用紙に続きます。' }).waitFor();
  const classes = [...fitted.matchAll(/<section class="(sheet[^"]*)"/g)].map(([, name]) => name);
  assert.match(classes[0], /^sheet fit-\d\d$/, 'scaled');
  assert.match(classes[1], /goes-on/);
  assert.equal(classes[2], 'sheet', 'as large as it is');
  // The notice with this button is said for a while only, and printing takes its time.
  await button(page, '用紙の設定').click();
  await page.getByRole('checkbox', { name: /1枚に収める/ }).uncheck();
  await page.getByRole('radio', { name: 'A4 横' }).check();
  await go(page, '#/');
  const large = await printedBy(page, press(page));
  await notice(page).filter({ hasText: 'A4 横' }).waitFor();
  const words = '令和6年度重点目標管理シート目標b（次のページに続きます）取組項目及び方法・手段';
  const { printed, read } = await onPaper(context, fitted, words);
  const begins = (pages) => pages.flatMap((one, at) => (one.text.startsWith(read('令和6年度重点目標管理シート')) ? [at] : []));
  const [a, b, c] = begins(printed);
  assert.deepEqual([a, b - a], [1, 1], 'the first fits to its page');
  assert.ok(c - b > 1, 'the second goes on');
  assert.ok(printed[b].text.includes(read('（次のページに続きます）')));
  assert.ok(printed[b + 1].text.includes(read('取組項目及び方法・手段')), 'the head of the table stands again');
  assert.ok(printed[b + 1].text.includes(read('令和6年度重点目標管理シート目標b')), 'and whose page it is');
  assert.equal(printed.length, c + 1);
  assert.doesNotMatch(large, /class="sheet fit/);
  const { printed: onA4 } = await onPaper(context, large);
  isOn(A4, onA4);
  assert.ok(begins(onA4)[1] - begins(onA4)[0] > 1, 'nothing is scaled');
});

test('every word is on paper, in a control character’s company too', async ({ page, context }) => {
  const hostile = sheet('a', { goal: '<b>太字</b>&amp;', situation: 'x'.repeat(400), effects: '𠮷野家' });
  await ready(page, () => beginSheet(page, hostile));
  const html = await printedBy(page, press(page));
  const { printed, read } = await onPaper(context, html, `${hostile.goal}${hostile.effects}x`);
  const text = printed.map((one) => one.text).join('');
  for (const words of [hostile.goal, hostile.situation, hostile.effects]) assert.ok(text.includes(read(words)), words);
});

test('Ctrl+P is the button, but for an open dialog', async ({ page }) => {
  await ready(page, () => beginSheet(page, sheet('a')));
  await cell(page, '現況・課題').focus();
  assert.match(await printedBy(page, () => page.keyboard.press('Control+p')), /class="form"/);
  await go(page, '#/');
  await page.getByRole('searchbox').focus();
  assert.match(await printedBy(page, () => page.keyboard.press('Control+p')), /class="goals"/);
  await go(page, '#/results');
  await page.getByRole('heading', { name: /目標と実績/ }).first().waitFor();
  assert.equal(await printedBy(page, () => page.keyboard.press('Control+p')), '', 'the page itself');
  await page.evaluate(() => {
    globalThis.printed.length = 0;
    const init = { key: 'p', ctrlKey: true, bubbles: true, cancelable: true };
    dispatchEvent(new KeyboardEvent('keydown', { ...init, isComposing: true }));
    document.querySelector('dialog').showModal();
    globalThis.left = dispatchEvent(new KeyboardEvent('keydown', init));
  });
  assert.deepEqual(await page.evaluate(() => [globalThis.printed.length, globalThis.left]), [0, true]);
});

test('the screen itself is printed where the form cannot be made', { allow: [/Failed to load|ERR_FAILED|worker|importScripts/i] }, async ({ page }) => {
  await page.route(/\/reader-.*/, (route) => route.abort());
  await ready(page, () => beginSheet(page, sheet('a')));
  assert.equal(await printedBy(page, press(page)), '');
  await told(page, '印刷用のページを作れなかったため、この画面をそのまま印刷します。');
});

test('the one-file app prints', async ({ page, context }) => {
  await page.addInitScript(notePrinting);
  await openFile(page);
  await button(page, '見本で試す').click();
  await told(page, '取り込みました');
  await page.locator('.goal-link').first().click();
  const { printed } = await onPaper(context, await printedBy(page, press(page)));
  assert.equal(printed.length, 1);
});

testInFirefox('prints the list', async ({ page }) => {
  await page.evaluateOnNewDocument(notePrinting);
  await open(page);
  await page.locator('::-p-aria([name="見本で試す"][role="button"])').click();
  await page.locator('::-p-aria([name="印刷"][role="button"])').click();
  await page.waitForFunction(() => globalThis.printed.length > 0);
  const [, ...sheets] = (await page.evaluate(() => globalThis.printed[0])).split('<section class="sheet');
  assert.equal(sheets.length, SAMPLE.sheets.filter((one) => one.fiscal_year === 2024).length);
});

if (existsSync(SEED)) {
  const [name] = readdirSync(SEED).filter((name) => name.endsWith('.txt'));
  test('the real document is a cover and five pages', async ({ page, context }) => {
    await ready(page, () => open(page));
    await pick(page, file(name, readFileSync(join(SEED, name), 'utf8')));
    await takeIn(page);
    await told(page, '5件のシートを取り込みました');
    const html = await printedBy(page, press(page));
    const sheets = sheetsOf(await exportAs(page, 'JSON'));
    const words = sheets.flatMap((one) => [one.goal, one.situation, one.purpose, one.participation, one.effects,
      ...one.initiatives.flatMap(({ method, deadline, target, midterm, final_report }) => [method, deadline, target, midterm, final_report])]);
    const { printed, read } = await onPaper(context, html, words.join(''));
    const text = printed.map((one) => one.text).join('');
    assert.deepEqual(words.join(' ').split(/\s+/).filter((word) => !text.includes(read(word))), []);
    assert.equal(printed.length, 6, 'a cover, and all sheets fit');
  });
} else {
  console.log(`SKIPPED: the real document is not at ${SEED}; set GOALSHEET_SHARED to the folder that has seed/`);
}
