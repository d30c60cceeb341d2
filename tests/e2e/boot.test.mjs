// The app starts wherever people open it, and says so where it cannot.

import assert from 'node:assert/strict';
import * as harness from './harness.mjs';
import { axe, fileUrl, mounted, open, openFile, ONE_FILE, test, testInFirefox } from './harness.mjs';

const TITLE = '重点目標管理シート';

async function showsTheApp(page) {
  await page.waitForFunction(
    (title) => [...document.querySelectorAll('h1')].some((h) => h.textContent.includes(title)),
    ...(page.addInitScript ? [TITLE] : [{}, TITLE]),
  );
}

/** Waits for the page's own message and asserts that it says `wanted`. */
async function says(page, ...wanted) {
  await page.waitForSelector('#boot[role=alert]');
  const text = await page.$eval('#boot', (boot) => boot.innerText);
  for (const part of wanted) assert.ok(text.includes(part), `${part} is missing in:\n${text}`);
}

const withoutWasm = (page) => page.addInitScript(() => delete globalThis.WebAssembly);

test('starts from a server, with its own files only', async ({ page }) => {
  const before = harness.site.requests.length;
  await open(page);
  await showsTheApp(page);
  const kinds = harness.site.requests
    .slice(before)
    .map((path) => path.replace(/^.*(\.\w+)$/, '$1'));
  assert.deepEqual(kinds.sort(), ['.css', '.js', '.wasm', '/']);
  await axe(page);
});

test('starts at any path of a server', async ({ page }) => {
  await page.goto(harness.site.elsewhere);
  await mounted(page);
  await showsTheApp(page);
});

test('starts from one file', async ({ page }) => {
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await openFile(page);
  await showsTheApp(page);
  assert.deepEqual(requests.filter((url) => !url.startsWith('data:')), [ONE_FILE]);
  await axe(page);
});

test('starts from one file in a browser that cannot inflate', async ({ page }) => {
  await page.addInitScript(() => {
    delete globalThis.DecompressionStream;
    delete Uint8Array.fromBase64;
  });
  await openFile(page);
  await showsTheApp(page);
});

testInFirefox('starts from a server', async ({ page }) => {
  await open(page);
  await showsTheApp(page);
});

testInFirefox('starts from one file', async ({ page }) => {
  await openFile(page);
  await showsTheApp(page);
  await axe(page);
});

testInFirefox('says that index.html needs a server', { allow: [/./] }, async ({ page }) => {
  await page.goto(fileUrl('index.html'));
  await says(page, 'goalsheet.html');
});

// The rejected start is reported to the console as well.
const REJECTED = { allow: [/WebAssembly|wasm|Failed to (load|fetch)|ERR_FAILED|integrity|magic/i] };

test('says so where WebAssembly is missing', REJECTED, async ({ page }) => {
  await withoutWasm(page);
  await page.goto(harness.site.url);
  await says(page, 'このブラウザでは動かせません', 'WebAssembly', 'Microsoft Edge', '情報システム担当', 'EnhanceSecurityModeBypassListDomains', 'JavaScriptJitAllowedForSites');
  await axe(page);
});

test('says so where WebAssembly is missing, in one file', async ({ page }) => {
  await withoutWasm(page);
  await page.goto(ONE_FILE);
  await says(page, 'このブラウザでは動かせません');
});

test('says that index.html needs a server', { allow: [/./] }, async ({ page }) => {
  await page.goto(fileUrl('index.html'));
  await says(page, 'このファイルは、直接は開けません', 'goalsheet.html');
});

for (const ending of ['js', 'wasm']) {
  test(`says so when the .${ending} file does not arrive`, REJECTED, async ({ page }) => {
    await page.route(`**/*.${ending}`, (route) => route.abort());
    await page.goto(harness.site.url);
    await says(page, 'アプリを読み込めませんでした', '再読み込み');
  });
}

test('says so when the app cannot start', REJECTED, async ({ page }) => {
  const body = Buffer.from('this is no WebAssembly');
  await page.route('**/*.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body }));
  await page.goto(harness.site.url);
  await says(page, 'アプリを始められませんでした', '技術的な情報');
});

test('has something to say without JavaScript', { context: { javaScriptEnabled: false } }, async ({ page }) => {
  await page.goto(harness.site.url);
  await page.getByRole('heading', { name: 'JavaScriptが止められています' }).waitFor();
});

for (const [place, url] of [['a server', () => harness.site.url], ['one file', () => ONE_FILE]]) {
  test(`the policy refuses foreign code and foreign addresses, from ${place}`, { allow: [/policy|refused|somebody else|ERR_BLOCKED/i] }, async ({ page }) => {
    await page.goto(url());
    await mounted(page);
    const outcome = await page.evaluate(async () => {
      const violations = [];
      addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'globalThis.intruder = 1';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<p style="color: red" onclick="0">');
      await fetch('https://foreign.invalid/').catch(() => {});
      const image = new Image();
      const refused = new Promise((resolve) => (image.onerror = resolve));
      image.src = 'https://foreign.invalid/a.png';
      await refused;
      let evaluated = true;
      try {
        new Function('return 1')();
      } catch {
        evaluated = false;
      }
      return { violations: violations.sort(), intruder: globalThis.intruder, evaluated };
    });
    assert.equal(outcome.intruder, undefined);
    assert.equal(outcome.evaluated, false);
    for (const directive of ['connect-src', 'img-src', 'script-src-elem', 'style-src-attr']) {
      assert.ok(outcome.violations.includes(directive), `${directive} in ${outcome.violations}`);
    }
  });
}

for (const ending of ['js', 'wasm']) {
  test(`says so where a gateway answers with its login instead of the .${ending}`, { allow: [/./] }, async ({ page }) => {
    const login = { contentType: 'text/html', body: '<!DOCTYPE html><title>認証</title>' };
    await page.route(new RegExp(`/goalsheet-.*\\.${ending}$`), (route) => route.fulfill(login));
    await page.goto(harness.site.url);
    await says(page, 'アプリの代わりに、別のページが届きました', 'ログインし直してください', 'この端末に残っています');
  });
}
