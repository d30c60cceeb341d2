// What this browser holds: one key a sheet; nothing unreadable is overwritten; refusals are shown at once.

import assert from 'node:assert/strict';
import { open, test } from './harness.mjs';
import { bar, begin, button, cell, downloadBy, exportAs, fill, go, hide, holds, lists, pick, saved, sheetsOf, storage, storedSheets, takeIn, told, undo } from './support/app.mjs';
import { CITY, file, fileText, initiative, sheet } from './support/sheets.mjs';

const keyOf = (id) => `goalsheet:sheet:${id}`;
const set = (page, values) => page.evaluate((values) => Object.entries(values).forEach(([key, value]) => localStorage.setItem(key, value)), values);
const situation = (page) => cell(page, '現況・課題');

test('one prefixed key a sheet, and strangers’ keys are never touched', async ({ page }) => {
  const strangers = { theme: '"dark"', 'goalsheet-like': '1', 'x:goalsheet:sheet:a': '{', broken: '\ud800' };
  await open(page);
  await set(page, strangers);
  await begin(page, CITY, '#/sheet/a');
  await holds(cell(page, '重点目標'), CITY[1].goal);
  await situation(page).fill('変えた');
  await saved(page);
  const { ...all } = await storage(page);
  for (const [key, value] of Object.entries(strangers)) assert.equal(all[key], value, key);
  const ours = Object.keys(all).filter((key) => !(key in strangers));
  assert.deepEqual(ours.filter((key) => key.startsWith(keyOf(''))).sort(), CITY.map((one) => keyOf(one.id)).sort());
  assert.ok(ours.every((key) => key.startsWith('goalsheet:')), ours.join());
  // Besides: what tabs say to one another, from where the app was opened, and a setting.
  assert.ok(ours.length <= CITY.length + 3, ours.join());
});

test('a change writes the key of its own sheet, and no other', async ({ page }) => {
  await begin(page, CITY, '#/sheet/a');
  await holds(cell(page, '重点目標'), CITY[1].goal);
  await page.evaluate(() => {
    globalThis.written = [];
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      globalThis.written.push(key);
      return setItem.call(this, key, value);
    };
  });
  await situation(page).fill('変えた');
  await saved(page);
  assert.deepEqual(await page.evaluate(() => globalThis.written), [keyOf('a')]);
});

/** What may stand under a sheet's key that this version cannot read, made from a good value. */
const UNREADABLE = {
  garbage: () => '\u0000これは JSON ではない{{{',
  empty: () => '',
  truncated: (good) => good.slice(0, good.length / 2),
  'of a later version': (good) => good.replace('"stored":1', '"stored":2'),
  'of the wrong type': (good) => good.replace('"goal":"', '"goal":7,"was":"'),
  'a list': () => '[]',
  'another sheet’s': (good) => good.replace(/"id":"s\d"/, '"id":"z"'),
};
test('stored values that cannot be read are told, offered and never overwritten', async ({ page }) => {
  const spoilt = Object.keys(UNREADABLE).map((what, at) => sheet(`s${at}`, { rank: at + 2, goal: what }));
  await begin(page, [sheet('a'), ...spoilt]);
  const good = await storage(page);
  const raw = Object.fromEntries(
    Object.values(UNREADABLE).map((spoil, at) => [keyOf(`s${at}`), spoil(good[keyOf(`s${at}`)])]),
  );
  const keptRaw = async (when) => {
    const now = await storage(page);
    for (const [key, value] of Object.entries(raw)) assert.equal(now[key], value, `${key} ${when}`);
  };
  await set(page, raw);
  await page.reload();
  const banner = page.getByRole('region', { name: 'この端末に、読み取れないデータがあります' });
  await banner.waitFor();
  await lists(page, ['目標a']);
  const item = (what) => banner.getByRole('listitem').filter({ hasText: `「${what}」のシート` });
  for (const what of Object.keys(UNREADABLE)) await item(what).waitFor();
  for (const word of ['goalsheet', 'stored', '送り主', '取り込んで']) {
    assert.ok(!(await banner.innerText()).includes(word), `${word} is nothing for staff`);
  }
  for (const [at, value] of Object.values(raw).entries()) {
    const what = spoilt[at].goal;
    const download = await downloadBy(page, () => button(item(what), 'そのままダウンロード').click());
    assert.equal(download.text, value);
  }

  await go(page, '#/sheet/a');
  await situation(page).fill('ほかのシートは使える');
  await saved(page);
  await keptRaw('after an edit');
  await go(page, '#/');
  await pick(page, file('もう一度.json', fileText(spoilt)));
  await takeIn(page);
  await lists(page, ['目標a', ...spoilt.map((one) => one.goal)]);
  await saved(page);
  await keptRaw('after an import of the same sheets');

  await page.reload();
  await banner.waitFor();
  for (const { id, goal } of spoilt) {
    await button(item(goal), 'この端末から消す').click();
    await item(goal).waitFor({ state: 'hidden' });
    assert.equal((await storage(page))[keyOf(id)], undefined);
  }
  await banner.waitFor({ state: 'hidden' });
  await lists(page, ['目標a', ...spoilt.map((one) => one.goal)]);
});

