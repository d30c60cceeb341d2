// Files of many sheets.

import { SAMPLE } from '../support/sheets.mjs';

/** The sample's sheets again and again, each with ids of its own, all of one year, as a file of ours has them. */
export function manySheets(count) {
  const sheets = Array.from({ length: count }, (_, at) => {
    const sheet = structuredClone(SAMPLE.sheets[at % SAMPLE.sheets.length]);
    const id = `bench-${String(at).padStart(5, '0')}`;
    const initiatives = sheet.initiatives.map((one, row) => ({ ...one, id: `${id}-${row}` }));
    return { ...sheet, id, fiscal_year: 2024, initiatives };
  });
  return `${JSON.stringify({ ...SAMPLE, sheets }, null, 2)}\n`;
}
