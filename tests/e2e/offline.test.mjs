// Without the network: a version is kept whole, a new one is taken only when a person asks and nothing can be lost, and
// an administrator can end it.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { axe, DIST, mounted, openFile, test, watched } from './harness.mjs';
import { bar, button, cell, exportAs, fill, go, holds, read, saved, told } from './support/app.mjs';
import { exportKiosk } from './support/kiosk.mjs';
import { serve } from './support/server.mjs';

const KEPT = { context: { serviceWorkers: 'allow' }, allow: [/somebody else: http:\/\/127/, /Failed to load resource/] };
const ONE_FILE = 'goalsheet.html';

const published = [];
after(async () => {
  for (const { server, folder } of published) {
    await server.close();
    rmSync(folder, { recursive: true });
  }
});

/** The app in a folder of its own, on a server of its own. The one-file app in it is a stand-in: it is large. */
async function publish() {
  const folder = mkdtempSync(join(tmpdir(), 'goalsheet-'));
  cpSync(DIST, folder, { recursive: true, filter: (from) => !from.endsWith(ONE_FILE) });
  publishNew(folder, { [ONE_FILE]: '<p>1' });
  const server = await serve(folder);
  published.push({ server, folder });
  return { server, folder };
}

/** Publishes another version: these files have another text, and the worker says so. */
function publishNew(folder, texts) {
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  const path = join(folder, 'service-worker.js');
  let worker = readFileSync(path, 'utf8');
  for (const [, name, digest] of worker.matchAll(/"([^"]+)": "(sha384-[^"]+)"/g)) {
    worker = worker.replace(digest, digestOf(folder, name));
  }
  writeFileSync(path, worker.replace(/VERSION = "\w+"/, `VERSION = "${createHash('sha256').update(worker).digest('hex')}"`));
}

const digestOf = (folder, name) => `sha384-${createHash('sha384').update(readFileSync(join(folder, name))).digest('base64')}`;

const help = (folder) => readFileSync(join(folder, 'help.html'), 'utf8');
/** Another version, to be told by the title of its first section. */
const publishNewHelp = (folder, title = '新しい版のはじめに') =>
  publishNew(folder, { 'help.html': help(folder).replaceAll('>はじめに<', `>${title}<`) });

async function visit(page, server, hash = '') {
  await page.goto(server.url + hash);
  await mounted(page);
}

/** Waits until the app is kept. */
const kept = (page) =>
  page.evaluate(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    if (!serviceWorker.controller) {
      await new Promise((done) => serviceWorker.addEventListener('controllerchange', done, { once: true }));
    }
  });

/** Has the browser look for a new version, as it does when the app is opened; whether there is one that is whole. */
const look = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    try {
      await registration.update();
    } catch {
      return false;
    }
    const worker = registration.installing;
    if (worker) await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
    return registration.waiting !== null;
  });

/** Waits until the one-file app is kept too, which comes last. */
async function keepsOneFile(page) {
  const isKept = () => page.evaluate(async (name) => Boolean(await globalThis.caches.match(name)), ONE_FILE);
  while (!(await isKept())) await page.evaluate(() => new Promise(requestAnimationFrame));
}

const caches = (page) => page.evaluate(async () => (await globalThis.caches.keys()).length);
/** Waits until this many versions are kept. */
async function keeps(page, count) {
  while ((await caches(page)) !== count) await page.evaluate(() => new Promise(requestAnimationFrame));
}
const newVersion = (page) => button(page, '新しい版にする');
const firstSection = async (page) => {
  await go(page, '#/help');
  return page.locator('main h3').first().textContent();
};
/** Loads the page again, as the press of a button makes it. */
const reloaded = async (page, action) => {
  await Promise.all([page.waitForEvent('load'), action()]);
  await mounted(page);
};

test('after the first visit the app opens and works without the network', KEPT, async ({ page }) => {
  const { server } = await publish();
  await visit(page, server);
  await kept(page);
  server.isDown = true;
  const before = server.requests.length;
  await reloaded(page, () => page.reload());
  await button(page, '見本で試す').click();
  await told(page, '見本のシートを');
  await read(page);
  await reloaded(page, () => page.goto(`${server.url}?from=mail#/`));
  await read(page);
  assert.match((await exportAs(page, 'Excel')).name, /\.xlsx$/);
  await go(page, '#/help');
  await page.getByText('いまのアドレスでは、ネットワークがなくても開けます').waitFor();
  assert.deepEqual(server.requests.slice(before), []);
});