test('what is damaged is brought back from the spare, of whatever kind, once the person says so', async ({ page }) => {
  await begin(page, [sheet('a'), sheet('b', { rank: 2 })], '#/settings');
  await page.getByRole('textbox', { name: '市区町村名' }).fill('甲市');
  await hide(page);
  await saved(page);
  await go(page, '#/');
  await button(page, '「目標b」を削除').click();
  await hide(page);
  await saved(page);
  const good = await storage(page);
  const kinds = Object.keys(good).filter((key) => /^goalsheet:(sheet|bin|settings)/u.test(key));
  assert.equal(kinds.length, 3, kinds.join());
  const damaged = Object.fromEntries(kinds.map((key) => [key, good[key].slice(0, -20)]));
  await set(page, damaged);
  await page.reload();
  const banner = page.getByRole('region', { name: 'この端末に、読み取れないデータがあります' });
  const item = (what) => banner.getByRole('listitem').filter({ hasText: what });
  const rows = { sheet: '令和6年度「目標a」のシート：保存した内容が途中で切れています。控えに、', bin: 'ごみ箱の令和6年度「目標b」', settings: '設定：' };
  for (const what of Object.values(rows)) await button(item(what), '控えから戻す').waitFor();
  for (const [key, value] of Object.entries(damaged)) assert.equal((await storage(page))[key], value, `${key} waits for the person`);
  for (const [kind, what] of Object.entries(rows)) {
    await button(item(new RegExp(`^${what}`, 'u')), '控えから戻す').click();
    await told(page, 'を控えから戻しました');
    const key = kinds.find((one) => one.includes(`:${kind}`));
    assert.equal((await storage(page))[key], good[key]);
  }
  await banner.waitFor({ state: 'hidden' });
  await lists(page, ['目標a']);
  await page.reload();
  await lists(page, ['目標a']);
  await go(page, '#/settings');
  await holds(page.getByRole('textbox', { name: '市区町村名' }), '甲市');
});

test('a full storage is shown at once, loses nothing, and heals', async ({ page }) => {
  await begin(page, [sheet('a')], '#/sheet/a');
  await holds(cell(page, '重点目標'), '目標a');
  const before = await storage(page);
  await fill(page);
  const long = '長い文'.repeat(100);
  await situation(page).fill(long);
  const alarm = page.getByRole('alert').filter({ hasText: 'いっぱい' });
  await alarm.waitFor();
  await bar(page).getByText('この端末に保存できていません').waitFor();
  await alarm.getByText('この画面にしかないもの：1件（「目標a」）').waitFor();
  assert.equal((await storage(page))[keyOf('a')], before[keyOf('a')], 'the old value is whole');

  const out = await downloadBy(page, () => button(alarm, 'すべてのシートを書き出す').click());
  assert.equal(sheetsOf(out)[0].situation, long);

  await page.evaluate(() => localStorage.removeItem('stranger'));
  await situation(page).fill('空きができた');
  await saved(page);
  await alarm.waitFor({ state: 'hidden' });
  assert.equal((await storedSheets(page)).a.situation, '空きができた');
});

