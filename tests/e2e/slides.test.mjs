// Slides: keys and clicks, a number that is typed, the black screen, print with notes.

import assert from 'node:assert/strict';
import { axe, test } from './harness.mjs';
import { begin, go, listLinks } from './support/app.mjs';
import { initiative, sheet } from './support/sheets.mjs';
import { pages } from './support/pdf.mjs';

const REASON = `部材の入荷がおくれたため。${'残る地区は来年度に置きます。'.repeat(12)}`;
const GOALS = ['水害に備えるまちづくり', '窓口の改善', '若い世代の投票参加'].map((goal, at) =>
  sheet(`g${at}`, {
    goal,
    rank: at + 1,
    initiatives: [
      initiative(`i${at}`, {
        method: '(1) 水位計の設置\n(2) 訓練\n(3) 講座\n(4) 冊子',
        deadline: '(1) 年度内',
        target: '(1) 4か所\n(2) 12,000人\n(3) 40回\n(4) 5部',
        midterm: '',
        final_report: `(1) 3か所。${at === 0 ? REASON : '入荷がおくれた。'}\n(2) 12,480人\n(3) 41回\n(4) 6部`,
      }),
    ],
  }),
);
const shown = (page, place) => page.locator(`.slide.now[aria-label^="${place} "]`).waitFor();

test('slides follow keys, clicks and a typed number', async ({ page }) => {
  await begin(page, GOALS, '#/publish');
  await page.getByRole('link', { name: 'スライドで見せる' }).click();
  await shown(page, '1 / 6');
  await axe(page);
  for (const [key, place] of [
    ['ArrowRight', '2 / 6'],
    ['PageDown', '3 / 6'],
    ['ArrowLeft', '2 / 6'],
    ['End', '6 / 6'],
    ['PageDown', '6 / 6'],
    ['PageUp', '5 / 6'],
    ['Home', '1 / 6'],
    ['Space', '2 / 6'],
    ['Shift+ArrowRight', '2 / 6'],
    ['Alt+b', '2 / 6'],
  ]) {
    await page.keyboard.press(key);
    await shown(page, place);
  }
  assert.ok(await page.locator('.slides-screen .black').isHidden());
  await axe(page);
  await page.keyboard.type('4');
  await page.getByText('4 → Enter').waitFor();
  await page.keyboard.press('Enter');
  await shown(page, '4 / 6');
  for (const key of ['b', '.']) {
    await page.keyboard.press(key);
    await page.locator('.slides-screen .black').waitFor();
    await page.keyboard.press(key);
    await page.locator('.slides-screen .black').waitFor({ state: 'hidden' });
  }
  // What lies over the slides is closed by Esc, and the slides stay.
  for (const open of ['?', 'Control+k']) {
    await page.keyboard.press(open);
    const over = page.locator('dialog[open]');
    await over.waitFor();
    await page.keyboard.press('Escape');
    await over.waitFor({ state: 'detached' });
    await shown(page, '4 / 6');
  }
  await page.mouse.click(1300, 300);
  await shown(page, '5 / 6');
  await page.mouse.click(60, 300);
  await shown(page, '4 / 6');
  await page.keyboard.press('End');
  await page.locator('.slide.now').getByRole('button', { name: '水害に備えるまちづくり' }).click();
  await shown(page, '2 / 6');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'スライドで見せる' }).waitFor();
});

test('nothing of a slide is cut in any window, and a long reason goes on', async ({ page }) => {
  await begin(page, GOALS, '#/slides');
  await shown(page, '1 / 6');
  const cut = () =>
    page.evaluate(() => {
      const page = document.querySelector('.slide.now .slide-page').getBoundingClientRect();
      const is = (one) => {
        const box = one.getBoundingClientRect();
        return box.width > 0 && (box.bottom > page.bottom + 1 || box.right > page.right + 1 || box.right > innerWidth + 1);
      };
      return [...document.querySelectorAll('.slide.now .slide-page :is(p, h2, h3, li, b, span, svg)')].filter(is).map((one) => one.textContent);
    });
  const told = [];
  for (let at = 1; at <= 6; at += 1) {
    for (const [width, height] of [[1920, 1080], [1366, 768], [1024, 768], [400, 800]]) {
      await page.setViewportSize({ width, height });
      assert.deepEqual(await cut(), [], `slide ${at} at ${width}×${height}`);
    }
    told.push(await page.locator('.slide.now').textContent());
    await page.keyboard.press('ArrowRight');
  }
  await axe(page);
  assert.ok(told[1].includes('次のスライドへ') && told[2].includes(REASON.slice(0, 200)), 'the reason goes on');
  assert.ok(told.slice(1, 3).every((one) => one.includes('水位計')) && told[1].includes('▲ 未達 75%'));
});

test('slides are printed a page each, with their notes', async ({ page }) => {
  await begin(page, GOALS, '#/slides');
  await shown(page, '1 / 6');
  const printed = await pages(await page.pdf({ preferCSSPageSize: true }));
  // Long notes go on on a page of their own; no slide does, and no page is blank.
  assert.equal(printed.filter(({ text }) => /[1-6]\/6/.test(text)).length, 6, printed.map(({ text }) => text).join('\n---\n'));
  assert.ok(printed.every(({ text }) => text.trim() !== ''));
  assert.match(printed[1].text, /メモ\(シートの文章\)/);
  await page.evaluate(() => (globalThis.print = () => (globalThis.printed = true)));
  await page.keyboard.press('Control+p');
  await page.waitForFunction(() => globalThis.printed);
  await go(page, '#/');
  await listLinks(page).first().waitFor();
});
