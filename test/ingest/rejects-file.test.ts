import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openArticles } from '../../src/ingest/open-articles.ts';
import type { Reject } from '../../src/ingest/reading.ts';
import { createRejectsFile, toRejectsPath } from '../../src/ingest/rejects-file.ts';
import { testReading } from '../support/reading.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fihrist-rejects-'));
});
afterEach(() => rm(folder, { recursive: true }));

const toReject = (line: number, text: string): Reject => ({ file: 'a.jsonl', line, reasons: ['why'], text });

test('nothing is created while nothing is rejected', async () => {
  const rejects = createRejectsFile(path.join(folder, 'data', 'rejects.jsonl'));
  await rejects.close();
  expect(rejects.isCreated()).toBe(false);
  expect(await readdir(folder)).toEqual([]);
});

test('every reject is one line, in order, and there before the file is closed', async () => {
  const rejects = createRejectsFile(path.join(folder, 'data', 'deep', 'rejects.jsonl'));
  const expected = [toReject(1, '{"عنوان"'), toReject(9, 'a\u2028b\nc')];
  for (const reject of expected) await rejects.add(reject);
  const lines = (await readFile(rejects.path, 'utf8')).split('\n');
  await rejects.close();
  expect(rejects.isCreated()).toBe(true);
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line))).toEqual(expected);
});

test('once repaired, the file itself can be indexed', async () => {
  const rejects = createRejectsFile(path.join(folder, 'rejects.jsonl'));
  await rejects.add(toReject(1, '{"title": "عنوان"'));
  await rejects.close();
  const repaired = (await readFile(rejects.path, 'utf8')).replace('عنوان\\"', 'عنوان\\"}');
  await writeFile(rejects.path, repaired);
  const { readings } = await openArticles([rejects.path], testReading);
  for await (const reading of readings) expect(reading).toMatchObject({ ok: true, article: { title: 'عنوان' } });
  expect.assertions(1);
});

test('a file that is there already is not touched', async () => {
  const file = path.join(folder, 'rejects.jsonl');
  await writeFile(file, 'earlier');
  await expect(createRejectsFile(file).add(toReject(1, 'x'))).rejects.toMatchObject({
    code: 'internal',
    message: expect.stringMatching(/rejects\.jsonl" cannot be written: EEXIST/u),
  });
  expect(await readFile(file, 'utf8')).toBe('earlier');
});

test('two runs have two files, in the order of time', () => {
  const [first = '', second = ''] = ['2026-11-23T19:31:33.084Z', '2026-11-23T19:31:33.085Z'].map((at) =>
    toRejectsPath('data', new Date(at)),
  );
  expect(first).toBe(path.join('data', 'rejects-2026-11-23T19-31-33-084Z.jsonl'));
  expect(first < second).toBe(true);
});
