// LibreOffice as somebody's Excel: a workbook is opened, cells are changed, and it is saved as a workbook again.

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PROGRAM = process.env.SOFFICE || 'soffice';

/** The workbook with texts of cells replaced, each by another one; none (said aloud) where there is no LibreOffice. */
export async function editedInOffice(bytes, changes) {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  const convert = (name, format) => {
    const options = [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--norestore', '--convert-to', format, '--outdir', join(folder, 'saved')];
    return run(PROGRAM, [...options, join(folder, name)]);
  };
  try {
    writeFileSync(join(folder, 'a.xlsx'), bytes);
    try {
      await convert('a.xlsx', 'fods');
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
      console.log(`SKIPPED: ${PROGRAM} is not installed; SOFFICE may name it`);
      return undefined;
    }
    let text = readFileSync(join(folder, 'saved', 'a.fods'), 'utf8');
    for (const [from, to] of changes) {
      // The form comes first; what the workbook carries is escaped.
      if (!text.includes(`>${from}<`)) throw new Error(`no cell has ${from}`);
      text = text.replace(`>${from}<`, `>${to}<`);
    }
    writeFileSync(join(folder, 'b.fods'), text);
    await convert('b.fods', 'xlsx');
    return readFileSync(join(folder, 'saved', 'b.xlsx'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
