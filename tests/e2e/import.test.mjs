// Import: by picker, by dropping, by pasting; a preview before anything changes, and one undo after it.

import assert from 'node:assert/strict';
import { open, test, watched } from './harness.mjs';
import { bar, begin, button, cell, exportAs, go, holds, lists, openSheet, pick, preview, saved, sheetsOf, storage, storedSheets, takeIn, told, undo } from './support/app.mjs';
import { CITY, file, fileText, sheet } from './support/sheets.mjs';

const HERE = [sheet('a'), sheet('b', { rank: 2 })];
const choice = (page, goal) => preview(page).getByRole('combobox', { name: `「${goal}」の取り込み方` });
const row = (page, goal) => preview(page).getByRole('row').filter({ hasText: goal });

/** Lets go of files over the page, as a file manager does. */
async function drop(page, files, target = 'body') {
  const dataTransfer = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const { name, text } of files) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await page.dispatchEvent(target, 'dragover', { dataTransfer });
  await page.getByText('ここで放すと').waitFor();
  await page.dispatchEvent(target, 'drop', { dataTransfer });
  await preview(page).waitFor();
}

/** Puts text on the clipboard and pastes it by the keyboard. */
async function paste(page, context, text) {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press('Control+v');
}

test('takes in many files at once, each told by its name', async ({ page }) => {
  await open(page);
  const names = ['企画.json', '総務.txt', '教育.json'];
  await pick(page, ...names.map((name, at) => file(name, fileText([sheet(`s${at}`, { rank: at + 1 })]))));
  for (const name of names) await preview(page).getByRole('heading', { name: `${name}（1件）` }).waitFor();
  await preview(page).getByText('3件を取り込みます').waitFor();
  await takeIn(page);
  await told(page, '3件のシートを取り込みました');
  await lists(page, ['目標s0', '目標s1', '目標s2']);
});

for (const [where, hash, target] of [['the first visit', '', 'body'], ['the sheet', '#/sheet/a', 'article'], ['the bin', '#/bin', 'h1']]) {
  test(`takes files that are dropped anywhere: ${where}`, async ({ page }) => {
    await (hash ? begin(page, HERE, hash) : open(page));
    await page.locator(target).first().waitFor();
    await drop(page, [{ name: '届いた.json', text: fileText([sheet('x', { rank: 9 })]) }], target);
    await takeIn(page);
    await page.getByRole('main').getByRole('link', { name: '目標x' }).waitFor();
  });
}

test('takes text that is pasted outside of fields, and leaves fields their own', async ({ page, context }) => {
  await begin(page, HERE);
  await paste(page, context, fileText([sheet('x', { rank: 9 })]));
  await preview(page).getByRole('heading', { name: '貼り付けた文章（1件）' }).waitFor();
  await button(preview(page), 'やめる').click();
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Control+v');
  await page.getByText('条件に合うシートはありません').waitFor();
  assert.ok(await preview(page).isHidden());
});

test('takes text that is pasted into the dialog', async ({ page }) => {
  await open(page);
  await button(page, '文章を貼り付ける').click();
  const dialog = page.getByRole('dialog', { name: '文章を貼り付けて取り込む' });
  await cell(dialog, '貼り付ける文章').fill(fileText([sheet('x')]));
  await button(dialog, '内容を確かめる').click();
  await takeIn(page);
  await lists(page, ['目標x']);
  await button(page, '文章を貼り付ける').click();
  await holds(cell(dialog, '貼り付ける文章'), '');
  await button(dialog, 'やめる').click();
  await dialog.waitFor({ state: 'hidden' });
});

