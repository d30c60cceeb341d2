// Many files at once: several of one sheet, a folder, a zip, sheets without ids; and to whom sheets were sent.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axe, elsewhere, open, screenshot, test } from './harness.mjs';
import { begin, button, cell, exportAs, go, hide, lists, pick, preview, storedSheets, takeIn, told } from './support/app.mjs';
import { file, fileText, initiative, sheet } from './support/sheets.mjs';
import { zipped } from './support/zipping.mjs';

const write = async (page, name, text) => {
  await cell(page, name).fill(text);
  await cell(page, name).blur();
};

/** Sends what the screen stands for; what comes is a file that somebody else can pick. */
const send = async (page, name) => {
  const { bytes } = await exportAs(page, 'JSON');
  return { name, mimeType: 'application/octet-stream', buffer: bytes };
};

/** A department takes a file, works on its sheet, and sends it back. */
const department = (test, sent, name, work) =>
  elsewhere(test, async (page) => {
    await open(page);
    await pick(page, sent);
    await takeIn(page);
    await go(page, '#/sheet/a');
    await work(page);
    return send(page, name);
  });

const stored = async (page) => {
  await hide(page);
  return storedSheets(page);
};

const PLAN = sheet('a', { initiatives: [initiative('a-1', { midterm: '(1) 参加510人' }), initiative('a-2')] });

test('two files of one sheet are put together, a conflict names its file, and what was sent out is known to be back', async (run) => {
  const { page } = run;
  await begin(page, [PLAN, sheet('b', { rank: 2 })], '#/sheet/a');
  const sent = await send(page, '送付.json');
  await button(page.getByRole('status'), '送った先を記録').click();
  const dialog = page.getByRole('dialog', { name: '送った先' });
  await axe(page);
  await dialog.getByRole('combobox', { name: '送った先の名前' }).fill('危機管理室');
  await button(dialog, '記録する').click();
  await told(page, '「危機管理室」に送付中');
  const [one, two] = [
    await department(run, sent, '一.json', async (there) => {
      await write(there, '① 中間報告', '(1) 参加548人');
      await write(there, '② 中間報告', '(1) 3回');
    }),
    await department(run, sent, '二.json', async (there) => {
      await write(there, '① 中間報告', '(1) 参加552人');
      await write(there, '現況・課題', '現況を書き直した');
    }),
  ];
  await go(page, '#/');
  await page.getByText('送付中：危機管理室').waitFor();
  await pick(page, one, two, { ...one, name: '一（2）.json' });
  const conflict = preview(page).getByRole('region', { name: '両方で変更した所' });
  await conflict.getByText('1か所中 1').waitFor();
  await conflict.getByText('ファイル：二.json').waitFor();
  await preview(page).getByText('「一.json」と同じ内容です').waitFor();
  await preview(page).getByText('まだ戻っていない送り先 0　戻った送り先 1').click();
  await screenshot(page, 'several-files');
  await axe(page);
  await button(conflict, '先方').click();
  await takeIn(page);
  await told(page, '1件のシートを取り込みました');
  const { a } = await stored(page);
  assert.deepEqual(a.initiatives.map((row) => row.midterm), ['(1) 参加552人', '(1) 3回']);
  assert.equal(a.situation, '現況を書き直した');
  await page.getByText('送付中：危機管理室').waitFor({ state: 'hidden' });
  // It is noted here only.
  assert.doesNotMatch((await exportAs(page, 'JSON')).text, /危機管理室/);
});

