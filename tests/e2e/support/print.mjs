// Printing without the browser's dialog: what would be printed is noted, and can be printed to a PDF.

import { pages, reader } from './pdf.mjs';

/** Runs in the page: has whatever is printed noted, a frame with its document as it is then, the page itself as ''. */
export function notePrinting() {
  globalThis.printed = [];
  globalThis.print = () => globalThis.printed.push('');
  const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
    get() {
      const frame = get.call(this);
      if (frame) frame.print = () => globalThis.printed.push(`<!doctype html>${frame.document.documentElement.outerHTML}`);
      return frame;
    },
  });
}

/** Does what prints; answers with what is printed. */
export async function printedBy(page, action) {
  await page.evaluate(() => (globalThis.printed.length = 0));
  await action();
  await page.waitForFunction(() => globalThis.printed.length > 0);
  return page.evaluate(() => globalThis.printed[0]);
}

/**
 * A printed document, as Chromium prints it: its pages, each without its number, which it says in `number`; and how
 * what stands in `words` reads on them, in the document's own font.
 */
export async function onPaper(context, html, words = '') {
  const page = await context.newPage();
  try {
    await page.setContent(html);
    const all = await pages(await page.pdf({ preferCSSPageSize: true }));
    // Where the number stands among the page's words is the browser's affair.
    const numbered = /^\d+\/\d+|\d+\/\d+$/;
    const printed = all.map((one) => ({ ...one, text: one.text.replace(numbered, ''), number: numbered.exec(one.text)?.[0] }));
    return { printed, read: await reader(page, words) };
  } finally {
    await page.close();
  }
}
