// The kiosk's file: every screen can be used standing by everybody; a citizen's questions are answered in three touches; its
// sheets come back.

import assert from 'node:assert/strict';
import { axe, elsewhere, open, openFile, test } from './harness.mjs';
import { begin, button, go, lists, pick, takeIn } from './support/app.mjs';
import { CITY, exportKiosk, kioskFile, link, openKiosk, PORTRAIT, standing, start, WIDE, written, YEAR } from './support/kiosk.mjs';

const NAME = '重点目標_令和6年度_キオスク.html';
const TOUCH = standing(PORTRAIT);

test('a citizen’s five questions are answered in three touches each', TOUCH, async (run) => {
  const { page } = run;
  await openKiosk(page, (await kioskFile(run)).url);
  let touches = 0;
  const touch = async (locator) => {
    touches += 1;
    await locator.tap();
  };
  const answered = async () => {
    assert.ok(touches <= 3, `${touches} touches`);
    if (!(await start(page).isVisible())) await button(page, 'はじめへ').tap();
    await start(page).waitFor();
    touches = 0;
  };
  // What are the goals?
  const groups = [...new Set(YEAR.map((one) => one.group))];
  for (const [at, group] of groups.entries()) {
    if (at > 0) await touch(link(page, group));
    for (const one of YEAR.filter((one) => one.group === group)) await link(page, one.goal).waitFor();
  }
  await answered();
  // Was 防災訓練 held?
  await touch(link(page, 'さがす'));
  await touch(page.getByRole('link', { name: '防災訓練', exact: true }));
  await page.getByText('全自治会を対象とした安否確認訓練に切り替えて実施').first().waitFor();
  await answered();
  // Which targets were missed, and why?
  const missed = link(page, /未達/).first();
  const count = Number((await missed.textContent()).match(/\d+/)[0]);
  await touch(missed);
  const rows = page.locator('[data-line]:visible');
  assert.equal(await rows.count(), count);
  assert.equal(await rows.filter({ hasText: 'わけ' }).count(), count);
  await page.getByText('福祉専門職の人員が足りず').waitFor();
  await answered();
  // What is done for SDG 11?
  await touch(link(page, 'SDGsから'));
  await touch(link(page, 'SDGs 11'));
  for (const one of YEAR.filter((one) => one.sdgs.includes(11))) await link(page, one.goal).waitFor();
  await touch(link(page, YEAR[0].goal));
  await page.getByText('登録者数 26,112人').waitFor();
  await answered();
  // Who is responsible?
  await touch(link(page, YEAR[0].goal));
  await page.getByText(`担当　${YEAR[0].department}`).waitFor();
  await answered();
});

/** Every screen, by touches from the start. */
const WALK = {
  start: async () => {},
  'a goal': async (page) => {
    await link(page, YEAR[0].goal).tap();
    await page.getByRole('heading', { name: 'いま、何が困りごとか' }).waitFor();
  },
  'the end of a goal': async (page) => {
    await link(page, YEAR[0].goal).tap();
    const more = page.locator('.k-more');
    while (!(await more.textContent()).includes('上にもどる')) {
      const down = await page.locator('.k-page').evaluate((one) => one.scrollTop);
      await more.tap();
      await page.waitForFunction((down) => document.querySelector('.k-page').scrollTop > down, down);
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    }
  },
  results: async (page) => link(page, '結果から').tap(),
  'results, narrowed down': async (page) => {
    await link(page, '結果から').tap();
    await page.getByRole('main').getByRole('button', { name: '未達' }).tap();
    await page.locator('summary').filter({ hasText: '担当' }).tap();
    await page.getByRole('main').getByRole('button', { name: YEAR[0].department, exact: true }).tap();
  },
  SDGs: async (page) => link(page, 'SDGsから').tap(),
  'an SDG': async (page) => {
    await link(page, 'SDGsから').tap();
    await link(page, 'SDGs 11').tap();
  },
  search: async (page) => link(page, 'さがす').tap(),
  'a word': async (page) => {
    await link(page, 'さがす').tap();
    await page.getByRole('textbox', { name: 'さがす言葉' }).fill('避難');
    await page.locator('[data-line]:visible').first().waitFor();
  },
  overview: async (page) => link(page, /^全体/).tap(),
  calendar: async (page) => link(page, /^予定/).tap(),
  alignment: async (page) => link(page, /^計画との対応/).tap(),
};

/** How far down the window the ways beneath the list of goals are. */
const ways = (page) =>
  page.locator('.k-ways').evaluate((ways) => {
    const [own, page] = [ways, ways.closest('.k-page')].map((one) => one.getBoundingClientRect());
    return { isSeen: own.bottom <= page.bottom + 1, isLow: own.top > innerHeight / 2 };
  });