test('the first visit loads nothing for it before the app is there, and each file once', KEPT, async ({ page }) => {
  const { server, folder } = await publish();
  await page.goto(server.url);
  await mounted(page);
  await kept(page);
  const at = server.requests.indexOf('/service-worker.js');
  const first = server.requests.slice(0, at);
  assert.ok(first.some((path) => path.endsWith('_bg.wasm')) && !first.some((path) => path.startsWith('/excel')), `${first}`);
  const aside = ['goalsheet.html', 'service-worker.js', 'service-worker-off.js'];
  for (const name of readdirSync(folder).filter((name) => !aside.includes(name))) {
    assert.ok(server.requests.slice(at).includes(`/${name}`), name);
  }
  await keepsOneFile(page);
  assert.equal(server.requests.lastIndexOf(`/${ONE_FILE}`), server.requests.length - 1);
});

test('a new version is a quiet line, and is taken only by its button, with what was just typed', KEPT, async ({ page, context, watch }) => {
  const { server, folder } = await publish();
  await visit(page, server);
  await kept(page);
  await button(page, 'シートを作る').click();
  const id = await page.evaluate(() => location.hash);
  publishNewHelp(folder);
  assert.ok(await look(page));
  await newVersion(page).waitFor();
  await axe(page);
  // Whoever opens it again meanwhile has the version that is kept.
  await reloaded(page, () => page.reload());
  assert.equal(await firstSection(page), 'はじめに');
  const other = await watched(context, watch);
  await visit(other, server);
  await go(page, id);
  await cell(page, '重点目標').fill('直前に書いた目標');
  await reloaded(page, () => newVersion(page).click());
  await holds(cell(page, '重点目標'), '直前に書いた目標');
  assert.equal(await firstSection(page), '新しい版のはじめに');
  assert.equal(await newVersion(page).count(), 0);
  // The other tab is left in peace, and says so too.
  await newVersion(other).waitFor();
  assert.equal(await caches(page), 2);
  await reloaded(other, () => newVersion(other).click());
  await reloaded(other, () => other.reload());
  assert.equal(await newVersion(other).count(), 0);
  await keeps(page, 1);
});

test('a tab of the old version has its engines although the server has others by now', KEPT, async ({ page, context, watch }) => {
  const { server, folder } = await publish();
  await visit(page, server);
  await kept(page);
  await openSampleAt(page, server);
  const other = await watched(context, watch);
  await visit(other, server);
  // The engine has another name, as it has whenever it changes.
  const engine = readdirSync(folder).find((name) => /^excel-.*\.js$/.test(name)).slice(0, -3);
  for (const ending of ['js', 'wasm']) renameSync(join(folder, `${engine}.${ending}`), join(folder, `excel-next.${ending}`));
  for (const name of ['index.html', 'service-worker.js']) {
    writeFileSync(join(folder, name), readFileSync(join(folder, name), 'utf8').replaceAll(engine, 'excel-next'));
  }
  publishNewHelp(folder);
  assert.ok(await look(page));
  await reloaded(page, () => newVersion(page).click());
  await newVersion(other).waitFor();
  // Its words too, whose file has no name of its own.
  assert.deepEqual([await firstSection(page), await firstSection(other)], ['新しい版のはじめに', 'はじめに']);
  for (const tab of [page, other]) assert.match((await exportAs(tab, 'Excel')).name, /\.xlsx$/);
  const asked = server.requests.filter((path) => path.includes(engine));
  assert.ok(asked.length <= 2, `${asked}`);
});

async function openSampleAt(page, server) {
  await visit(page, server);
  await button(page, '見本で試す').click();
  await told(page, '見本のシートを');
  await saved(page);
}

