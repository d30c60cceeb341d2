// A clerk's day by keyboard alone: from a bare app through writing a sheet of four initiatives, reporting, checking and
// publishing; and not a letter is lost.

import assert from 'node:assert/strict';
import { download, open, test } from './harness.mjs';
import { circled, COLUMNS } from './support/sheets.mjs';

const SHEET = {
  group: '総務部等',
  department: '危機管理課',
  goal: '災害に強いまちづくり',
  situation: '大雨のたびに道路が冠水している。\n自主防災組織の半数に訓練の経験がない。',
  purpose: '① 備えを進める\n② 逃げ遅れをなくす',
};
const INITIATIVES = [1, 2, 3, 4].map((number) => ({
  method: `○ 取組その${number}\n(1) 地区ごとの訓練を行う\n(2) リーダーの研修を行う`,
  deadline: '(1) 通年\n(2) 10月末',
  target: `(1) 年${number + 3}回\n(2) ${number}0人`,
  midterm: `(1) ${number + 1}回\n(2) ${number}2人`,
  final_report: `(1) ${number + 3}回\n(2) ${number}1人`,
}));
// A target without a number is asked about.
Object.assign(INITIATIVES[2], { target: '(1) 年6回\n(2) 研修の内容を改める', midterm: '(1) 4回\n(2) 内容を検討', final_report: '(1) 6回\n(2) 内容を改めた' });
/** What is forgotten at first, and found by the review. */
const FORGOTTEN = INITIATIVES[1].midterm.split('\n')[1];
const REASON = '内容の改善は数で示せないため';
const cellName = (number, column) => `${circled(number)} ${COLUMNS[column]}`;

/** What has the focus, by its name. */
const focused = (page) =>
  page.evaluate(() => {
    const here = document.activeElement;
    return (here.ariaLabel ?? here.labels?.[0]?.textContent ?? here.textContent).trim();
  });
const isAt = (page, name) => page.waitForFunction((name) => document.activeElement.ariaLabel === name, name);

/** Presses a key until something of this name has the focus. */
async function reach(page, key, wanted) {
  const passed = [];
  for (let times = 0; times < 200; times += 1) {
    await page.keyboard.press(key);
    const here = await focused(page);
    if (wanted instanceof RegExp ? wanted.test(here) : here === wanted) return;
    passed.push(here);
  }
  assert.fail(`${wanted} is not reached by ${key}, but ${passed.join('、')}`);
}

/** Types lines as a person does who sees what Enter offers. */
async function write(page, text) {
  for (const [at, line] of text.split('\n').entries()) {
    if (at > 0) await page.keyboard.press('Enter');
    const offered = await page.evaluate(() => {
      const { value, selectionEnd } = document.activeElement;
      return value.slice(value.lastIndexOf('\n', selectionEnd - 1) + 1, selectionEnd);
    });
    assert.ok(line.startsWith(offered), `「${offered}」 is offered for 「${line}」`);
    await page.keyboard.type(line.slice(offered.length));
  }
  assert.equal(await page.evaluate(() => document.activeElement.value), text);
}

async function plan(page) {
  await reach(page, 'Tab', 'シートを作る');
  await page.keyboard.press('Enter');
  await isAt(page, '重点目標');
  await write(page, SHEET.goal);
  await reach(page, 'Shift+Tab', '部局グループ');
  await write(page, SHEET.group);
  for (const [name, text] of [['部局名', SHEET.department], ['現況・課題', SHEET.situation], ['目的・効果', SHEET.purpose]]) {
    await reach(page, 'Tab', name);
    await write(page, text);
  }
  await reach(page, 'Tab', '目標を選ぶ');
  await page.keyboard.press('Enter');
  await reach(page, 'Tab', /住み続けられるまちづくりを/);
  await page.keyboard.press('Space');
  for (const [at, initiative] of INITIATIVES.entries()) {
    if (at === 0) {
      await reach(page, 'Tab', cellName(1, 'method'));
    } else {
      await page.keyboard.press('Alt+ArrowDown');
      await reach(page, 'ArrowRight', `＋ 取組${circled(at + 1)}を加える`);
      await page.keyboard.press('Enter');
      await isAt(page, cellName(at + 1, 'method'));
    }
    await write(page, initiative.method);
    for (const column of ['deadline', 'target']) {
      await reach(page, 'Tab', cellName(at + 1, column));
      await write(page, initiative[column]);
    }
  }
}

async function report(page) {
  await reach(page, 'Shift+Tab', cellName(1, 'midterm'));
  for (const [at, initiative] of INITIATIVES.entries()) {
    for (const column of ['midterm', 'final_report']) {
      if (at + column.length > 'midterm'.length) await reach(page, 'Tab', cellName(at + 1, column));
      const text = initiative[column];
      await write(page, at === 1 && column === 'midterm' ? text.split('\n')[0] : text);
    }
  }
}

async function check(page) {
  const findings = () => page.locator('main .review').first().waitFor();
  await reach(page, 'Shift+Tab', /^点検/);
  await page.keyboard.press('Enter');
  await findings();
  await reach(page, 'Tab', /^② 中間報告/);
  await page.keyboard.press('Enter');
  await isAt(page, cellName(2, 'midterm'));
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(FORGOTTEN.replace(/^\(2\) /, ''));
  assert.equal(await page.evaluate(() => document.activeElement.value), INITIATIVES[1].midterm);

  await reach(page, 'Shift+Tab', /^点検/);
  await page.keyboard.press('Enter');
  await findings();
  await page.waitForFunction(() => ![...document.querySelectorAll('main .review a')].some((link) => link.textContent.startsWith('② 中間報告')));
  await reach(page, 'Tab', /^③ 数値目標/);
  await reach(page, 'Tab', /^対象外にする/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await reach(page, 'Tab', '対象外にする理由');
  await page.keyboard.type(REASON);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

test('writes, reports, checks and publishes by keyboard alone, and not a letter is lost', async ({ page }) => {
  await open(page);
  await plan(page);
  await report(page);
  await check(page);

  await reach(page, 'Shift+Tab', '公開');
  await page.keyboard.press('Enter');
  await reach(page, 'Tab', 'HTML');
  const published = await download(page, () => page.keyboard.press('Enter'));
  for (const text of [SHEET.goal, ...INITIATIVES.flatMap((one) => Object.values(one)).flatMap((text) => text.split('\n'))]) {
    assert.ok(published.bytes.toString().includes(text.replace(/^\(\d\) /, '')), text);
  }

  await reach(page, 'Shift+Tab', /^書き出し/);
  await page.keyboard.press('Enter');
  await reach(page, 'ArrowDown', 'JSON');
  const file = await download(page, () => page.keyboard.press('Enter'));
  const [sheet, ...more] = JSON.parse(file.bytes.toString()).sheets;
  assert.deepEqual(more, []);
  const { group, department, goal, situation, purpose } = sheet;
  assert.deepEqual({ group, department, goal, situation, purpose }, SHEET);
  assert.deepEqual([sheet.rank, sheet.sdgs, sheet.effects], [1, [11], '']);
  assert.deepEqual(sheet.initiatives.map((one) => Object.fromEntries(Object.keys(COLUMNS).map((column) => [column, one[column]]))), INITIATIVES);
  assert.ok(JSON.stringify(sheet).includes(REASON), 'the reason is kept');
});