test('a zip: folders in it, names of two encodings, what machines left, and what cannot be read, each by its path', async ({ page }) => {
  await open(page);
  const sjis = Buffer.concat([Buffer.from([0x91, 0x8d, 0x96, 0xb1, 0x95, 0x94]), Buffer.from('/b.json')]);
  const zip = zipped([
    ['返送/a.json', fileText([sheet('a')])],
    [sjis, fileText([sheet('b', { rank: 2 })])],
    ['返送/壊れ.json', '{"format": "goalsheet"'],
    ['返送/写真.png', '\x89PNG\r\n\x1a\n0000'],
    ['返送/中.zip', zipped([['c.json', '{}']])],
    ['__MACOSX/返送/._a.json', 'x'],
    ['返送/.DS_Store', 'x'],
  ]);
  await pick(page, { name: '返送.zip', mimeType: 'application/zip', buffer: zip });
  for (const name of ['返送.zip/返送/a.json（1件）', '返送.zip/総務部/b.json（1件）', '返送.zip/返送/壊れ.json', '返送.zip/返送/写真.png', '返送.zip/返送/中.zip']) {
    await preview(page).getByRole('heading', { name }).waitFor();
  }
  await preview(page).getByText('パソコンが自動で作ったファイル（2件）').waitFor();
  await screenshot(page, 'zip');
  await axe(page);
  await takeIn(page);
  await lists(page, ['目標a', '目標b']);
});

test('a folder is dropped, or picked by 「フォルダーを開く」', async ({ page, context }) => {
  const folder = mkdtempSync(join(tmpdir(), 'returned-'));
  try {
    mkdirSync(join(folder, '総務部', '深い所'), { recursive: true });
    writeFileSync(join(folder, '総務部', 'a.json'), fileText([sheet('a')]));
    writeFileSync(join(folder, '総務部', '深い所', 'b.json'), fileText([sheet('b', { rank: 2 })]));
    writeFileSync(join(folder, 'Thumbs.db'), 'x');
    for (let at = 0; at < 120; at += 1) writeFileSync(join(folder, '総務部', `${at + 1000}.txt`), fileText([sheet('a')]));
    await open(page);
    const devtools = await context.newCDPSession(page);
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await devtools.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
    }
    await preview(page).getByRole('heading', { name: /総務部\/深い所\/b\.json（1件）/ }).waitFor();
    await preview(page).getByText('パソコンが自動で作ったファイル（1件）').waitFor();
    await preview(page).locator('h3.file').nth(121).waitFor();
    assert.equal(await preview(page).locator('h3.file').count(), 122);
    await takeIn(page);
    await lists(page, ['目標a', '目標b']);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page.getByRole('main'), 'フォルダーを開く').click()]);
    await chooser.setFiles(folder);
    await preview(page).getByRole('heading', { name: /総務部\/深い所\/b\.json（1件）/ }).waitFor();
    await button(preview(page), 'やめる').click();
    // And files again.
    const [files] = await Promise.all([page.waitForEvent('filechooser'), button(page.getByRole('main'), 'ファイルを開く').click()]);
    await files.setFiles([file('c.json', fileText([sheet('c', { rank: 3 })]))]);
    await takeIn(page);
    await lists(page, ['目標a', '目標b', '目標c']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a sheet without an id shows with what it was matched, and what else it may be', async ({ page }) => {
  const here = [sheet('a', { goal: '水害に備えるまちづくり', department: '危機管理室' }), sheet('b', { rank: 2, goal: '内部統制の構築', department: '危機管理室' })];
  await begin(page, here);
  const { id, ...came } = here[0];
  const bare = ({ id: _, ...row }) => row;
  const rows = [{ ...bare(here[0].initiatives[1]), midterm: '(1) 3回' }, bare(here[0].initiatives[0])];
  await pick(page, file('部局.json', fileText([{ ...came, goal: '水害に備える街づくり', initiatives: rows }])));
  await preview(page).getByText('照合：年度・部局・目標から「水害に備えるまちづくり（危機管理室 1位）」').waitFor();
  const differing = preview(page).locator('.differing');
  await differing.getByText('違うところ：').waitFor();
  assert.match(await differing.locator('small').filter({ hasText: '違うところ' }).textContent(), /② 中間報告/);
  await button(preview(page), '照合を直す').click();
  await screenshot(page, 'matched');
  await axe(page);
  const choice = preview(page).getByRole('combobox', { name: /と同じシート$/ });
  await choice.selectOption({ label: '新しいシートとして' });
  await preview(page).getByText('照合：新しいシートとして').waitFor();
  assert.equal(await preview(page).getByText('同じ順位のシートがあります').count(), 0, 'a person has said that it is new');
  await takeIn(page);
  await go(page, '#/');
  await lists(page, ['水害に備える街づくり', '水害に備えるまちづくり', '内部統制の構築']);
});

