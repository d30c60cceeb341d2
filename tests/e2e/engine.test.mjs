// The engines, WebAssemblies of their own: loaded when first used, in a worker; the app lives on where one is missing or breaks down.

import assert from 'node:assert/strict';
import * as harness from './harness.mjs';
import { mounted, ONE_FILE, open, openFile, test, testInFirefox } from './harness.mjs';
import { bar, begin, button, cell, go, holds, listed, lists, openSheet, pick, preview, saved, takeIn } from './support/app.mjs';
import { stopClock } from './support/clock.mjs';
import { holdEngines } from './support/engine.mjs';
import { file, fileText, initiative, sheet } from './support/sheets.mjs';

/** What a converter made of a sheet. */
const converted = (goal) =>
  [
    '# 市民部',
    '## 令和7年度 重点目標管理シート',
    `重点目標\t${goal}\t部局名\t市民課\t優先順位\t1`,
    '\t取組項目及び方法・手段\t期間・期限\t数値目標\t中間報告\t期末報告',
    '①\t○ 案内 (1) 掲示\t(1) 年度内\t(1) 4回\t(1) 1回\t(1) 5回',
    '配布資料',
    '- 4 -',
  ].join('\n');
const text = (goal) => file('変換した文書.txt', converted(goal));

/** Imports a converted text, and looks at what came of it. */
async function imports(page, goal) {
  await pick(page, text(goal));
  await preview(page).getByRole('heading', { name: '変換した文書.txt（1件）' }).waitFor();
  await preview(page).getByText('ページ番号').first().waitFor();
  await takeIn(page);
  assert.ok((await listed(page)).includes(goal));
}

const workers = (requests) => requests.filter((path) => path.startsWith('/reader-')).map((path) => path.replace(/-.*\./, '.'));

test('is loaded when it is first used, once', async ({ page }) => {
  const before = harness.site.requests.length;
  const asked = () => workers(harness.site.requests.slice(before));
  await open(page);
  await pick(page, file('届いた.json', fileText([sheet('x')])));
  await button(preview(page), 'やめる').click();
  assert.deepEqual(asked(), [], 'a file of our own is read without it');
  await imports(page, '窓口');
  await imports(page, '案内');
  await verdict(page, '窓口').waitFor();
  assert.deepEqual(asked(), ['/reader.js', '/reader.wasm']);
  await openSheet(page, '窓口');
  await holds(cell(page, '① 取組項目及び方法・手段'), '○ 案内 \n(1) 掲示');
});

/** What the list says of a sheet's findings. */
const verdict = (page, goal) => page.getByRole('main').getByRole('row').filter({ hasText: goal }).getByRole('link', { name: /(注意|誤り|ヒント) \d/ }).first();

const COUNTED = sheet('v', { initiatives: [initiative('p', { target: '24点以上', midterm: '', final_report: '17点' })] });
const chip = (page, name) => page.getByRole('main').getByRole('button', { name });

/** Problems that the tests mean to cause. */
const MISSING = { allow: [/Failed to load|ERR_FAILED|worker|importScripts|policy/i] };
const GONE = '読み取るプログラムを、読み込めませんでした';
const banner = (page) => page.getByRole('alert').filter({ hasText: '数値・判定・点検を読み取るプログラムを、読み込めませんでした' });

for (const ending of ['js', 'wasm']) {
  test(`says so when its .${ending} does not arrive, and is tried again`, MISSING, async ({ page }) => {
    const address = `**/reader-*.${ending}`;
    await page.route(address, (route) => route.abort());
    await open(page);
    await pick(page, text('窓口'), file('届いた.json', fileText([COUNTED])));
    await preview(page).getByRole('heading', { name: '変換した文書.txt' }).waitFor();
    await preview(page).getByText(GONE).waitFor();
    await takeIn(page);
    await lists(page, [COUNTED.goal]);
    await banner(page).waitFor();
    await openSheet(page, COUNTED.goal);
    await cell(page, '現況・課題').fill('それでも書ける');
    await saved(page);
    await bar(page).getByRole('button', { name: '書き出し' }).click();
    await page.getByRole('menuitem', { name: 'CSV', exact: true }).click();
    await page.getByText('ファイルを作るプログラムを読み込めなかったため').waitFor();
    await page.unroute(address);
    await button(page, 'もう一度読み取る').click();
    await chip(page, '① 期末報告 (1) ▲ 未達 70%').waitFor();
    await banner(page).waitFor({ state: 'detached' });
    await go(page, '#/');
    await imports(page, '窓口');
  });
}

test('works on the page where workers are forbidden', MISSING, async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.Worker = class {
      constructor() {
        throw new DOMException('forbidden', 'SecurityError');
      }
    };
  });
  await open(page);
  await imports(page, '窓口');
});

