// The screen 公開: what is chosen is what the preview shows and what goes out; errors are told before.

import assert from 'node:assert/strict';
import { axe, download, mounted, open, openFile, test, testInFirefox } from './harness.mjs';
import { bar, begin, button, go, keepTo, openSample, pick, preview, saved, told } from './support/app.mjs';
import { CITY, file, initiative, sheet } from './support/sheets.mjs';
import { notePrinting, printedBy } from './support/print.mjs';
import { workbook } from './support/zip.mjs';

const radio = (page, name) => page.getByRole('radio', { name, exact: true });
const box = (page, name) => page.getByRole('checkbox', { name });
const shownPage = (page) => page.frameLocator('iframe[title="プレビュー"]');
const check = (page) => page.getByRole('region', { name: '公開前の点検' });
const ask = (page, name) => page.getByRole('dialog', { name });
const undated = (text) => text.replace(/"exported_at": ?".*?"/, '');

/** Waits until the preview, as text, is so. */
const shows = (page, what, words) =>
  page.waitForFunction(([what, words]) => {
    const text = document.querySelector('.preview iframe').contentDocument?.querySelector('main')?.textContent ?? '';
    return text !== '' && text.includes(words) === what;
  }, [what, words]);

/** Waits until the review has found nothing wrong. */
const checked = (page) => check(page).getByText('誤りは見つかりませんでした').waitFor();

const PLAIN = sheet('a', { initiatives: [initiative('i', { target: '(1) 24点', midterm: '(1) 12点まで進んだ', final_report: '(1) 25点に達した' })] });
/** The review finds an error in it. */
const WRONG = sheet('w', { rank: 2, goal: '直していない目標', positions: [{ plan: '総合計画', text: '第編 第章 第節' }] });

test('what is chosen is what the preview shows', async ({ page }) => {
  await begin(page, [PLAIN], '#/publish');
  await shows(page, true, '25点に達した');
  await shows(page, true, '判定の見方');
  await box(page, '目標と実績（判定）を載せる').uncheck();
  await shows(page, false, '判定の見方');
  await shows(page, true, '25点に達した');
  await radio(page, '計画のみ').check();
  await shows(page, false, '25点に達した');
  await shows(page, false, '期末報告');
  await shows(page, true, '24点');
  assert.ok(await box(page, '目標と実績（判定）を載せる').isDisabled(), 'verdicts are read from reports');
  const text = await page.locator('.preview iframe').getAttribute('srcdoc');
  assert.ok(!text.includes('25点に達した'), 'what is left out does not travel unseen');
  await radio(page, 'すべて（載せない報告・メモ・コメントも）').check();
  await page.waitForFunction(() => document.querySelector('.preview iframe').srcdoc.includes('25点に達した'));
  await shows(page, false, '25点に達した');
});

test('eight sheets are seen whole in the picker, all are taken out and in, and paper is laid out while the page answers', async ({ page }) => {
  const many = Array.from({ length: 50 }, (_, at) => sheet(`s${at}`, { rank: at + 1, goal: `目標${at + 1}`, situation: '現況と課題を書く。'.repeat(at === 0 ? 1500 : 20) }));
  await begin(page, many, '#/publish');
  const whole = await page.locator('.sheet-picks').evaluate((picks) => {
    const { top, bottom } = picks.getBoundingClientRect();
    const rows = [...picks.querySelectorAll('li:not(.group)')].map((row) => row.getBoundingClientRect());
    return rows.filter((row) => row.top >= top && row.bottom <= Math.min(bottom, innerHeight)).length;
  });
  assert.ok(whole >= 8, `${whole} sheets`);
  await button(page, 'すべて外す').click();
  await page.getByText('シート（50件中 0件）').waitFor();
  await button(page, 'すべて選ぶ').click();
  await page.getByText('シート（50件中 50件）').waitFor();
  await shows(page, true, '目標50');
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
    }).observe({ type: 'longtask' });
  });
  await radio(page, '印刷').check();
  await page.getByText(/用紙 約\d+枚（1枚に収まらない1件のシートが\d枚になります、1枚に収まるシート 49枚/).waitFor();
  const longest = await page.evaluate(() => globalThis.longest);
  assert.ok(longest < 1_000, `${longest} ms`);
});

