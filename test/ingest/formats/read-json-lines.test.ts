import { describe, expect, test } from 'vitest';
import { readJsonLines } from '../../../src/ingest/formats/read-json-lines.ts';
import type { FileReading } from '../../../src/ingest/reading.ts';
import { toReject } from '../../../src/ingest/to-reject.ts';
import { testReading } from '../../support/reading.ts';

const readAll = async (chunks: AsyncIterable<Buffer>, maxLineBytes = 100_000) => {
  const readings: FileReading[] = [];
  for await (const reading of readJsonLines(chunks, { ...testReading, file: 'a.jsonl', maxLineBytes }))
    readings.push(reading);
  return readings;
};
const read = (input: string | Buffer, maxLineBytes?: number) => {
  async function* toChunks() {
    yield Buffer.from(input);
  }
  return readAll(toChunks(), maxLineBytes);
};
const toTitles = (readings: readonly FileReading[]) =>
  readings.map((reading) => (reading.ok ? reading.article.title : reading.reject.reasons.join()));
const good = (title: string) => JSON.stringify({ title });

describe('readJsonLines', () => {
  test('gives each article with its place and its size', async () => {
    const readings = await read(`${good('أ')}\n\n${good('ب')}`);
    expect(readings).toMatchObject([
      { ok: true, article: { title: 'أ' }, origin: { file: 'a.jsonl', line: 1 }, bytes: 14 },
      { ok: true, article: { title: 'ب' }, origin: { file: 'a.jsonl', line: 3 }, bytes: 14 },
    ]);
  });

  test.each([
    [`\uFEFF${good('أ')}\r\n${good('ب')}\r\n`, 'a byte order mark and CRLF'],
    [`\n \t \r\n\uFEFF\n${good('أ')}\n\n\n${good('ب')}\n\u00A0\n`, 'blank lines'],
    [` ${good('أ')}\t\n${good('ب')} `, 'white space around'],
  ])('is not troubled by %j: %s', async (text) => {
    expect(toTitles(await read(text))).toEqual(['أ', 'ب']);
  });

  test('does not split at U+2028 inside a string', async () => {
    expect(toTitles(await read(good('أ\u2028ب\u2029')))).toEqual(['أ\u2028ب\u2029']);
  });

  test('keeps a bad line out, says why, and goes on', async () => {
    const bad = ['{"title": "أ', '["أ"]', '{"id": "1"}', '{"title": "أ", "date": "غداً"}'];
    const readings = await read(bad.flatMap((line) => [line, good('ب')]).join('\n'));
    const rejects = readings.flatMap((reading) => (reading.ok ? [] : [reading.reject]));
    expect(readings.filter(({ ok }) => ok)).toHaveLength(4);
    expect(rejects.map(({ line }) => line)).toEqual([1, 3, 5, 7]);
    expect(rejects.map(({ text }) => text)).toEqual(bad);
    expect(rejects.map(({ reasons }) => reasons.join())).toEqual([
      expect.stringMatching(/^the line is not valid JSON: \S/u),
      'the article is an array, allowed is an object',
      'the article has neither a title nor a body',
      expect.stringMatching(/^date is not a date: sent "غداً"/u),
    ]);
  });

  test('keeps out a line that is not UTF-8, bytes and all', async () => {
    const line = Buffer.concat([Buffer.from('{"title": "'), Buffer.from([0xc7, 0xe1]), Buffer.from('"}')]);
    const [reading, next] = await read(Buffer.concat([line, Buffer.from(`\n${good('ب')}`)]));
    expect(reading).toEqual({
      ok: false,
      reject: {
        file: 'a.jsonl',
        line: 1,
        reasons: ['the line is not valid UTF-8'],
        text: '{"title": "\uFFFD\uFFFD"}',
        textBase64: line.toString('base64'),
      },
    });
    expect(next).toMatchObject({ ok: true });
  });

  test('keeps out a line that is too long', async () => {
    const readings = await read(`${good('أ'.repeat(40))}\n${good('ب')}`, 90);
    expect(toTitles(readings)).toEqual(['the line has 92 bytes, allowed are 90 bytes for one article: divide it', 'ب']);
  });

  test('says where the bytes break off, and keeps what came before', async () => {
    async function* breaking() {
      yield Buffer.from(`${good('أ')}\n\n{"title":`);
      throw Object.assign(new Error('unexpected end of file'), { code: 'Z_BUF_ERROR' });
    }
    const readings = await readAll(breaking());
    expect(toTitles(readings)).toEqual(['أ', 'the file cannot be read from here on: unexpected end of file']);
    expect(readings[1]).toMatchObject({ reject: { file: 'a.jsonl', line: 3, text: '' } });
  });

  test('does not take a mistake of our own for a damaged file', async () => {
    async function* mistaken(): AsyncGenerator<Buffer> {
      yield Buffer.from(`${good('أ')}\n`);
      throw new TypeError('x is not a function');
    }
    await expect(readAll(mistaken())).rejects.toThrow('x is not a function');
  });
});

describe('a rejects file that is read again', () => {
  const origin = { file: 'old.jsonl', line: 9 };
  const toLine = (text: string | Buffer, length?: number) =>
    JSON.stringify(toReject(origin, ['why'], Buffer.from(text), length));

  test('gives the articles that were repaired in it', async () => {
    expect(await read(toLine(good('أ')))).toMatchObject([
      { ok: true, article: { title: 'أ', body: '' }, origin: { file: 'a.jsonl', line: 1 } },
    ]);
  });

  test('rejects again what is still broken, as it was', async () => {
    const bytes = Buffer.from([0x7b, 0xff]);
    expect(await read(`${toLine('{"title')}\n${toLine(bytes)}\n${toLine(good('أ'), 90_000)}`)).toMatchObject([
      { reject: { file: 'a.jsonl', line: 1, text: '{"title' } },
      { reject: { line: 2, reasons: ['the line is not valid UTF-8'], textBase64: bytes.toString('base64') } },
      { reject: { line: 3, reasons: ['the text was cut in the rejects file'], text: good('أ'), cut: true } },
    ]);
  });
});
