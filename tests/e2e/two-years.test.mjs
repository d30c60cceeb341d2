// Two years of a small city, as its people work them: 岡崎市's form, steps, locks and 見直し, grades, what is published, the
// year's end, and a second year to its mid-term. Then 約束の台帳 lists what was planted, and nothing besides.

import assert from 'node:assert/strict';
import { axe, open, test } from './harness.mjs';
import { bar, button, cell, go, hide, holds, lists, more, openSheet, pick, saved, takeIn, told, undo } from './support/app.mjs';
import { turnTo } from './support/clock.mjs';
import { file, fileText, initiative, sheet } from './support/sheets.mjs';

const plan = (id, [method, deadline, target]) =>
  initiative(id, { method, deadline, target, midterm: '', final_report: '', purposes: [] });
const goal = (id, rank, department, name, rows) =>
  sheet(id, {
    rank, department, goal: name, group: '市長部局', positions: [], sdgs: [],
    situation: '人手が足りない。', purpose: '暮らしを守る。',
    initiatives: rows.map((row, at) => plan(`${id}-${at + 1}`, row)),
  });
const YEAR = [
  goal('w', 1, '危機管理課', '水害に備える', [
    ['(1) 出前講座', '(1) 年度内', '(1) 年20回'],
    ['(1) 川の水位計の設置', '(1) 12月末', '(1) 4か所'],
    ['(1) 避難訓練', '(1) 年度内', '(1) 参加者300人'],
  ]),
  goal('k', 2, '総務課', '役所の仕事を正す', [
    ['(1) 契約の手引き', '(1) 9月末', '(1) 全課'],
    ['(1) 橋の塗装', '(1) 1月', '(1) 48橋'],
    ['(1) 待ち時間の測定', '(1) 年度内', '(1) 2回'],
  ]),
  goal('s', 3, 'こども課', '子育てを支える', [
    ['(1) 一時預かりの利用', '(1) 年度内', '(1) 100人'],
    ['(1) 訪問相談', '(1) 年度内', '(1) 40件'],
  ]),
];
const GOALS = YEAR.map((one) => one.goal);
/** What each sheet's reports say, initiative by initiative; the handbook of contracts is in none of them. */
const MIDTERM = { w: ['(1) 9回', '(1) 2か所', '(1) 120人'], k: ['', '(1) 20橋', '(1) 1回'], s: ['(1) 60人', '(1) 12件'] };
const FINAL = {
  w: ['(1) 14回', '(1) 部材の入荷が遅れたため、3か所で運用した', '(1) 255人'],
  k: ['', '(1) 48橋', '(1) 機器の故障のため1回'],
  s: ['(1) 120人', '(1) 台風のため33件'],
};
const SECOND_MIDTERM = [['水害に備える', ['(1) 8回', '(1) 3か所', '(1) 130人']], ['役所の仕事を正す', ['(1) 1回']], ['子育てを支える', ['(1) 70人', '(1) 15件']]];
const NUMBERS = ['①', '②', '③'];

const main = (page) => page.getByRole('main');
const choice = (page, name) => page.getByRole('combobox', { name, exact: true });
const chapter = (page, name) => page.getByRole('navigation', { name: '設定の章' }).getByRole('button', { name }).click();
const put = async (field, text) => {
  await field.fill(text);
  await field.press('Tab');
};
/** Writes a column of the sheet on the screen, from its first initiative down. */
const writeColumn = async (page, column, texts) => {
  for (const [at, text] of texts.entries()) {
    if (text) await cell(page, `${NUMBERS[at]} ${column}`).fill(text);
  }
};
/** Begins the steps of the year that is shown. */
const beginSteps = async (page, year) => {
  await go(page, '#/progress');
  await button(page, '目標の設定から始める').click();
  await told(page, `${year}の3シートの段階を始めました。`);
};
/** Closes a step for the whole city. */
const closeStep = async (page, name) => {
  await go(page, '#/progress');
  const press = new RegExp(`3シートの${name}を締める$`);
  await main(page).getByRole('button', { name: press }).click();
  await page.getByRole('dialog', { name: '締めるシートを選ぶ' }).getByRole('button', { name: press }).click();
  await told(page, `3シートの${name}を締めました。`);
};
/** Opens a cell that is only to be read for a reason, and writes it. */
const revise = async (page, name, reason, text) => {
  assert.ok(await cell(page, name).evaluate((field) => field.readOnly), 'it is only to be read');
  await cell(page, name).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'この欄を直す' });
  await dialog.getByRole('textbox', { name: '見直しの理由' }).fill(reason);
  await dialog.getByRole('textbox', { name: '名前' }).fill('山田');
  await button(dialog, '見直しとして直す').click();
  await told(page, `「${name}」を直せるようにしました。`);
  await cell(page, name).fill(text);
};

