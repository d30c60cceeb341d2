// What a printed PDF says: the size and the words of its pages.

import assert from 'node:assert/strict';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A text as it can be compared: without white space, and with the characters that fonts swap for others alike. */
export const squeezed = (text) => text.normalize('NFKC').replaceAll(/\s/g, '');

/**
 * How a text reads in a PDF. A font may draw several characters alike (長 and the radical ⻑), and the PDF then names any
 * of them: which one, a print of each character tells.
 * @param {import('playwright-core').Page} page a page in the font of what is to be compared
 * @param {string} text all that is to be compared
 * @returns {Promise<(text: string) => string>}
 */
export async function reader(page, text) {
  const chars = [...new Set(text)].filter((char) => !/[\s|｜]/.test(char));
  if (chars.length === 0) return squeezed;
  const font = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  const proof = await page.context().newPage();
  await proof.setContent('<!doctype html><html lang="ja"><p></p></html>');
  await proof.evaluate(([font, text]) => {
    Object.assign(document.querySelector('p').style, { fontFamily: font, overflowWrap: 'anywhere' });
    document.querySelector('p').textContent = text;
  }, [font, chars.join('|')]);
  const printed = (await pages(await proof.pdf())).map((page) => page.text).join('');
  await proof.close();
  const drawn = printed.split('|');
  assert.equal(drawn.length, chars.length, 'each character is drawn once');
  const map = new Map(chars.map((char, at) => [char, drawn[at]]));
  return (text) => squeezed([...text].map((char) => map.get(char) ?? char).join(''));
}

/**
 * The pages of a PDF, in points.
 * @returns {Promise<{ width: number, height: number, text: string }[]>}
 */
export async function pages(bytes) {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const pdf = await loading.promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [left, bottom, right, top] = page.view;
    const { items } = await page.getTextContent({ disableNormalization: true });
    const text = squeezed(items.map((item) => item.str).join(''));
    pages.push({ width: right - left, height: top - bottom, text });
  }
  await loading.destroy();
  return pages;
}
