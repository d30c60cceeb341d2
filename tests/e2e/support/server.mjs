// A static server on a free port of this machine that remembers every request.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** A second address of the same files: the app must work at any path. */
const ELSEWHERE = '/some/where/';

/**
 * Serves `directory`. `extra` maps further paths to `{ type, body }`. While `isDown` is set, nobody gets an answer.
 * @returns {Promise<{ url: string, elsewhere: string, requests: string[], isDown: boolean, close: () => Promise<void> }>}
 */
export async function serve(directory, extra = {}) {
  const requests = [];
  const site = { requests, isDown: false };
  const server = createServer(async (request, response) => {
    if (site.isDown) return request.socket.destroy();
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    requests.push(path);
    try {
      const page = extra[path] ?? (await fromDisk(directory, path));
      response.writeHead(200, { 'Content-Type': page.type }).end(page.body);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A file whose tests are all skipped must still end.
  server.unref();
  const url = `http://127.0.0.1:${server.address().port}/`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return Object.assign(site, { url, elsewhere: url.slice(0, -1) + ELSEWHERE, close });
}

async function fromDisk(directory, path) {
  const local = path.startsWith(ELSEWHERE) ? path.slice(ELSEWHERE.length) : path.slice(1);
  const file = normalize(local) === '.' ? 'index.html' : normalize(local);
  if (file.startsWith('..')) throw new Error('outside');
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  return { type, body: await readFile(join(directory, file)) };
}
