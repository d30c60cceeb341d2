// WCAG 2.2 AA on every screen and in every state; focus that is seen; nobody scrolls sideways.

import assert from 'node:assert/strict';
import { axe, open, test } from './harness.mjs';
import { bar, begin, beginRead, button, cell, closeMessage, go, holds, listed, lists, pick, read } from './support/app.mjs';
import { CITY, SAMPLE, file, fileText, sheet } from './support/sheets.mjs';

const onList = (page) => beginRead(page, CITY);
const onSheet = async (page) => {
  await beginRead(page, CITY, '#/sheet/a');
  await holds(cell(page, '重点目標'), CITY[1].goal);
};
const inBin = async (page) => {
  await onList(page);
  await button(page, `「${CITY[0].goal}」を削除`).click();
  await go(page, '#/bin');
  await button(page, 'ごみ箱を空にする').waitFor();
};
const unreadable = async (page) => {
  await onList(page);
  await page.evaluate(() => localStorage.setItem('goalsheet:sheet:b', '{'));
  await page.reload();
  await page.getByRole('region', { name: '読み取れないデータ' }).waitFor();
  await read(page);
};

/** Every screen and state, and how a person comes to it. */
const STATES = {
  'the first visit': (page) => open(page),
  'the list': onList,
  'the list, with a selection': async (page) => {
    await onList(page);
    await page.getByRole('checkbox', { name: '総務部等のシートをすべて選ぶ' }).check();
  },
  'the list, with nothing found': async (page) => {
    await onList(page);
    await page.getByRole('searchbox').fill('火星');
    await page.getByText('条件に合うシートはありません').waitFor();
  },
  'the list, searched': async (page) => {
    await onList(page);
    await page.getByRole('searchbox').fill('年4回');
    await page.locator('.places mark').first().waitFor();
  },
  'a sheet': onSheet,
  'a sheet, with finding and replacing': async (page) => {
    await onSheet(page);
    await page.keyboard.press('Control+h');
    await page.keyboard.type('年');
    await page.locator('mark.here').waitFor();
  },
  'a sheet, with its help': async (page) => {
    await onSheet(page);
    await page.keyboard.press('F1');
    await page.locator('.help-text').waitFor();
  },
  'an empty sheet': async (page) => {
    await open(page);
    await button(page, 'シートを作る').click();
    await cell(page, '重点目標').waitFor();
  },
  'a sheet, while a cell is typed': async (page) => {
    await onSheet(page);
    await cell(page, '① 数値目標').fill('(1) 年10回\n(2) 20件');
    await page.getByRole('button', { name: 'ほかの欄にない番号' }).waitFor();
  },
  'a sheet, with the SDGs open': async (page) => {
    await onSheet(page);
    await button(page, '目標を選ぶ').click();
  },
  'a sheet, with the list folded': async (page) => {
    await onSheet(page);
    await button(page, 'シートの一覧をたたむ・開く').click();
  },
  'the export menu': async (page) => {
    await onList(page);
    await bar(page).getByRole('button', { name: '書き出し' }).click();
  },
  'the menu of what no file holds': async (page) => {
    await onSheet(page);
    await cell(page, '現況・課題').fill('変えた');
    await bar(page).getByRole('button', { name: 'ファイルに未保存 1件' }).click();
  },
  'a sheet by entries': async (page) => {
    await onSheet(page);
    await page.getByRole('link', { name: '項目ごと' }).click();
    await page.locator('.card').getByRole('button', { name: '達成' }).first().waitFor();
  },
  'a sheet by entries, with every verdict': async (page) => {
    await begin(page, SAMPLE.sheets, `#/sheet/${SAMPLE.sheets[0].id}/items`);
    for (const verdict of ['達成', '未達', '要確認']) {
      await page.locator('.card').getByRole('button', { name: verdict }).first().waitFor();
    }
  },
  '目標と実績': async (page) => {
    await begin(page, CITY, '#/results');
    await page.getByRole('main').getByRole('button', { name: '達成' }).first().waitFor();
  },
  'a verdict, opened': async (page) => {
    await begin(page, CITY, '#/results');
    await page.getByRole('main').getByRole('button', { name: '達成' }).first().click();
  },
  '点検': async (page) => {
    await begin(page, CITY, '#/review');
    await page.getByRole('heading', { name: '注意' }).waitFor();
  },
  'a finding, opened': async (page) => {
    await begin(page, CITY, '#/review');
    await page.getByRole('button', { name: '対象外にする…' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '対象外にする' }).click();
  },
  '公開': async (page) => {
    await begin(page, CITY, '#/publish');
    await page.getByText(/誤り/).first().waitFor();
  },
  '公開, as paper': async (page) => {
    await begin(page, CITY, '#/publish');
    await page.getByRole('radio', { name: '印刷', exact: true }).check();
    await page.getByText(/用紙 約?\d+枚/).waitFor();
    await page.getByText(/誤り/).first().waitFor();
  },
  'the bin': inBin,
  'the question before something is lost': async (page) => {
    await inBin(page);
    await button(page, 'ごみ箱を空にする').click();
  },
  'the preview, with every standing': async (page) => {
    await onList(page);
    const incoming = [CITY[0], { ...CITY[1], situation: '違う' }, { ...CITY[2], sdgs: [1] }, sheet('x')];
    await pick(page, file('届いた.json', fileText(incoming)), file('壊れた.json', '{'), file('空.txt', ''));
  },
  'the paste dialog': async (page) => {
    await open(page);
    await button(page, '文章を貼り付ける').click();
  },
  'the banner over what cannot be read': unreadable,
  'the banner over what cannot be saved': async (page) => {
    await page.addInitScript(() => Object.defineProperty(globalThis, 'localStorage', { get: () => null }));
    await open(page);
    await page.getByRole('alert').waitFor();
  },
  'a missing sheet': async (page) => {
    await onList(page);
    await go(page, '#/sheet/nowhere');
    await page.getByRole('heading', { name: 'シートが見つかりません' }).waitFor();
  },
};