test('the file is the page of the preview', async ({ page }) => {
  await begin(page, [PLAIN], '#/publish');
  await checked(page);
  await shows(page, true, '25点に達した');
  await radio(page, '計画のみ').check();
  await shows(page, false, '25点に達した');
  const out = await download(page, () => button(page, 'HTML').click());
  assert.equal(out.name, '重点目標_令和6年度_総務部等_1位_目標a.html');
  const text = await page.locator('.preview iframe').getAttribute('srcdoc');
  assert.equal(undated(out.bytes.toString('utf8')), undated(text));
  await told(page, '1件を「重点目標_令和6年度_総務部等_1位_目標a.html」に書き出しました');
});

test('Markdown holds what is chosen, and no more', async ({ page }) => {
  await begin(page, [{ ...PLAIN, memo: 'kept-inside' }], '#/publish');
  await checked(page);
  const markdown = async () => {
    const out = await download(page, () => button(page, 'Markdown').click());
    assert.equal(out.name, '重点目標_令和6年度_総務部等_1位_目標a.md');
    return out.bytes.toString('utf8');
  };
  const shown = await markdown();
  assert.ok(shown.includes('25点に達した') && !shown.includes('kept-inside'));
  await radio(page, 'すべて（載せない報告・メモ・コメントも）').check();
  assert.ok((await markdown()).includes('kept-inside'));
  await radio(page, '計画のみ').check();
  const plan = await markdown();
  assert.ok(plan.includes('24点') && !plan.includes('25点に達した') && !plan.includes('kept-inside'));
});

test('a workbook holds what is chosen, and no more', async ({ page }) => {
  await begin(page, [{ ...PLAIN, memo: 'kept-inside' }], '#/publish');
  await checked(page);
  const book = async () => {
    const out = await download(page, () => button(page, 'Excel').click());
    assert.equal(out.name, '重点目標_令和6年度_総務部等_1位_目標a.xlsx');
    const { names, members } = workbook(out.bytes);
    return { names, all: [...members.values()].join('') };
  };
  const shown = await book();
  assert.ok(shown.all.includes('25点に達した') && !shown.all.includes('kept-inside'));
  assert.ok(shown.names.includes('目標と実績'));
  await radio(page, 'すべて（載せない報告・メモ・コメントも）').check();
  assert.ok((await book()).all.includes('kept-inside'));
  await radio(page, '計画のみ').check();
  const plan = await book();
  assert.ok(plan.all.includes('24点') && !plan.all.includes('25点に達した') && !plan.all.includes('kept-inside'));
  assert.ok(!plan.names.includes('目標と実績'));
});