test('two years of a small city, and the ledger lists what was planted', { now: '2024-05-20T10:00:00+09:00' }, async ({ page }) => {
  await open(page, '#/settings');
  await settle(page);
  await go(page, '#/');
  await pick(page, file('市長部局.json', fileText(YEAR)));
  await takeIn(page);
  await told(page, '3件のシートを取り込みました');
  await lists(page, GOALS);

  // 目標の設定, and a plan that is opened again.
  await beginSteps(page, '令和6年度');
  await go(page, '#/sheet/w');
  assert.ok(await cell(page, '① 実績').evaluate((field) => field.readOnly), 'reports wait for their step');
  await closeStep(page, '目標の設定');
  await turnTo(page, '2024-06-20T10:00:00+09:00');
  await go(page, '#/sheet/w');
  await revise(page, '③ 目標', '会場が小さくなったため', '(1) 参加者250人');
  await main(page).getByText('見直し（目標・6月20日）：会場が小さくなったため').waitFor();

  await turnTo(page, '2024-10-20T10:00:00+09:00');
  for (const [id, texts] of Object.entries(MIDTERM)) {
    await go(page, `#/sheet/${id}`);
    await writeColumn(page, '中間の進捗', texts);
  }
  await closeStep(page, '中間の確認');

  // 実績と評価: the reading offers, people decide.
  await turnTo(page, '2025-04-15T10:00:00+09:00');
  for (const [id, texts] of Object.entries(FINAL)) {
    await go(page, `#/sheet/${id}`);
    await writeColumn(page, '実績', texts);
  }
  await go(page, '#/sheet/s');
  await cell(page, '① 実績').waitFor();
  await button(page, '計画以上 を提案（120％）').click();
  await holds(choice(page, '① 評価'), '計画以上');
  await choice(page, '① 部長評価').selectOption('計画以上');
  await choice(page, '② 部長評価').selectOption('計画未満');
  await choice(page, '② 副市長評価').selectOption('評価不能（外部要因）');
  await cell(page, '② 部長評価のコメント').fill('部長のひとこと');
  await cell(page, '② 副市長評価のコメント').fill('台風の間は訪問できなかった。');
  await cell(page, '② 評価の理由').fill('台風で訪問を中止した。');
  await axe(page);
  await go(page, '#/sheet/w');
  await choice(page, '① 部長評価').selectOption('計画未満');
  await choice(page, '① 副市長評価').selectOption('計画通り');
  await closeStep(page, '実績と評価');
  await page.getByRole('heading', { name: 'この年度は確定しています。' }).first().waitFor();
  await go(page, '#/sheet/w');
  assert.ok(await cell(page, '① 実績').evaluate((field) => field.readOnly), 'the year is closed');

  await published(page);
  await carryOver(page);
  await secondYear(page);

  await choice(page, '年度').selectOption('2024');
  await more(page, '約束の台帳');
  await page.getByRole('heading', { name: '令和6年度　約束の台帳' }).waitFor();
  await main(page).locator('.promise-table tbody tr').first().waitFor();
  const rows = await main(page).locator('.promise-table tbody tr').evaluateAll((rows) =>
    rows.map((row) => [row.querySelector('th a').textContent, row.querySelector('.chip').textContent].join(' ')));
  const heads = ['縮んだ', '延びた', '見当たらない'];
  assert.deepEqual(rows.filter((row) => heads.some((head) => row.includes(head))), [
    '出前講座 ▼ 縮んだ　年20回→年15回',
    '川の水位計の設置 → 延びた　6か月',
    '契約の手引き ？ 見当たらない',
  ]);
  assert.deepEqual(rows.slice(3), [
    '待ち時間の測定 ＝ 据え置き　2年',
    '訪問相談 ▲ 届かず',
    '避難訓練 ✓ 果たした　102%',
    '橋の塗装 ✓ 果たした　100%',
    '一時預かりの利用 ✓ 果たした　120%',
  ]);
  const shrunk = main(page).locator('.promise-table tbody tr').first();
  await shrunk.getByText('理由が書かれていません').waitFor();
  await axe(page);

  // A person has looked, and says so; it is kept with the sheet, and taken back.
  await button(main(page), '本当に見当たらない').click();
  await main(page).getByText('本当に見当たらないと確かめました').waitFor();
  await axe(page);
  await button(main(page), '確かめを取り消す').click();
  await main(page).getByText('確かめてください').waitFor();
  await undo(page);
  await main(page).getByText('本当に見当たらないと確かめました').waitFor();
  // All of it was stored as it came.
  await hide(page);
  await saved(page);
});