const WIDTHS = [[1366, 768], [683, 384], [400, 800]];
const sideways = () => {
  const page = document.scrollingElement;
  const wide = [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(one).position !== 'absolute')
    .map((one) => `${one.tagName}.${one.className}`);
  // What lies to the left of the page cannot even be scrolled to.
  const lost = [...document.querySelectorAll('body *')].filter((one) => {
    const { left, width } = one.getBoundingClientRect();
    return left < -1 && width > 1 && !one.closest('.skip, #print-frame, .sr-only') && getComputedStyle(one).visibility !== 'hidden';
  });
  if (lost.length > 0) return `lost at the left: ${lost.slice(0, 8).map((one) => `${one.tagName}.${one.className}`).join(' ')}`;
  return page.scrollWidth > innerWidth ? `${page.scrollWidth} wide: ${wide.slice(0, 8).join(' ')}` : '';
};

for (const [state, reach] of Object.entries(STATES)) {
  test(`can be used by everybody: ${state}`, async ({ page }) => {
    await reach(page);
    for (const [width, height] of WIDTHS) {
      await page.setViewportSize({ width, height });
      // The group's list folds with the frame in which the window has become narrow.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      assert.equal(await page.evaluate(sideways), '', `${width} px wide`);
      if (width !== 683) await axe(page);
    }
  });
}