test('a new version of which one file is broken is not taken', KEPT, async ({ page }) => {
  const { server, folder } = await publish();
  await visit(page, server);
  await kept(page);
  publishNewHelp(folder);
  writeFileSync(join(folder, 'sample.goalsheet.json'), '{}');
  assert.equal(await look(page), false);
  await reloaded(page, () => page.reload());
  assert.equal(await newVersion(page).count(), 0);
  assert.equal(await caches(page), 1);
  server.isDown = true;
  await reloaded(page, () => page.reload());
  assert.equal(await firstSection(page), 'はじめに');
});

test('no new version is taken over what cannot be saved', { ...KEPT, allow: [...KEPT.allow, /quota/i] }, async ({ page }) => {
  const { server, folder } = await publish();
  await visit(page, server);
  await kept(page);
  await button(page, 'シートを作る').click();
  await saved(page);
  publishNewHelp(folder);
  assert.ok(await look(page));
  await fill(page);
  await cell(page, '現況・課題').fill('長い文章'.repeat(100));
  await newVersion(page).click();
  await page.getByText('保存できていない内容があるため').waitFor();
  await holds(cell(page, '現況・課題'), '長い文章'.repeat(100));
  await page.evaluate(() => localStorage.removeItem('stranger'));
  await reloaded(page, () => newVersion(page).click());
  await holds(cell(page, '現況・課題'), '長い文章'.repeat(100));
});

test('a page that is left open looks for a new version when it is seen again', KEPT, async ({ page }) => {
  await page.clock.install();
  const { server, folder } = await publish();
  await visit(page, server);
  await kept(page);
  publishNewHelp(folder);
  const seen = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await seen();
  const before = server.requests.length;
  await page.clock.fastForward('02:00:00');
  assert.deepEqual(server.requests.slice(before), []);
  await seen();
  await newVersion(page).waitFor();
});

test('a new version can be put off', KEPT, async ({ page }) => {
  const { server, folder } = await publish();
  await visit(page, server);
  await kept(page);
  publishNewHelp(folder);
  assert.ok(await look(page));
  await button(page, 'あとで').click();
  await newVersion(page).waitFor({ state: 'detached' });
  assert.equal(await firstSection(page), 'はじめに');
});

test('an administrator ends it by another worker, and no sheet is lost', KEPT, async ({ page }) => {
  const { server, folder } = await publish();
  await openSampleAt(page, server);
  await kept(page);
  writeFileSync(join(folder, 'service-worker.js'), readFileSync(join(folder, 'service-worker-off.js')));
  publishedHelpOnly(folder);
  await reloaded(page, () => page.reload());
  await keeps(page, 0);
  await reloaded(page, () => page.reload());
  await read(page);
  assert.equal(await firstSection(page), '新しい版のはじめに');
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
  await page.getByText('いまは、開くときにネットワークが必要です').waitFor();
});

function publishedHelpOnly(folder) {
  writeFileSync(join(folder, 'help.html'), help(folder).replaceAll('>はじめに<', '>新しい版のはじめに<'));
}

test('a kiosk is exported without the network after one visit', KEPT, async ({ page }) => {
  const { server, folder } = await publish();
  copyFileSync(join(DIST, ONE_FILE), join(folder, ONE_FILE));
  publishNew(folder, {});
  await openSampleAt(page, server);
  await kept(page);
  await keepsOneFile(page);
  server.isDown = true;
  await reloaded(page, () => page.reload());
  await go(page, '#/publish');
  const file = await exportKiosk(page);
  assert.match(file.name, /キオスク.*\.html$/);
});

test('the app can be installed under its Japanese name', KEPT, async ({ page, context }) => {
  const { server } = await publish();
  await visit(page, server);
  await kept(page);
  const session = await context.newCDPSession(page);
  const { data, errors } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  assert.equal(manifest.name, '重点目標管理シート');
  for (const { src, sizes, type } of manifest.icons) {
    const { ok, kind, width } = await page.evaluate(async (src) => {
      const response = await fetch(src);
      const image = await createImageBitmap(await response.blob()).catch(() => ({ width: 'any' }));
      return { ok: response.ok, kind: response.headers.get('Content-Type'), width: image.width };
    }, src);
    assert.ok(ok && kind === type && sizes.startsWith(`${width}`), src);
  }
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
});

test('one file says that it needs nobody', async ({ page }) => {
  await openFile(page, '#/help');
  await page.getByText('いまは、1つのファイルとして開いています').waitFor();
  await bar(page).waitFor();
});