/** 岡崎市's form, with percents for its grades, and two who judge: what one of them says is published. */
async function settle(page) {
  await page.getByRole('textbox', { name: '市区町村名' }).fill('あおぞら市');
  await chapter(page, /^様式/);
  await page.getByRole('combobox', { name: /もとにする様式を選ぶ/ }).locator('option', { hasText: '岡崎市' }).waitFor({ state: 'attached' });
  await page.getByRole('combobox', { name: /もとにする様式を選ぶ/ }).selectOption({ label: '岡崎市（公表資料による近似）' });
  await button(page.locator('.settings-proposal'), 'この様式にする').click();
  await told(page, '様式を変えました。');
  await chapter(page, /^評価/);
  const line = (at) => main(page).locator('.settings-line').nth(at);
  const judge = (at) => main(page).locator('.settings-line').filter({ has: page.getByRole('checkbox', { name: '公開する' }) }).nth(at);
  for (const [at, from] of ['110', '90', '0'].entries()) {
    await put(line(at).getByRole('textbox', { name: /達成率が何%以上か/ }), from);
  }
  for (const [at, name] of ['部長評価', '副市長評価'].entries()) {
    await button(main(page), '＋ 人を加える').click();
    await put(judge(at).getByRole('textbox', { name: '名前' }), name);
  }
  await judge(1).getByRole('checkbox', { name: '公開する' }).check();
  // What has scrolled half under the bar is no fault of the screen.
  await page.evaluate(() => scrollTo(0, 0));
  await axe(page);
  await chapter(page, /^年度の段階/);
  const last = main(page).locator('.settings-step').nth(2);
  for (const name of ['部長評価', '部長評価のコメント', '副市長評価', '副市長評価のコメント']) {
    await last.getByRole('checkbox', { name, exact: true }).check();
  }
  await hide(page);
}

/** What everybody may see, and what is the house's own: neither is the other. */
async function published(page) {
  await go(page, '#/publish');
  await page.waitForFunction(() => document.querySelector('.preview iframe')?.srcdoc.includes('台風の間は訪問できなかった。'));
  const text = await page.locator('.preview iframe').getAttribute('srcdoc');
  const shown = [...GOALS, '重点目標の管理シート', '副市長評価', '評価不能（外部要因）', '計画通り', '計画以上', '台風で訪問を中止した。', '14回', '参加者250人', '見直し（目標・6月20日）：会場が小さくなったため'];
  for (const words of shown) assert.ok(text.includes(words), `${words} is published`);
  for (const words of ['部長評価', '部長のひとこと', '計画未満', '山田', '参加者300人']) {
    assert.ok(!text.replaceAll('副市長評価', '').includes(words), `${words} is not published`);
  }
}

/** Goes on into the next year: one initiative is changed, one ends with a word, one without. */
async function carryOver(page) {
  await go(page, '#/carry');
  await page.getByRole('heading', { name: '令和6年度から令和7年度へ' }).waitFor();
  const section = (name) => page.locator('.carry-sheet').filter({ hasText: name });
  await section('水害に備える').getByRole('combobox', { name: '② 翌年度は' }).selectOption('変える');
  const work = section('役所の仕事を正す');
  await work.getByRole('combobox', { name: '① 翌年度は' }).selectOption('終える');
  await work.getByRole('combobox', { name: '② 翌年度は' }).selectOption('終える');
  await work.getByRole('textbox', { name: '② ひとこと' }).fill('塗り終えたため');
  await axe(page);
  await button(page, '令和7年度のシートを3件作る').click();
  await told(page, '令和7年度のシートを3件作りました。');
  await lists(page, GOALS);
}

/** The second year to its mid-term: 20 becomes 15 without a word, a date is put off, and 40 becomes 30 by a 見直し. */
async function secondYear(page) {
  await turnTo(page, '2025-05-20T10:00:00+09:00');
  await beginSteps(page, '令和7年度');
  await go(page, '#/');
  await openSheet(page, '水害に備える');
  await holds(cell(page, '① 実績'), '');
  await holds(choice(page, '① 部長評価'), '');
  await cell(page, '① 目標').fill('(1) 年15回');
  await cell(page, '② 期限').fill('(1) 6月末');
  await closeStep(page, '目標の設定');
  await turnTo(page, '2025-10-20T10:00:00+09:00');
  await go(page, '#/');
  await openSheet(page, '子育てを支える');
  await revise(page, '② 目標', '訪問できる職員が減ったため', '(1) 30件');
  for (const [name, texts] of SECOND_MIDTERM) {
    await go(page, '#/');
    await openSheet(page, name);
    await writeColumn(page, '中間の進捗', texts);
  }
  await bar(page).getByRole('link', { name: '提出状況' }).click();
  await page.getByText('3シートのうち 3 がそろいました').waitFor();
}