const INCOMING = [
  sheet('a'),
  sheet('b', { rank: 5, situation: 'ファイルの文', sdgs: [1] }),
  sheet('x', { rank: 3 }),
];
const CHOICES = {
  今のまま残す: { goals: ['目標a', '目標b', '目標x'], situations: ['現況\n課題'] },
  置き換える: { goals: ['目標a', '目標x', '目標b'], situations: ['ファイルの文'] },
  両方残す: { goals: ['目標a', '目標b', '目標x', '目標b'], situations: ['ファイルの文', '現況\n課題'] },
};
for (const [name, { goals, situations }] of Object.entries(CHOICES)) {
  test(`shows what is new, the same and different, and does as chosen: ${name}`, async ({ page }) => {
    await begin(page, HERE);
    const before = await storage(page);
    await pick(page, file('届いた.json', fileText(INCOMING)));
    await row(page, '目標a').getByText('同じ内容がある').waitFor();
    await row(page, '目標b').getByText('内容が違う').waitFor();
    await row(page, '目標x').getByText('新しい').waitFor();
    for (const place of ['優先順位', '現況・課題', 'SDGs']) await row(page, '目標b').getByText(place).waitFor();
    assert.deepEqual(await choice(page, '目標b').getByRole('option').allTextContents().then((all) => all.sort()), Object.keys(CHOICES).sort());
    await choice(page, '目標b').selectOption(name);
    assert.deepEqual(await storage(page), before, 'nothing changes before 取り込む');
    await takeIn(page);
    await lists(page, goals);
    await saved(page);
    const stored = Object.values(await storedSheets(page)).filter((one) => one.goal === '目標b');
    assert.deepEqual(stored.map((one) => one.situation).sort(), situations.sort());
    await undo(page);
    await lists(page, ['目標a', '目標b']);
    await saved(page);
    assert.deepEqual(await storedSheets(page), { a: HERE[0], b: HERE[1] });
  });
}

test('what differs stands first, side by side and marked, and single parts of it are taken', async ({ page }) => {
  const here = sheet('b', { rank: 2, situation: '待ち時間が平均 12,000秒である。\n人も足りない。' });
  await begin(page, [HERE[0], here]);
  const theirs = { ...here, situation: '待ち時間が平均 13,000秒である。\n人も足りない。', purpose: '① 別の目的' };
  theirs.initiatives = [{ ...here.initiatives[0], target: '(1) 年6回' }, here.initiatives[1]];
  await pick(page, file('一.json', fileText([sheet('x', { rank: 3 })])), file('二.json', fileText([theirs])));
  await preview(page).getByText('内容が違う 1件　新しい 1件').waitFor();
  assert.equal(await preview(page).getByRole('heading', { level: 3 }).first().textContent(), '内容が違うシート（1件）');
  const part = (name) => preview(page).getByRole('checkbox', { name: `${name}をファイルの内容にする` });
  const box = page.getByRole('checkbox', { name: '現況・課題をファイルの内容にする' });
  const versions = preview(page).getByRole('row').filter({ has: box }).last().locator('td.version');
  await versions.locator('del').waitFor();
  assert.deepEqual(await versions.locator('del, ins').allTextContents(), ['12,000', '13,000']);
  assert.deepEqual(await versions.allTextContents(), [here.situation, theirs.situation]);
  const outcome = button(preview(page), '取り込む').locator('small');
  assert.equal(await outcome.textContent(), '加える 1件・今のまま残す 1件');
  await part('現況・課題').check();
  await part('① 数値目標').check();
  assert.equal(await choice(page, '目標b').locator('option:checked').textContent(), '選んだ2か所だけ置き換える');
  assert.equal(await outcome.textContent(), '加える 1件・一部を置き換える 1件');
  await takeIn(page);
  await saved(page);
  const stored = (await storedSheets(page)).b;
  assert.deepEqual(stored, { ...theirs, purpose: here.purpose });
  await undo(page);
  await saved(page);
  assert.deepEqual((await storedSheets(page)).b, here);
});