test('works on the page where there are no workers, in one file', async ({ page }) => {
  await page.addInitScript(() => delete globalThis.Worker);
  await openFile(page);
  await imports(page, '窓口');
});

test('is started anew when it breaks down', { allow: [/stopped on purpose/] }, async ({ page }) => {
  const [first] = await Promise.all([page.waitForEvent('worker'), begin(page, [COUNTED], '#/sheet/v')]);
  await chip(page, '① 期末報告 (1) ▲ 未達 70%').waitFor();
  await stop(first);
  const report = cell(page, '① 期末報告');
  const [second] = await Promise.all([page.waitForEvent('worker'), report.fill('25点')]);
  await chip(page, '① 期末報告 (1) ✓ 達成 104%').waitFor();
  await stop(second);
  await go(page, '#/');
  await Promise.all([page.waitForEvent('worker'), imports(page, '窓口')]);
});

/** Breaks a worker down while it has nothing to do. */
const stop = (worker) =>
  Promise.all([
    worker.waitForEvent('close'),
    worker.evaluate(() => void setTimeout(() => { throw new Error('stopped on purpose'); })),
  ]);

test('a sheet that breaks it down is told, and the others are read', { allow: [/broken/] }, async ({ page }) => {
  await answering(page, 'if (new TextDecoder().decode(data).includes("割れる")) throw new Error("broken");');
  const sheets = [COUNTED, sheet('x', { rank: 2, situation: '割れる' }), { ...COUNTED, id: 'w', rank: 3, goal: '別の目標' }];
  await begin(page, sheets, '#/results');
  await page.getByRole('alert').filter({ hasText: 'シートを読み取る途中で、アプリに問題が起きました' }).waitFor();
  for (const goal of [COUNTED.goal, '別の目標']) await page.getByRole('link', { name: `${goal} ①` }).waitFor();
  assert.equal(await page.getByRole('link', { name: '目標x ①' }).count(), 0);
  await go(page, '#/sheet/x');
  await cell(page, '現況・課題').fill('割れない');
  await chip(page, '① 期末報告 (1)').waitFor();
});

/** Has the worker's script do something before each answer. */
const answering = (page, act) =>
  page.route('**/reader-*.js', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('wasm_bindgen.answer(event.data)', `(function (data) { ${act} return wasm_bindgen.answer(data); })(event.data)`);
    await route.fulfill({ response, body });
  });

test('says so where it breaks down over a file again and again', { allow: [/broken/] }, async ({ page }) => {
  await answering(page, 'throw new Error("broken");');
  await open(page);
  await pick(page, text('窓口'));
  await preview(page).getByText('この文書を読み取る途中で、アプリに問題が起きました').waitFor();
  await preview(page).getByText('技術的な情報：Error: broken').waitFor();
});

test('what changes while it is read is read again, and undone', async ({ page }) => {
  const engines = await holdEngines(page);
  await begin(page, [COUNTED], '#/sheet/v');
  await engines.asked();
  // Typing overtakes it. A pause would end the undo step, and a busy machine makes pauses.
  await stopClock(page);
  const report = cell(page, '① 期末報告');
  for (const points of [18, 19, 20]) {
    await report.fill(`${points}点`);
    await page.waitForFunction((points) => document.querySelector(`[aria-label="① 期末報告"]`).value === `${points}点`, points);
  }
  await engines.letGo();
  await page.clock.runFor(300);
  await chip(page, '① 期末報告 (1) ▲ 未達 83%').waitFor();
  await report.blur();
  await bar(page).getByRole('button', { name: '元に戻す', exact: true }).click();
  await page.clock.runFor(300);
  await chip(page, '① 期末報告 (1) ▲ 未達 70%').waitFor();
});

test('the count beside 点検 is never one of a part of the sheets', async ({ page }) => {
  const engines = await holdEngines(page);
  // A report without a word of why the target was missed, in each of more sheets than are asked for at once.
  await begin(page, many(40), '#/');
  const count = findings(page);
  await engines.asked(2);
  await engines.letOneGo();
  // The next question is asked when the first answer has been taken in.
  await engines.asked(2);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  assert.equal(await count.isVisible(), false, 'a first batch of forty says nothing');
  await engines.letGo();
  await count.waitFor();
  const found = Number(await count.textContent());
  assert.ok(found >= 40 && found % 40 === 0, `each of the forty is counted alike, in ${found}`);
});

/** So many sheets that are alike. */
const many = (length, parts) => Array.from({ length }, (_, at) => ({ ...COUNTED, id: `v${at}`, rank: at + 1, ...parts }));
/** The count beside 点検, which is told when all is read. */
const findings = (page) => bar(page).getByRole('link', { name: '点検' }).locator('.badge');