test('a new sheet of a rank that is taken says so, and a match chosen by hand is told as chosen', async ({ page }) => {
  const here = [sheet('a', { goal: '財政の健全化', department: '財政課' }), sheet('b', { rank: 2, goal: '契約を正す', department: '財政課' })];
  await begin(page, here);
  const { id, ...came } = sheet('x', { rank: 2, goal: '契約を正しくする', department: '財政課', initiatives: [] });
  await pick(page, file('部局.json', fileText([came])));
  await preview(page).getByText('照合：新しいシートとして').waitFor();
  await preview(page).getByText('同じ順位のシートがあります：「契約を正す（財政課 2位）」').waitFor();
  await button(preview(page), '照合を直す').click();
  await preview(page).getByRole('combobox', { name: /と同じシート$/ }).selectOption({ label: '契約を正す（財政課 2位）' });
  await preview(page).getByText('照合：手で選びました。「契約を正す（財政課 2位）」と同じシートとして比べています').waitFor();
  assert.equal(await preview(page).getByText('同じ順位のシートがあります').count(), 0);
  await button(preview(page), 'やめる').click();
});

/** No frame comes to the page until it is let go on, so that what is drawn frame by frame waits. */
const holdFrames = (page) =>
  page.evaluate(() => {
    const [frame, held] = [window.requestAnimationFrame, []];
    window.requestAnimationFrame = (act) => held.push(act);
    window.letFrames = () => {
      window.requestAnimationFrame = frame;
      held.forEach((act) => frame(act));
    };
  });
const letFrames = (page) => page.evaluate(() => window.letFrames());

test('forty sheets that come back are counted, chosen, settled and taken in before all of them are drawn', async ({ page }) => {
  const numbers = Array.from({ length: 40 }, (_, at) => at);
  const sheets = numbers.map((at) => sheet(`s${at}`, { rank: at + 1, goal: `目標その${at}`, initiatives: [initiative(`s${at}-1`, { midterm: '(1) 参加510人' })] }));
  await begin(page, sheets);
  await holdFrames(page);
  await pick(page, file('直し.json', fileText(sheets.map((one) => ({ ...one, effects: '続ける。' })))));
  await button(preview(page), 'すべて置き換える').click();
  await preview(page).getByText('40件を取り込みます').waitFor();
  assert.ok((await preview(page).locator('.differing tr.differs').count()) < 40);
  await letFrames(page);
  await preview(page).locator('.differing tr.differs').nth(39).waitFor();
  await takeIn(page);
  // What is sent after a change carries its versions.
  const { text } = await exportAs(page, 'JSON');
  await go(page, '#/sheet/s39');
  await write(page, '① 中間報告', '(1) 参加552人');
  await go(page, '#/');
  const sent = JSON.parse(text);
  for (const one of sent.sheets) one.initiatives[0].midterm = '(1) 参加548人';
  const files = [0, 10, 20, 30].map((from) => file(`回答${from}.json`, JSON.stringify({ ...sent, sheets: sent.sheets.slice(from, from + 10) })));
  await holdFrames(page);
  await pick(page, ...files);
  const conflict = preview(page).getByRole('region', { name: '両方で変更した所' });
  await conflict.getByText('1か所中 1').waitFor();
  const figures = preview(page).locator('.merge-figures li');
  assert.equal(await figures.filter({ hasText: '先方だけ変更' }).locator('b').textContent(), '39');
  assert.equal(await figures.filter({ hasText: '両方で変更' }).locator('b').textContent(), '1');
  assert.ok((await preview(page).locator('.merged tr.differs').count()) < 40);
  await button(conflict, '先方').click();
  await letFrames(page);
  await preview(page).locator('.merged tr.differs').nth(39).waitFor();
  await preview(page).locator('h3.file').nth(3).waitFor();
  await holdFrames(page);
  await takeIn(page);
  await letFrames(page);
  await told(page, '40件のシートを取り込みました');
  const after = await stored(page);
  assert.deepEqual(numbers.map((at) => after[`s${at}`].initiatives[0].midterm), numbers.map(() => '(1) 参加548人'));
});
