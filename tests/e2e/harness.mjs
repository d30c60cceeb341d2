// What an end-to-end test needs: the built app on a server of its own, one
// browser for each test file, a fresh context and strict watching for each test.
//
//   import { open, test } from './harness.mjs';
//   test('shows the list', async ({ page }) => {
//     await open(page, '#/');
//     await page.getByRole('heading', { name: '重点目標管理シート' }).waitFor();
//   });
//
// No sleeps and no retries: wait for what a person would wait for.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test as nodeTest } from 'node:test';
import { startChromium, startFirefox } from './support/browsers.mjs';
import { setClock } from './support/clock.mjs';
import { mounted } from './support/mounted.mjs';
import { DIST, ONE_FILE, SHOTS } from './support/paths.mjs';
import { serve } from './support/server.mjs';
import { Watch } from './support/watch.mjs';

// Far longer than anything takes: a busy machine fails nothing.
const TEST_LIMIT = 300_000;
const WAIT_LIMIT = 60_000;

/** What contexts do not take from the machine; and no test but those of it keeps the whole app for later. */
const PLACE = { viewport: { width: 1366, height: 768 }, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', serviceWorkers: 'block' };

export { mounted } from './support/mounted.mjs';
export { DIST, ONE_FILE, fileUrl } from './support/paths.mjs';

/** The server of this test file: `url`, `elsewhere`, and `requests` so far. */
export let site;

const started = {};

before(async () => {
  site = await serve(DIST);
});
after(async () => {
  await Promise.all(Object.values(started).map(async (browser) => (await browser).close()));
  await site.close();
});

/**
 * A test in Chromium. `run` gets `{ page, context, watch }`.
 * @param {{ allow?: RegExp[], context?: object, now?: string }} [options] problems
 *   that the test means to cause, settings for Playwright's context, and when
 *   it begins, where the tests' own day will not do
 */
export function test(name, options, run = options) {
  nodeTest(name, { timeout: TEST_LIMIT }, async () => {
    const browser = await (started.chromium ??= startChromium());
    const context = await newContext(browser, options);
    const watch = new Watch(options.allow ?? [], site.url);
    try {
      const page = await watched(context, watch);
      await shotIfFailed(name, page, () => run({ page, context, watch }));
      watch.check();
    } finally {
      await context.close();
    }
  });
}

/** A test in Firefox. `run` gets `{ page }`, a page of Puppeteer. */
export function testInFirefox(name, options, run = options) {
  nodeTest(`${name} (Firefox)`, { timeout: TEST_LIMIT }, async () => {
    const browser = await (started.firefox ??= startFirefox());
    const context = await browser.createBrowserContext();
    const watch = new Watch(options.allow ?? [], site.url);
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(WAIT_LIMIT);
      await setClock(page, options.now);
      await watch.page(page);
      await shotIfFailed(`${name} firefox`, page, () => run({ page }));
      watch.check();
    } finally {
      await context.close();
    }
  });
}

/** A further page in a test's context, watched like the first one. */
export async function watched(context, watch) {
  const page = await context.newPage();
  await watch.page(page);
  return page;
}

async function newContext(browser, options = {}) {
  const context = await browser.newContext({ ...PLACE, ...options.context });
  context.setDefaultTimeout(WAIT_LIMIT);
  await setClock(context, options.now);
  return context;
}

/** Does something in another person's browser, with a page that is watched like the first one. */
export async function elsewhere({ context, watch }, run) {
  const other = await newContext(context.browser());
  try {
    return await run(await watched(other, watch));
  } finally {
    await other.close();
  }
}

/** Opens the app from the server at a hash, and waits until it has mounted. */
export const open = (page, hash = '') => goto(page, site.url + hash);

/** Opens the one-file app at a hash, and waits until it has mounted. */
export const openFile = (page, hash = '') => goto(page, ONE_FILE + hash);

async function goto(page, url) {
  await page.goto(url);
  await mounted(page);
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Asserts that axe-core finds nothing against WCAG 2.2 A and AA on the page. */
export async function axe(page) {
  if (await page.evaluate(() => !globalThis.axe)) await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
    const result = await globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return result.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map((node) => `${node.target} ${node.failureSummary}`),
    }));
  });
  assert.deepEqual(violations, [], 'axe-core found violations');
}

/** Takes a picture into target/e2e-shots/. */
export async function screenshot(page, name, options = {}) {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), ...options });
}

/** Does what makes the page download a file; answers with its name and bytes. */
export async function download(page, action) {
  const [file] = await Promise.all([page.waitForEvent('download'), action()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

async function shotIfFailed(name, page, run) {
  try {
    await run();
  } catch (error) {
    const file = `failed ${name}`.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
    await screenshot(page, file).catch(() => {});
    throw error;
  }
}