test('chooses for all that differ at once', async ({ page }) => {
  await begin(page, HERE);
  await pick(page, file('届いた.json', fileText(HERE.map((one) => ({ ...one, situation: 'ファイルの文' })))));
  await button(preview(page), 'すべて置き換える').click();
  await preview(page).getByText('2件を取り込みます').waitFor();
  await button(preview(page), 'すべて今のまま残す').click();
  await preview(page).getByText('取り込むシートはありません').waitFor();
  assert.ok(await button(preview(page), '取り込む').isDisabled());
});

for (const [way, leave] of [
  ['やめる', (page) => button(preview(page), 'やめる').click()],
  ['the Escape key', (page) => page.keyboard.press('Escape')],
]) {
  test(`leaves all as it was: ${way}`, async ({ page }) => {
    await begin(page, HERE);
    const before = await storage(page);
    await pick(page, file('届いた.json', fileText(INCOMING)));
    await leave(page);
    await preview(page).waitFor({ state: 'hidden' });
    await lists(page, ['目標a', '目標b']);
    await page.reload();
    await page.getByRole('searchbox').waitFor();
    assert.deepEqual(await storage(page), before);
  });
}

test('one sheet in two files is told, and nothing of either is lost', async ({ page }) => {
  await open(page);
  const one = fileText([sheet('x', { situation: '一通目' })]);
  const other = fileText([sheet('x', { situation: '二通目' })]);
  await pick(page, file('一通目.json', one), file('二通目.json', other));
  await row(page, '目標x').getByText('内容が違う').waitFor();
  await choice(page, '目標x').first().selectOption('両方残す');
  await takeIn(page);
  await lists(page, ['目標x', '目標x']);
  await saved(page);
  const texts = Object.values(await storedSheets(page)).map((one) => one.situation);
  assert.deepEqual(texts.sort(), ['一通目', '二通目'].sort());
});

test('the same file can be picked again', async ({ page }) => {
  await begin(page, HERE);
  for (let times = 0; times < 2; times += 1) {
    await pick(page, file('届いた.json', fileText(INCOMING)));
    await button(preview(page), 'やめる').click();
    await preview(page).waitFor({ state: 'hidden' });
  }
});

test('keys that the app does not know survive import, editing and export', async ({ page }) => {
  const odd = sheet('a', { 備考: { 深い: ['値', 1] }, color: null });
  odd.initiatives[0] = { ...odd.initiatives[0], 担当: '山田' };
  odd.positions[0] = { ...odd.positions[0], page: 12 };
  await open(page);
  await pick(page, file('後の版.json', fileText([odd], { 市: 'あおぞら市' })));
  await takeIn(page);
  await openSheet(page, '目標a');
  await cell(page, '① 数値目標').fill('(1) 10回');
  await cell(page, '総合計画における位置付け').fill('第9編');
  await saved(page);
  await page.reload();
  await holds(cell(page, '① 数値目標'), '(1) 10回');
  const out = JSON.parse((await exportAs(page, 'JSON')).text);
  const [one] = out.sheets;
  assert.deepEqual([out.市, one.備考, one.color], ['あおぞら市', odd.備考, null]);
  assert.deepEqual([one.initiatives[0].担当, one.initiatives[0].target], ['山田', '(1) 10回']);
  assert.deepEqual([one.positions[0].page, one.positions[0].text], [12, '第9編']);
});

