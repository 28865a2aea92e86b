import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gunzip } from '../../../src/ingest/files/gunzip.ts';
import { readBytes } from '../../../src/ingest/files/read-bytes.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fihrist-read-bytes-'));
});
afterAll(() => rm(folder, { recursive: true }));

const write = async (name: string, bytes: Buffer): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
};
const readAll = async (file: string, options: Parameters<typeof readBytes>[1] = {}): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of readBytes(file, options)) chunks.push(chunk);
  return Buffer.concat(chunks);
};
/** Larger than one read, and not to be packed into less than one. */
const text = Buffer.from(Array.from({ length: 100_000 }, (_, at) => `${at ** 3}سطر`).join('\n'));

describe('readBytes', () => {
  test.each([
    ['plain.jsonl', text],
    ['empty.jsonl', Buffer.alloc(0)],
    ['one.jsonl', Buffer.from([0x1f])],
  ])('gives a file as it is: %s', async (name, bytes) => {
    expect((await readAll(await write(name, bytes))).equals(bytes)).toBe(true);
  });

  test.each([
    ['packed.jsonl.gz', gzipSync(text)],
    ['two-members.gz', Buffer.concat([gzipSync(text.subarray(0, 5)), gzipSync(text.subarray(5))])],
  ])('its gzip is unpacked: %s', async (name, bytes) => {
    const chunks: Buffer[] = [];
    for await (const chunk of gunzip(readBytes(await write(name, bytes)))) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(text)).toBe(true);
  });

  test('counts the bytes of the file, not those it unpacks to', async () => {
    const packed = gzipSync(text);
    let bytesRead = 0;
    const file = await write('counted.gz', packed);
    await readAll(file, {
      onRead: (bytes) => {
        bytesRead += bytes;
      },
    });
    expect(bytesRead).toBe(packed.length);
  });

  test('gives what can be unpacked of a file that ends too early, then says so', async () => {
    const packed = gzipSync(text);
    const file = await write('half.gz', packed.subarray(0, packed.length / 2));
    const chunks: Buffer[] = [];
    const reading = (async () => {
      for await (const chunk of gunzip(readBytes(file))) chunks.push(chunk);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'Z_BUF_ERROR' });
    const unpacked = Buffer.concat(chunks);
    expect(unpacked.length).toBeGreaterThan(text.length / 3);
    expect(text.subarray(0, unpacked.length).equals(unpacked)).toBe(true);
  });

  test('reads from a pipe, even when it gives one byte at a time', async () => {
    const pipe = path.join(folder, 'pipe');
    await promisify(execFile)('mkfifo', [pipe]);
    const packed = await write('for-pipe.gz', gzipSync(text));
    const writer = promisify(execFile)('sh', [
      '-c',
      `exec > "$1"; head -c 1 "$0"; sleep 0.1; tail -c +2 "$0"`,
      packed,
      pipe,
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of gunzip(readBytes(pipe))) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(text)).toBe(true);
    await writer;
  });

  test('ends early when it is told to', async () => {
    const controller = new AbortController();
    const file = await write('stopped.jsonl', text);
    const chunks: Buffer[] = [];
    for await (const chunk of readBytes(file, { signal: controller.signal })) {
      chunks.push(chunk);
      controller.abort();
    }
    expect(chunks).toHaveLength(1);
  });

  test('can be left in the middle', async () => {
    for (const file of [await write('left.gz', gzipSync(text)), await write('left-again.gz', gzipSync(text))]) {
      for await (const chunk of gunzip(readBytes(file))) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
    }
  });
});