test('sheets are left out one by one, by group and by department', async ({ page }) => {
  await begin(page, CITY, '#/publish');
  const summary = (words) => page.getByText(words, { exact: true }).waitFor();
  await summary('シート（4件中 4件）');
  await shows(page, true, '人材の確保と育成');
  await box(page, '人材の確保と育成').uncheck();
  await shows(page, false, '人材の確保と育成');
  await summary('シート（4件中 3件）');
  assert.ok(!(await box(page, '総務部等').isChecked()), 'the group is no longer whole');
  await box(page, '総務部等').check();
  assert.ok(await box(page, '人材の確保と育成').isChecked());
  await shows(page, true, '人材の確保と育成');
  await box(page, '総務部等').uncheck();
  await summary('シート（4件中 1件）');
  await keepTo(page, '総務課');
  await summary('シート（4件中 0件）');
  await page.getByText('4件のうち 2件は、絞り込みのため表示していません。').waitFor();
  await page.getByText('シートを1つ以上選ぶと').waitFor();
  assert.ok(await button(page, 'HTML').isDisabled());
  await bar(page).getByRole('combobox').selectOption('令和7年度');
  await summary('シート（1件中 1件）');
  await shows(page, true, '新庁舎の完成');
  assert.match(page.url(), /#\/publish$/);
});

test('errors are listed with their places, and asked about before anything goes out', async ({ page }) => {
  await page.addInitScript(notePrinting);
  await begin(page, [PLAIN, WRONG], '#/publish');
  await check(page).getByText('誤り 1件').waitFor();
  await button(page, 'HTML').click();
  await ask(page, '誤りが残っています').waitFor();
  await axe(page);
  await button(page, '点検に戻る').click();
  await page.waitForFunction(() => document.activeElement.id === 'check');
  const out = await download(page, async () => {
    await button(page, 'HTML').click();
    await button(page, 'このまま書き出す').click();
  });
  assert.match(out.bytes.toString('utf8'), /直していない目標/);
  // It was said once; printing the same does not ask again.
  assert.match(await printedBy(page, () => button(page, '印刷・PDF').click()), /直していない目標/);
  await check(page).getByRole('link', { name: /総合計画における位置付け/ }).click();
  await page.waitForFunction(() => document.activeElement.dataset.cell?.startsWith('position'));
  await page.locator(':focus').fill('第1編 第2章 第3節');
  await go(page, '#/publish');
  await checked(page);
  await download(page, () => button(page, 'HTML').click());
});

test('an error in a sheet that is left out asks nothing', async ({ page }) => {
  await begin(page, [PLAIN, WRONG], '#/publish');
  await check(page).getByText('誤り 1件').waitFor();
  await box(page, '直していない目標').uncheck();
  await checked(page);
  await download(page, () => button(page, 'HTML').click());
});

test('what was not looked at is not said to be without errors', { allow: [/Failed to load|ERR_FAILED|worker|importScripts/i] }, async ({ page }) => {
  let stopped = true;
  await page.route(/\/reader-.*/, (route) => (stopped ? route.abort() : route.continue()));
  await begin(page, [PLAIN], '#/publish');
  await check(page).getByText('1件は点検できませんでした。').waitFor();
  await page.getByText('書き出せませんでした').first().waitFor();
  await button(page, 'HTML').click();
  await ask(page, '点検が終わっていません').waitFor();
  await button(page, '点検に戻る').click();
  stopped = false;
  await page.getByRole('button', { name: 'もう一度読み取る' }).click();
  await checked(page);
  await radio(page, '計画のみ').check();
  await shows(page, true, '24点');
});

test('choices last for the visit, and are no part of the sheets', async ({ page }) => {
  await begin(page, [PLAIN], '#/publish');
  await radio(page, '計画のみ').check();
  await radio(page, 'A4 横').check();
  await radio(page, '印刷').check();
  await box(page, /1枚に収める/).uncheck();
  const undo = bar(page).getByRole('button', { name: '元に戻す', exact: true });
  assert.match(await undo.getAttribute('title'), /取り込み/, 'the last step is still the import');
  await saved(page);
  await page.reload();
  await mounted(page);
  await shows(page, false, '25点に達した');
  for (const name of ['計画のみ', 'A4 横', '印刷']) assert.ok(await radio(page, name).isChecked(), name);
  assert.ok(!(await box(page, /1枚に収める/).isChecked()));
  await bar(page).getByText('ファイルにも保存済み').waitFor();
});

test('paper is shown in pages, counted and scaled', async ({ page }) => {
  await begin(page, [PLAIN, sheet('b', { rank: 2 })], '#/publish');
  await shows(page, true, '25点に達した');
  await box(page, '目標と実績（判定）を載せる').uncheck();
  await shows(page, false, '判定の見方');
  await radio(page, '印刷').check();
  await page.getByText('用紙 3枚').waitFor();
  await box(page, /表紙/).uncheck();
  await page.getByText('用紙 2枚').waitFor();
  const room = await page.locator('.preview .window').boundingBox();
  const drawn = await page.locator('.preview iframe').boundingBox();
  assert.ok(Math.abs(drawn.width - room.width) < 2 && Math.abs(drawn.height - room.height) < 3, `${JSON.stringify(drawn)} in ${JSON.stringify(room)}`);
  await page.setViewportSize({ width: 800, height: 700 });
  await page.waitForFunction(() => {
    const [frame, room] = ['iframe', '.window'].map((one) => document.querySelector(`.preview ${one}`).getBoundingClientRect());
    return Math.abs(frame.width - room.width) <= 1;
  });
  await radio(page, '画面').check();
  await page.waitForFunction(() => !document.querySelector('.preview iframe').contentDocument.documentElement.classList.contains('paper'));
});

test('links of the preview lead to their places within it', async ({ page }) => {
  await openSample(page);
  await go(page, '#/publish');
  await shows(page, true, '重点目標の一覧');
  await shownPage(page).getByRole('link', { name: '誰もが投票しやすい' }).first().click();
  await page.waitForFunction(() => document.querySelector('.preview iframe').contentWindow.scrollY > 1000);
  assert.match(page.url(), /#\/publish$/);
});

test('a large year is previewed in part, and goes out whole', async ({ page }) => {
  const many = Array.from({ length: 65 }, (_, at) => sheet(`m${at}`, { rank: at + 1, initiatives: [] }));
  await begin(page, many, '#/publish');
  await page.getByText('プレビューは初めの60件です。').waitFor();
  await shows(page, true, '目標m59');
  await shows(page, false, '目標m60');
  await checked(page);
  const out = await download(page, () => button(page, 'HTML').click());
  assert.match(out.bytes.toString('utf8'), /目標m64/);
});

test('the notice of a print leads to exactly what was printed', async ({ page }) => {
  await page.addInitScript(notePrinting);
  await begin(page, CITY, '#/sheet/n');
  await printedBy(page, () => button(page, '印刷').click());
  await button(page, '用紙の設定').click();
  await page.getByText('シート（1件中 1件）').waitFor();
  await shows(page, true, '新庁舎の完成');
  await bar(page).getByRole('combobox').selectOption('令和6年度');
  await page.getByText('シート（4件中 4件）').waitFor();
});

test('everything is done by keyboard', async ({ page }) => {
  await begin(page, [PLAIN], '#/publish');
  await checked(page);
  await shows(page, true, '25点に達した');
  await radio(page, '報告も含める').focus();
  await page.keyboard.press('ArrowDown');
  await shows(page, false, '25点に達した');
  const names = [];
  for (let at = 0; at < 16; at += 1) {
    await page.keyboard.press('Tab');
    names.push(await page.evaluate(() => document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent));
  }
  for (const name of ['表紙（重点目標の一覧）を付ける', 'A3 横', '印刷・PDF', 'HTML', '画面']) assert.ok(names.includes(name), `${name} in ${names}`);
});

test('without sheets it says what belongs there', async ({ page }) => {
  await open(page, '#/publish');
  await page.getByText('この条件のシートはありません').waitFor();
  assert.ok(await button(page, '印刷・PDF').isDisabled());
  await axe(page);
});

test('the one-file app previews from file://', async ({ page }) => {
  await openFile(page, '#/publish');
  await pick(page, file('a.json', JSON.stringify({ format: 'goalsheet', version: 1, sheets: [PLAIN] })));
  await button(preview(page), '取り込む').click();
  await go(page, '#/publish');
  await shows(page, true, '25点に達した');
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.preview iframe').contentDocument.querySelector('.form table')).borderCollapse), 'collapse', 'with its style');
});

for (const [where, start] of [['a server', open], ['file://', openFile]]) {
  testInFirefox(`previews from ${where}`, async ({ page }) => {
    await start(page);
    await page.locator('::-p-aria([name="見本で試す"][role="button"])').click();
    // The count beside 点検 moves what stands behind it, once.
    await page.waitForSelector('.badge.grave:not([hidden])');
    await page.locator('::-p-aria([name="公開"][role="link"])').click();
    await page.waitForFunction(() => document.querySelector('.preview iframe')?.contentDocument?.querySelector('.form table'));
    const styled = () => getComputedStyle(document.querySelector('.preview iframe').contentDocument.querySelector('.form table')).borderCollapse;
    assert.equal(await page.evaluate(styled), 'collapse', 'with its style');
    await page.locator('::-p-aria([name="印刷"][role="radio"])').click();
    await page.waitForFunction(() => /用紙 約?\d+枚/.test(document.querySelector('.preview').textContent));
  });
}
