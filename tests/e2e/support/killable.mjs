// A browser with a profile of its own that can be killed whole, as a power cut would, and started again on the same profile.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumProgram, OWN } from './browsers.mjs';
import { setClock } from './clock.mjs';

/**
 * Starts Chromium on a profile.
 * @returns {Promise<{ context: import('playwright-core').BrowserContext, kill: () => Promise<void> }>}
 */
export async function startOn(profile) {
  const args = [...CHROMIUM_ARGS, '--headless', `--user-data-dir=${profile}`, '--remote-debugging-port=0'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  // A process group of its own, so that one signal ends all of it.
  const child = spawn(chromiumProgram(), [...args, 'about:blank'], { detached: true, env: OWN, stdio: ['ignore', 'ignore', 'pipe'] });
  const browser = await chromium.connectOverCDP(await debuggingAddress(child.stderr));
  const [context] = browser.contexts();
  await setClock(context);
  return {
    context,
    kill: async () => {
      const ended = once(child, 'exit');
      process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
  };
}

/** The address that Chromium tells of itself. */
async function debuggingAddress(stderr) {
  let told = '';
  for await (const piece of stderr.iterator({ destroyOnReturn: false })) {
    told += piece;
    const address = /DevTools listening on (ws:\S+)/.exec(told);
    if (address) {
      stderr.resume();
      return address[1];
    }
  }
  throw new Error(`Chromium ended: ${told}`);
}