test('much is read by two copies, and one that breaks down loses nothing', { allow: [/stopped on purpose/] }, async ({ page }) => {
  const workers = [];
  page.on('worker', (worker) => workers.push(worker));
  const second = page.waitForEvent('worker', { predicate: () => workers.length === 2 });
  await begin(page, many(400, { situation: '現況と課題。\n'.repeat(200) }), '#/');
  await stop(await second);
  await findings(page).waitFor();
  const found = Number(await findings(page).textContent());
  assert.ok(found >= 400 && found % 400 === 0, `each of them is counted once, in ${found}`);
});

/** Runs in the page: every worker but the first is none. */
function refuseSeconds(what) {
  const { Worker } = globalThis;
  globalThis.refused = 0;
  let count = 0;
  globalThis.Worker = function (address, ...parts) {
    if (count++ === 0) return new Worker(address, ...parts);
    globalThis.refused += 1;
    if (what === 'is forbidden') throw new DOMException('only one', 'QuotaExceededError');
    if (what === 'does not arrive') return new Worker(new URL('gone.js', location.href), ...parts);
    return Object.assign(new EventTarget(), { postMessage() {} });
  };
  globalThis.Worker.prototype = Worker.prototype;
}
for (const what of ['is forbidden', 'does not arrive', 'never says a word']) {
  test(`where a second copy ${what}, the first reads all`, MISSING, async ({ page }) => {
    await page.addInitScript(refuseSeconds, what);
    await begin(page, many(400, { situation: '現況と課題。\n'.repeat(200) }), '#/');
    await findings(page).waitFor();
    const found = Number(await findings(page).textContent());
    assert.ok(found >= 400 && found % 400 === 0, `each of them is counted once, in ${found}`);
    assert.equal(await page.evaluate(() => globalThis.refused), 1, 'a second one is tried once');
    assert.ok(!(await page.getByRole('alert').isVisible()), 'nobody need know');
  });
}

test('works in the one-file app', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await openFile(page);
  const [worker] = await Promise.all([page.waitForEvent('worker'), imports(page, '窓口')]);
  assert.match(worker.url(), /^blob:/);
  await verdict(page, '窓口').waitFor();
  assert.deepEqual(asked.filter((url) => !/^(data|blob):/.test(url)), [ONE_FILE]);
});

test('works in the one-file app in a browser that cannot inflate', async ({ page }) => {
  await page.addInitScript(() => delete globalThis.DecompressionStream);
  await openFile(page);
  await imports(page, '窓口');
});

for (const [where, start] of [['a server', open], ['one file', openFile]]) {
  testInFirefox(`reads a converted text, from ${where}`, async ({ page }) => {
    await start(page);
    await mounted(page);
    await page.locator('::-p-aria([name="文章を貼り付ける"][role="button"])').click();
    await page.locator('textarea[aria-label="貼り付ける文章"]').fill(converted('窓口'));
    await page.locator('::-p-aria([name="内容を確かめる"][role="button"])').click();
    await page.waitForFunction(() => document.querySelector('dialog.import[open]')?.innerText.includes('1件を取り込みます'));
    await page.locator('::-p-aria([name="取り込む"][role="button"])').click();
    await page.locator('::-p-aria([name="窓口"][role="link"])').click();
    await page.waitForFunction(() => document.querySelector('main')?.innerText.includes('✓ 達成 125%'));
  });
}

/** What a gateway that wants a new login answers to everything. */
const LOGIN = { contentType: 'text/html; charset=utf-8', body: '<!DOCTYPE html><title>認証</title><form>ログイン</form>' };
const LOGGED_OUT = 'ログインや認証の画面';
const ANSWERED = { allow: [/MIME|Failed to load|worker|importScripts|Unexpected token|magic word|login\.invalid|integrity|ERR_|404|policy/i] };

for (const [what, answer] of Object.entries({
  'a page of its own': (route) => route.fulfill(LOGIN),
  'the way to another host': (route) => route.fulfill({ status: 302, headers: { location: 'https://login.invalid/' } }),
})) {
  test(`where a gateway answers with ${what} in the engine’s place, that is said, and it starts when one is logged in`, ANSWERED, async ({ page }) => {
    await page.route(/\/reader-.*\.(js|wasm)/, answer);
    await begin(page, [COUNTED]);
    const alert = page.getByRole('alert').filter({ hasText: LOGGED_OUT });
    await alert.waitFor();
    assert.ok(!(await alert.innerText()).includes('JsValue'));
    await page.unroute(/\/reader-.*\.(js|wasm)/);
    await button(alert, 'もう一度読み取る').click();
    await verdict(page, COUNTED.goal).waitFor();
  });
}

test('a help that a gateway answers with its own page is not shown as ours', ANSWERED, async ({ page }) => {
  await begin(page, [COUNTED]);
  await page.route(/\/help\.html/, (route) => route.fulfill(LOGIN));
  await page.keyboard.press('F1');
  await page.getByText('読み込めませんでした').first().waitFor();
  assert.equal(await page.getByText('ログイン', { exact: true }).count(), 0);
});
