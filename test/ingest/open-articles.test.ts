import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArticles, type ArticleSource } from '../../src/ingest/open-articles.ts';
import { testReading } from '../support/reading.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fihrist-open-articles-'));
});
afterAll(() => rm(folder, { recursive: true }));

const toLines = (...titles: string[]): string => titles.map((title) => `${JSON.stringify({ title })}\n`).join('');
const write = async (name: string, content: string | Buffer): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
};
const readTitles = async ({ readings }: ArticleSource): Promise<string[]> => {
  const titles: string[] = [];
  for await (const reading of readings) titles.push(reading.ok ? reading.article.title : reading.reject.reasons.join());
  return titles;
};

describe('openArticles', () => {
  test('reads every file in the order given, packed or not, and knows how much there is', async () => {
    const packed = gzipSync(toLines('ج', 'د'));
    const files = [await write('b.jsonl', toLines('أ', 'ب')), await write('a.ndjson.gz', packed)];
    const source = await openArticles(files, testReading);
    const totalBytes = Buffer.byteLength(toLines('أ', 'ب')) + packed.length;
    expect(source.totalBytes).toBe(totalBytes);
    expect(source.bytesRead()).toBe(0);
    expect(await readTitles(source)).toEqual(['أ', 'ب', 'ج', 'د']);
    expect(source.bytesRead()).toBe(totalBytes);
  });

  test('goes on with the next file when one is damaged', async () => {
    const packed = gzipSync(toLines('أ'));
    const source = await openArticles(
      [await write('damaged.gz', packed.subarray(0, -8)), await write('whole.jsonl', toLines('ب'))],
      testReading,
    );
    expect(await readTitles(source)).toEqual([
      'أ',
      'the file cannot be read from here on: unexpected end of file',
      'ب',
    ]);
  });

  test('goes on with the next file when one has gone meanwhile', async () => {
    const files = [await write('gone.jsonl', toLines('أ')), await write('here.jsonl', toLines('ب'))];
    const source = await openArticles(files, testReading);
    await rm(path.join(folder, 'gone.jsonl'));
    expect(await readTitles(source)).toEqual([expect.stringMatching(/cannot be read: ENOENT/u), 'ب']);
  });

  test('takes the limit for a line from the caller', async () => {
    const source = await openArticles([await write('long.jsonl', toLines('أ'.repeat(100), 'ب'))], {
      ...testReading,
      maxArticleBytes: 50,
    });
    expect(await readTitles(source)).toEqual([
      'the line has 212 bytes, allowed are 50 bytes for one article: divide it',
      'ب',
    ]);
  });

  test('reads nothing more once it is told to stop', async () => {
    const controller = new AbortController();
    const files = [await write('stop.jsonl', toLines('أ')), await write('never.jsonl', toLines('ب'))];
    const source = await openArticles(files, { ...testReading, signal: controller.signal });
    await rm(path.join(folder, 'never.jsonl'));
    const seen: number[] = [];
    for await (const reading of source.readings) {
      seen.push(Number(reading.ok));
      controller.abort();
    }
    expect(seen).toEqual([1]);
  });
});

describe('a path that cannot be read', () => {
  test('is named, with every other one, before anything is read', async () => {
    const file = await write('good.jsonl', toLines('أ'));
    const missing = path.join(folder, 'missing.jsonl');
    const inside = path.join(file, 'inside');
    await mkdir(path.join(folder, 'years'));
    await symlink('loop', path.join(folder, 'loop'));
    const opening = openArticles(
      [missing, file, path.join(folder, 'years'), path.join(folder, 'loop'), inside],
      testReading,
    );
    const expected = [
      `${JSON.stringify(missing)} does not exist`,
      expect.stringMatching(/loop" cannot be read: ELOOP/u),
      expect.stringMatching(/inside" cannot be read: ENOTDIR/u),
    ];
    await expect(opening).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringMatching(/missing.*loop.*inside/u),
      details: expected.map((detail) => ({ parameter: 'PATH', detail })),
    });
  });
});