test('a narrow window folds the group’s list, and the sheet begins at once', async ({ page }) => {
  await onSheet(page);
  const fold = button(page, 'シートの一覧をたたむ・開く');
  const list = page.getByRole('navigation', { name: 'この部局グループのシート' });
  await list.waitFor();
  for (const [width, height] of WIDTHS.slice(1)) {
    await page.setViewportSize({ width, height });
    await list.waitFor({ state: 'hidden' });
    assert.equal(await fold.getAttribute('aria-expanded'), 'false');
    const top = await page.locator('.paper').evaluate((paper) => paper.getBoundingClientRect().top);
    assert.ok(top < 340, `the paper begins at ${top} px`);
    // Nothing of the tools over it has to be scrolled to.
    for (const tool of await page.locator('.sheet-tools').locator('a, button').all()) {
      const { left, right } = await tool.evaluate((tool) => tool.getBoundingClientRect());
      assert.ok(left >= 0 && right <= width, `${await tool.textContent()}: ${left} to ${right} of ${width} px`);
    }
  }
  await fold.click();
  await list.getByRole('link', { name: CITY[0].goal }).waitFor();
  await page.setViewportSize({ width: 1366, height: 768 });
  await list.waitFor();
});

test('with forced colours the current place, what was read and what is chosen stay to be seen', async ({ page }) => {
  await onSheet(page);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.locator('.paper mark').first().waitFor();
  const differ = (a, b, ...properties) =>
    page.evaluate(([a, b, properties]) => {
      const [one, other] = [a, b].map((selector) => getComputedStyle(document.querySelector(selector)));
      return properties.some((property) => one[property] !== other[property]);
    }, [a, b, properties]);
  for (const [a, b, ...properties] of [
    ['.bar nav a[aria-current]', '.bar nav a:not([aria-current])', 'borderBottomWidth'],
    ['.side nav a[aria-current]', '.side nav a:not([aria-current])', 'borderLeftWidth'],
    ['.seg a[aria-current]', '.seg a:not([aria-current])', 'backgroundColor'],
    ['.purposes label:not(.off)', '.purposes label.off', 'backgroundColor'],
    ['.paper mark', '.paper .line', 'textDecorationLine'],
  ]) {
    assert.ok(await differ(a, b, ...properties), a);
  }
  assert.equal(await differ('.paper mark', '.paper .line', 'color'), false, 'a marked word has the colour of its text');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('年');
  await page.locator('mark.here').waitFor();
  assert.ok(await differ('mark.here', 'mark.hit:not(.here)', 'backgroundColor', 'outlineWidth'));
  assert.ok(await differ('mark.hit:not(.here)', '.paper .line', 'backgroundColor'));
  await axe(page);
});

test('the focus is seen wherever it goes', async ({ page }) => {
  await onSheet(page);
  await closeMessage(page);
  await page.evaluate(() => document.activeElement.blur());
  const unseen = new Set();
  for (let at = 0; at < 90; at += 1) {
    await page.keyboard.press('Tab');
    const problem = await page.evaluate(() => {
      const here = document.activeElement;
      if (here === document.body) return 'end';
      const shown = [here, here.closest('label')].filter(Boolean).map((one) => getComputedStyle(one));
      const ring = shown.some((style) => style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2);
      const box = here.getBoundingClientRect();
      const inView = box.bottom > 0 && box.top < innerHeight;
      return ring && inView ? null : `${here.tagName} ${here.ariaLabel ?? here.textContent}`;
    });
    if (problem === 'end') break;
    if (problem) unseen.add(problem);
  }
  assert.deepEqual([...unseen], []);
});

test('dialogs take the focus, keep it, and give it back', async ({ page }) => {
  await onList(page);
  const opener = button(page, '文章を貼り付ける');
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '文章を貼り付けて取り込む' });
  await dialog.waitFor();
  const inside = () => page.evaluate(() => document.activeElement === document.body || !!document.activeElement.closest('dialog'));
  for (let at = 0; at < 6; at += 1) {
    assert.ok(await inside(), 'the focus stays in the dialog');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.activeElement.textContent === '文章を貼り付ける');
});

test('the way to the main part skips the bar', async ({ page }) => {
  await onList(page);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => document.activeElement.textContent === '本文へ移動');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.id === 'main');
  await lists(page, await listed(page));
  assert.match(page.url(), /#\/$/);
});
