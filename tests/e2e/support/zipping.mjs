// Writes zip files, as far as tests need them: deflated members, each name as the bytes that are given.

import { crc32, deflateRawSync } from 'node:zlib';

/** A zip of `[name, content]`, where a name may be bytes of any encoding. */
export function zipped(files) {
  const [parts, list] = [[], []];
  let at = 0;
  for (const [name, content] of files) {
    const [path, data] = [Buffer.from(name), Buffer.from(content)];
    const packed = deflateRawSync(data);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    // The name is UTF-8 where it says so.
    head.writeUInt16LE(typeof name === 'string' ? 0x800 : 0, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(path.length, 22);
    const own = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, path]));
    parts.push(own);
    at += own.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}
