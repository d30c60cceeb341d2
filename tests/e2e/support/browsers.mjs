// Finds and starts the browsers. `cargo xtask test` names them in the
// environment; by hand they are looked up on PATH.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { FONTS } from './paths.mjs';

/** How long a browser may take to start: on a busy machine, long. */
const START_LIMIT = 180_000;

/** What the browsers do not take from the machine: its fonts and its time zone. */
export const OWN = { ...process.env, FONTCONFIG_FILE: FONTS, TZ: 'Asia/Tokyo' };

/** Where Chromium is; first, as in xtask, the one without windows. */
export const chromiumProgram = () => find('CHROME', ['chromium-headless-shell', 'chromium', 'google-chrome', 'chrome', 'msedge']);

/** A name on an intranet that leads to this machine: a plain http address there is no secure context, as 127.0.0.1 is. */
export const INTRANET = 'goals.city.test';

/** What Chromium is to leave alone. */
export const CHROMIUM_ARGS = [
  `--host-resolver-rules=MAP ${INTRANET} 127.0.0.1`,
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium, driven by Playwright. */
export function startChromium() {
  return chromium.launch({
    executablePath: chromiumProgram(),
    headless: true,
    env: OWN,
    timeout: START_LIMIT,
    // Chromium refuses its sandbox to root, and only then may it go without.
    chromiumSandbox: process.getuid?.() !== 0,
    args: CHROMIUM_ARGS,
  });
}

/** Starts Firefox, driven by Puppeteer over WebDriver BiDi. */
export function startFirefox(preferences = {}) {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: find('FIREFOX', ['firefox-esr', 'firefox']),
    headless: true,
    env: OWN,
    timeout: START_LIMIT,
    protocolTimeout: START_LIMIT,
    extraPrefsFirefox: {
      'intl.accept_languages': 'ja',
      // As people have it; Puppeteer would let file:// pages read their neighbours.
      'security.fileuri.strict_origin_policy': true,
      // Nothing is kept for later that no test asks for.
      'dom.serviceWorkers.enabled': false,
      'network.dns.localDomains': INTRANET,
      ...preferences,
    },
  });
}

function find(variable, programs) {
  if (process.env[variable]) return process.env[variable];
  for (const program of programs) {
    for (const directory of process.env.PATH.split(delimiter)) {
      const file = join(directory, program);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here.
      }
    }
  }
  throw new Error(`no ${programs.join(' or ')} on PATH; set ${variable}`);
}