/** What cannot be touched with a finger, read, or seen. */
function clumsy() {
  const found = [];
  for (const one of document.querySelectorAll('.kiosk a, .kiosk button, .kiosk summary, .kiosk input')) {
    const { width, height } = one.getBoundingClientRect();
    if (width > 0 && (width < 64 || height < 64)) found.push(`${one.className} ${one.textContent.slice(0, 20)}: ${width} × ${height}`);
  }
  const texts = document.createTreeWalker(document.querySelector('.kiosk'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement: parent, data } = texts.currentNode;
    const place = parent.getBoundingClientRect();
    if (!data.trim() || place.width <= 1 || parent.closest('svg')) continue;
    if (Number.parseFloat(getComputedStyle(parent).fontSize) < 16) found.push(`small: ${data}`);
    if (place.right > innerWidth + 1 || place.left < -1) found.push(`cut off: ${data.slice(0, 20)}`);
  }
  const page = document.querySelector('.k-page');
  if (page.scrollWidth > page.clientWidth) found.push('scrolls sideways');
  return found;
}

for (const [size, viewport] of [['tall', PORTRAIT], ['wide', WIDE], ['small', { width: 1366, height: 768 }], ['narrow', { width: 400, height: 860 }]]) {
  test(`every screen can be used standing by everybody: ${size}`, standing(viewport), async (run) => {
    const { page } = run;
    await openKiosk(page, (await kioskFile(run)).url);
    await page.getByText(CITY, { exact: true }).waitFor();
    // A narrow window has room for one of them a row: there they lie below the goals.
    if (size !== 'narrow') assert.deepEqual(await ways(page), { isSeen: true, isLow: true });
    for (const [screen, reach] of Object.entries(WALK)) {
      await reach(page);
      assert.deepEqual(await page.evaluate(clumsy), [], screen);
      if (size !== 'small') await axe(page);
      await button(page, '白黒反転').tap();
      await page.getByRole('button', { name: '文字を大きく' }).tap();
      await page.getByRole('button', { name: '文字を大きく' }).tap();
      assert.deepEqual(await page.evaluate(clumsy), [], `${screen}, largest`);
      await axe(page);
      const home = button(page, 'はじめへ');
      if (await home.isVisible()) await home.tap();
      else {
        await button(page, '白黒反転').tap();
        await page.getByRole('button', { name: '文字を大きく' }).tap();
      }
    }
  });
}

test('one comes back to where one was, with what was chosen there', TOUCH, async (run) => {
  const { page } = run;
  await openKiosk(page, (await kioskFile(run)).url);
  await link(page, /未達/).first().tap();
  const count = await page.locator('[data-line]:visible').count();
  await page.locator('summary').filter({ hasText: 'SDGs' }).tap();
  await page.getByRole('main').getByRole('button', { name: /^11 / }).tap();
  const fewer = await page.locator('[data-line]:visible').count();
  assert.ok(fewer > 0 && fewer < count, `${fewer} of ${count}`);
  await page.locator('[data-line]:visible').first().tap();
  await page.getByRole('heading', { name: '何をして、どうなったか' }).waitFor();
  await button(page, 'もどる').tap();
  await page.getByRole('heading', { name: 'どうなったか、すべての目標' }).waitFor();
  assert.equal(await page.locator('[data-line]:visible').count(), fewer);
});

test('a kiosk’s file brings its sheets back, as they are shown, and the one-file app makes the same', async (run) => {
  const { page } = run;
  const whole = await kioskFile(run);
  assert.equal(whole.name, NAME);
  const secret = YEAR.map((one, at) => (at === 0 ? { ...one, note_of_ours: '庁内だけの覚え' } : one));
  await openFile(page);
  await pick(page, { name: 'a.json', mimeType: 'text/plain', buffer: Buffer.from(JSON.stringify({ format: 'goalsheet', version: 1, sheets: secret })) });
  await takeIn(page);
  await go(page, '#/publish');
  const own = await exportKiosk(page);
  assert.equal(own.name, NAME);
  assert.ok(!own.text.includes('庁内だけの覚え'), 'nothing travels that is not shown');
  const { length } = whole.bytes;
  assert.ok(Math.abs(own.bytes.length - length) < 2000, `${own.bytes.length} and ${length} bytes`);
  await elsewhere(run, async (kiosk) => {
    await openKiosk(kiosk, written(own, 'own.html'));
    await link(kiosk, YEAR[0].goal).click();
    await kiosk.getByText('登録者数 26,112人').waitFor();
  });
  await elsewhere(run, async (other) => {
    await open(other);
    await pick(other, { name: NAME, mimeType: 'text/html', buffer: own.bytes });
    await takeIn(other);
    await lists(other, YEAR.map((one) => one.goal));
  });
});