const ODD_TEXTS = {
  markup: '<script>globalThis.intruder = 1</script><img src=x onerror="globalThis.intruder = 2">',
  links: 'javascript:globalThis.intruder=3',
  formula: '=cmd|\'/c calc\'!A0',
  'right-to-left marks': 'あ\u202eいう\u202cえ\u200f',
  'zero-width characters': '一\u200b二\u200d三\ufeff四',
  'rare kanji and emoji': '𠮷野家 葛\u{e0100}城 👨‍👩‍👧‍👦 🇯🇵',
  escapes: '\\u0041 &lt;b&gt; "quoted" \'\t\\n',
};
test('odd texts are shown as text, stored as text, exported as text, and run by nothing', async ({ page }) => {
  const sheets = Object.values(ODD_TEXTS).map((text, at) =>
    sheet(`s${at}`, { rank: at + 1, goal: text, department: text, situation: text, purpose: text }),
  );
  await begin(page, sheets);
  await lists(page, Object.values(ODD_TEXTS));
  for (const [at, text] of Object.values(ODD_TEXTS).entries()) {
    await go(page, `#/sheet/s${at}`);
    for (const name of ['重点目標', '部局名', '現況・課題']) await holds(cell(page, name), text);
    await page.getByRole('article').locator('.cell-text').filter({ hasText: text.trim().split(/\s/)[0] }).first().waitFor();
  }
  assert.equal(await page.evaluate(() => globalThis.intruder), undefined);
  await go(page, '#/');
  await lists(page, Object.values(ODD_TEXTS));
  assert.deepEqual(sheetsOf(await exportAs(page, 'JSON')), sheets);
});

test('a field that had the cursor does not write its old words over what came', async ({ page }) => {
  await begin(page, [sheet('a', { situation: '元' })], '#/sheet/a');
  await cell(page, '現況・課題').fill('こちらの文');
  await saved(page);
  // As from the file dialog: the field gets the cursor back when the preview closes.
  await pick(page, file('別の版.json', fileText([sheet('a', { situation: 'ファイルの文' })])));
  await choice(page, '目標a').selectOption('置き換える');
  await takeIn(page);
  await go(page, '#/sheet/a');
  await holds(cell(page, '現況・課題'), 'ファイルの文');
  // Nor over what undo brought back.
  await cell(page, '現況・課題').fill('直した文');
  await undo(page);
  await cell(page, '目的・効果').focus();
  await holds(cell(page, '現況・課題'), 'ファイルの文');
});

test('what another tab wrote while the preview was shown is not overwritten unseen', async ({ page, context, watch }) => {
  await begin(page, [sheet('a', { situation: '元' }), sheet('b', { rank: 2 })]);
  const other = await watched(context, watch);
  await open(other, '#/sheet/a');
  await pick(page, file('別の版.json', fileText([sheet('a', { situation: 'ファイルの文' })])));
  await choice(page, '目標a').selectOption('置き換える');
  await cell(other, '現況・課題').fill('もう一方の文');
  await saved(other);
  await page.waitForFunction(() => localStorage.getItem('goalsheet:sheet:a').includes('もう一方の文'));

  await button(preview(page), '取り込む').click();
  await preview(page).getByRole('alert').filter({ hasText: '「目標a」が変わりました' }).waitFor();
  assert.equal((await storedSheets(page)).a.situation, 'もう一方の文');
  assert.equal(await choice(page, '目標a').evaluate((select) => select.selectedOptions[0].textContent), '今のまま残す');
  await choice(page, '目標a').selectOption('置き換える');
  await takeIn(page);
  await saved(page);
  assert.equal((await storedSheets(page)).a.situation, 'ファイルの文', 'now it was said');
});

test('what came is shown and marked as new, and what came for another year is told', async ({ page }) => {
  await begin(page, CITY);
  const many = Array.from({ length: 12 }, (_, at) => sheet(`x${at}`, { rank: at + 4, goal: `新しい${at}` }));
  await pick(page, file('届いた.json', fileText([...many, sheet('y', { fiscal_year: 2025, rank: 2, goal: '来年の' })])));
  await takeIn(page);
  await told(page, '13件のシートを取り込みました（うち令和7年度 1件）');
  await page.waitForFunction(() => {
    const box = document.querySelector('tr.fresh')?.getBoundingClientRect();
    return box && box.top > 52 && box.bottom < innerHeight;
  });
  assert.equal(await page.locator('tr.fresh').filter({ hasText: '新着' }).count(), 12);
  await page.getByRole('status').getByRole('button', { name: '令和7年度を見る' }).click();
  await lists(page, ['新庁舎の完成', '来年の']);
  assert.equal(await page.locator('tr.fresh').count(), 1);
});
