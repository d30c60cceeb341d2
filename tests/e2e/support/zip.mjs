// Reads zip files, as far as workbooks need it: stored and deflated members, found by the directory at the end.

import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';

/** The members of a zip file by name, as text. */
export function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  assert.ok(end >= 0, 'a zip file has a directory');
  const members = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed, size, names, extra, comment, local] = [
      bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24), bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42),
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + names);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(from, from + packed);
    const content = method === 8 ? inflateRawSync(data) : data;
    assert.equal(content.length, size, name);
    members.set(name, content.toString('utf8'));
    at += 46 + names + extra + comment;
  }
  return members;
}

/** A workbook: the names of its worksheets, and every text in its cells. */
export function workbook(bytes) {
  const members = unzip(bytes);
  const plain = (xml) => xml.replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name]);
  const names = [...members.get('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => plain(name));
  const texts = [...members.get('xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => plain(text));
  return { names, texts, members };
}

/** The sheets that a workbook carries for the app, whose JSON is short enough to stand in one cell. */
export function carried({ texts }) {
  return JSON.parse(texts.find((text) => text.startsWith('{"format": "goalsheet"'))).sheets;
}