for (const [width, height] of [[400, 800], [1366, 768]]) {
  test(`who types further down sees that nothing is saved, beside the field: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const rows = Array.from({ length: 12 }, (_, at) => initiative(`i${at}`, { final_report: '(1) 済んだ\n'.repeat(8) }));
    await begin(page, [sheet('a', { initiatives: rows })], '#/sheet/a');
    await holds(cell(page, '重点目標'), '目標a');
    await fill(page);
    const field = cell(page, '⑪ 期末報告');
    await field.click();
    // The line in which one types stands at the bottom of the window, where the notice comes.
    await field.evaluate((field) => scrollBy(0, field.getBoundingClientRect().bottom - innerHeight + 4));
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('入らない'.repeat(100));
    const notice = page.locator('.notice').filter({ hasText: '保存場所がいっぱいで、入力した内容を、この端末に保存できていません' });
    await notice.waitFor();
    const isBeside = () =>
      page.waitForFunction(() => {
        const over = document.querySelector('.notice.not-saved').getBoundingClientRect();
        const field = document.activeElement.getBoundingClientRect();
        return field.bottom <= over.top || field.right <= over.left || field.left >= over.right;
      });
    await isBeside();
    await page.keyboard.insertText('と書いた');
    await isBeside();
    const out = await downloadBy(page, () => button(notice, 'すべてのシートを書き出す').click());
    assert.ok(sheetsOf(out)[0].initiatives[10].final_report.endsWith('と書いた'));
    await page.evaluate(() => localStorage.removeItem('stranger'));
    await field.fill('空きができた');
    await saved(page);
    await notice.waitFor({ state: 'hidden' });
  });
}

test('an import that does not fit is told, can be exported, and one undo takes it back', async ({ page }) => {
  await begin(page, [sheet('a')]);
  await fill(page);
  const many = Array.from({ length: 20 }, (_, at) => sheet(`x${at}`, { rank: at + 2 }));
  await pick(page, file('多い.json', fileText(many)));
  await takeIn(page);
  const alarm = page.getByRole('alert').filter({ hasText: 'いっぱい' });
  await alarm.waitFor();
  const out = await downloadBy(page, () => button(alarm, 'すべてのシートを書き出す').click());
  assert.equal(sheetsOf(out).length, 21);
  await undo(page);
  await lists(page, ['目標a']);
  await saved(page);
  await alarm.waitFor({ state: 'hidden' });
  assert.deepEqual(await storedSheets(page), { a: sheet('a') });
});

test('the browser asks before it leaves what could not be saved, and only then', async ({ page }) => {
  await begin(page, [sheet('a')], '#/sheet/a');
  await holds(cell(page, '重点目標'), '目標a');
  const asked = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    dialog.dismiss();
  });
  await situation(page).fill('保存される');
  await page.reload();
  await holds(situation(page), '保存される');
  assert.deepEqual(asked, []);
  await fill(page);
  await situation(page).fill('入らない'.repeat(100));
  await page.getByRole('alert').waitFor();
  const question = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  await question;
  assert.deepEqual(asked, ['beforeunload']);
  await page.evaluate(() => localStorage.removeItem('stranger'));
  await situation(page).fill('空きができた');
  await saved(page);
});

const REFUSALS = {
  'reading is forbidden': () =>
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    }),
  'there is none': () => Object.defineProperty(globalThis, 'localStorage', { get: () => null }),
  'writing is forbidden': () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('denied', 'NotAllowedError');
    };
  },
};
for (const [what, refuse] of Object.entries(REFUSALS)) {
  test(`where storage is refused, the app says so and works in memory: ${what}`, async ({ page }) => {
    await page.addInitScript(refuse);
    await open(page);
    const alarm = page.getByRole('alert').filter({ hasText: 'ファイルへ書き出してください' });
    await alarm.waitFor();
    await bar(page).getByText('この端末に保存できていません').waitFor();
    await button(page, 'シートを作る').click();
    await cell(page, '重点目標').fill('覚えておく目標');
    await go(page, '#/');
    await lists(page, ['覚えておく目標']);
    const out = await exportAs(page, 'JSON');
    assert.equal(sheetsOf(out)[0].goal, '覚えておく目標');
    await alarm.waitFor();
  });
}

test('a storage emptied under the running app is told and filled again', async ({ page }) => {
  await begin(page, CITY, '#/sheet/a');
  await holds(cell(page, '重点目標'), CITY[1].goal);
  await page.evaluate(() => localStorage.clear());
  await situation(page).fill('まだここにある');
  await told(page, 'ブラウザに保存されていたデータが消されていました');
  await saved(page);
  assert.deepEqual(Object.keys(await storedSheets(page)).sort(), CITY.map((one) => one.id).sort());
});

test('a killed tab leaves the stored value whole', async ({ page, context }) => {
  await begin(page, [sheet('a')], '#/sheet/a');
  await situation(page).fill('保存された文');
  await saved(page);
  await situation(page).pressSequentially('と、まだ保存されていない文');
  const session = await context.newCDPSession(page);
  // Nobody answers to this: the one who would is gone.
  session.send('Page.crash').catch(() => {});
  await page.waitForEvent('crash');
  const later = await context.newPage();
  await open(later, '#/sheet/a');
  await situation(later).waitFor();
  assert.match(await situation(later).inputValue(), /^保存された文/);
  await later.close();
});

/** What the second copy keeps of a sheet that could not be stored, once it has these words. */
const kept = (page, id, words) =>
  page.waitForFunction(
    ([name, words]) =>
      new Promise((done) => {
        const opened = indexedDB.open('goalsheet');
        opened.onsuccess = () => {
          const asked = opened.result.transaction('values').objectStore('values').get(name);
          asked.onsuccess = () => {
            opened.result.close();
            done(asked.result?.includes(words) ?? false);
          };
        };
      }),
    [`goalsheet:unstored:${keyOf(id)}`, words],
  );
const crash = async (page, context) => {
  const session = await context.newCDPSession(page);
  // Nobody answers to this: the one who would is gone.
  session.send('Page.crash').catch(() => {});
  await page.waitForEvent('crash');
};

test('what a full storage refused is there again after the tab is gone', async ({ page, context }) => {
  await begin(page, [sheet('a')], '#/sheet/a');
  await holds(cell(page, '重点目標'), '目標a');
  await fill(page);
  const long = Array.from({ length: 150 }, (_, at) => `第${at}の文。`).join('');
  await situation(page).fill(long);
  await page.getByRole('alert').filter({ hasText: 'いっぱい' }).waitFor();
  await kept(page, 'a', '第149の文');
  await crash(page, context);
  const later = await context.newPage();
  await open(later, '#/sheet/a');
  await told(later, '前回はこの端末に保存できなかったため、保存の控えから「目標a」の最後の内容を戻しました');
  await holds(situation(later), long);
  await later.evaluate(() => localStorage.removeItem('stranger'));
  await situation(later).fill(`${long}続き`);
  await saved(later);
  await later.reload();
  await holds(situation(later), `${long}続き`);
  await later.close();
});

test('what was typed beside a newer version’s data is called so, and becomes a sheet of its own', async ({ page, context }) => {
  await begin(page, [sheet('a')], '#/sheet/a');
  await holds(cell(page, '重点目標'), '目標a');
  const newer = (await storage(page))[keyOf('a')].replace('"stored":1', '"stored":3');
  await set(page, { [keyOf('a')]: newer });
  await situation(page).fill('古い版で書いた文');
  const alarm = page.getByRole('alert').filter({ hasText: '新しい版のこのアプリで保存したデータがあるため' });
  await alarm.waitFor();
  assert.ok(!(await alarm.textContent()).includes('読み取れない'));
  await page.getByRole('region', { name: 'この端末に、新しい版のこのアプリで保存したデータがあります' }).waitFor();
  await kept(page, 'a', '古い版で書いた文');
  await crash(page, context);
  const later = await context.newPage();
  await open(later);
  await told(later, '別のシートとして加えたものがあります');
  await lists(later, ['目標a']);
  const values = await storage(later);
  assert.equal(values[keyOf('a')], newer, 'what is newer is whole');
  const beside = Object.entries(values).filter(([key]) => key.startsWith(`${keyOf('a')}-`));
  assert.equal(beside.length, 1);
  assert.ok(beside[0][1].includes('古い版で書いた文'));
  await later.close();
});

test('the meter and its warning follow what strangers store, without a reload', async ({ page }) => {
  await begin(page, [sheet('a')]);
  await page.getByText(/この端末の保存場所：[12]％を使用/).waitFor();
  await page.evaluate(() => localStorage.setItem('stranger', 'x'.repeat(5_000_000)));
  await go(page, '#/sheet/a');
  await situation(page).fill('書き足した');
  await saved(page);
  await page.getByText(/この端末の保存場所の9\d％を使っています/).waitFor();
  await go(page, '#/');
  await page.getByText(/この端末の保存場所：9\d％を使用/).waitFor();
  await page.evaluate(() => localStorage.removeItem('stranger'));
  await page.getByText(/この端末の保存場所：9\d％を使用/).click();
  await page.getByText(/この端末の保存場所：[12]％を使用/).waitFor();
});

const NO_DATABASE = {
  'there is none': () => Object.defineProperty(globalThis, 'indexedDB', { get: () => undefined }),
  'asking for it is forbidden': () =>
    Object.defineProperty(globalThis, 'indexedDB', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    }),
  'it does not open': () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'InvalidStateError');
    };
  },
  'it never answers': () => {
    IDBFactory.prototype.open = () => new EventTarget();
  },
};
for (const [what, refuse] of Object.entries(NO_DATABASE)) {
  test(`where the browser has no database all works, and the bar says what that means: ${what}`, async ({ page }) => {
    await page.addInitScript(refuse);
    await open(page);
    await button(page, 'シートを作る').click();
    await cell(page, '重点目標').fill('仮に保存された目標');
    const state = bar(page).getByText('この端末に仮保存しました');
    await state.waitFor();
    assert.match(await state.getAttribute('title'), /停電や強制終了/);
    await page.reload();
    await go(page, '#/');
    await lists(page, ['仮に保存された目標']);
  });
}
