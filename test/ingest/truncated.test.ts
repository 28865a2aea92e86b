/** What a copy that broke off still gives: all that was whole before the cut, and a word on where that was. */
import { setTimeout as delay } from 'node:timers/promises';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { gunzip } from '../../src/ingest/files/gunzip.ts';
import { toZip } from '../support/zip.ts';
import { readBack } from '../support/read-bytes.ts';

const TITLES = Array.from({ length: 40 }, (_, at) => `خبر رقم ${at}`);
const toBody = (at: number): string => `قال المتحدث في الخبر ${at} إن العمل مستمر. `.repeat(1 + (at % 7));
const LINES = TITLES.map((title, at) => `${JSON.stringify({ id: String(at), title, body: toBody(at) })}\n`);
const ROWS = TITLES.map((title, at) => `${at},"${title}","${toBody(at)}\nسطر آخر"\n`);
const ITEMS = TITLES.map(
  (title, at) => `<item><title>${title}</title><description><![CDATA[<p>${toBody(at)}</p>]]></description></item>\n`,
);

/** What stands before the articles, and each of them with what ends it. */
const FORMATS: readonly (readonly [string, string, readonly string[]])[] = [
  ['a.jsonl', '', LINES],
  ['a.json', '[\n', LINES.map((line) => line.replace('\n', ',\n'))],
  ['a.csv', 'id,title,body\n', ROWS],
  ['a.xml', '<?xml version="1.0" encoding="UTF-8"?><rss><channel><title>صحيفة</title>\n', ITEMS],
];

describe.each(FORMATS)('%s that breaks off', (name, head, articles) => {
  const bytes = Buffer.from(head + articles.join(''));
  const ends = articles.map((_, at) => Buffer.byteLength(head + articles.slice(0, at + 1).join('')));
  const cuts = Array.from({ length: 60 }, (_, at) => Math.floor((bytes.length * (at + 1)) / 61));

  test('gives every article before the cut, and one reject that says where it is', async () => {
    for (const cut of cuts) {
      const { articles: read, readings, reasons } = await readBack(name, bytes.subarray(0, cut), { chunkBytes: 1000 });
      const whole = ends.filter((end) => end <= cut).length;
      expect(read.slice(0, whole).map(({ title }) => title)).toEqual(TITLES.slice(0, whole));
      if (ends.includes(cut) || read.length > whole) continue;
      expect([cut, reasons]).toEqual([cut, whole === 0 && reasons.length === 0 ? [] : [expect.any(String)]]);
      for (const reading of readings)
        if (!reading.ok) {
          const line = bytes.subarray(0, cut).toString().split('\n').length;
          expect(Math.abs(reading.reject.line - line)).toBeLessThanOrEqual(2);
        }
    }
  });

  test('does so in gzip too', async () => {
    const packed = gzipSync(bytes);
    const { articles: read, reasons } = await readBack(`${name}.gz`, packed.subarray(0, packed.length * 0.8), {
      chunkBytes: 100,
    });
    expect(read.length).toBeGreaterThan(20);
    expect(read.map(({ title }) => title)).toEqual(TITLES.slice(0, read.length));
    expect(reasons).toEqual([expect.stringMatching(/unexpected end|ends in the middle/u)]);
  });
});

const untilCut = (whole: Buffer, share: number): Buffer => whole.subarray(0, Math.floor(whole.length * share));

describe('a large file in gzip that breaks off', () => {
  test('gives all that can be unpacked, however slowly it is taken', async () => {
    const many = Array.from({ length: 300 }, () => LINES).flat();
    const packed = untilCut(gzipSync(many.join('')), 0.7);
    const unpacked = gunzipSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
    for (const isSlow of [false, true]) {
      let text = '';
      const read = async (): Promise<void> => {
        async function* once() {
          yield packed;
        }
        for await (const chunk of gunzip(once())) {
          text += chunk.toString('latin1');
          if (isSlow) await delay(5);
        }
      };
      await expect(read()).rejects.toThrow(/unexpected end/u);
      expect(Buffer.from(text, 'latin1').toString()).toBe(unpacked);
    }
  });
});

/** Files of one article, and one of all of them under other titles. */
const FILES: readonly (readonly [string, string])[] = [
  ...TITLES.map((title, at) => [`${at}.txt`, `${title}\n${toBody(at)}`] as const),
  ['all.jsonl', LINES.map((line) => line.replace('خبر رقم', 'سطر رقم')).join('')],
  ['last.txt', 'الأخير\nنص الأخير'],
];

describe('a TAR that breaks off', () => {
  const toTar = async (): Promise<Buffer> => {
    const archive = pack();
    for (const [name, text] of FILES) archive.entry({ name }, text);
    archive.finalize();
    const parts: Buffer[] = [];
    for await (const part of archive) if (Buffer.isBuffer(part)) parts.push(part);
    return Buffer.concat(parts);
  };

  test.each([0.95, 0.9, 0.8, 0.6, 0.3, 0.1])('gives all before the cut, packed or not: %d', async (share) => {
    const tar = untilCut(await toTar(), share);
    const inside = (text: string): boolean => tar.includes(text);
    const expected = [
      ...TITLES.filter((title, at) => inside(`${title}\n${toBody(at)}`)),
      ...TITLES.map((title) => title.replace('خبر', 'سطر')).filter((_, at) =>
        inside((LINES[at] ?? '').replace('خبر رقم', 'سطر رقم')),
      ),
    ];
    for (const [name, bytes] of [
      ['a.tar', tar],
      ['a.tgz', gzipSync(tar)],
      ['b.tgz', gzipSync(tar).subarray(0, -8)],
    ] as const) {
      const { articles, reasons } = await readBack(name, bytes, { chunkBytes: 1000 });
      expect(articles.map(({ title }) => title)).toEqual(expected);
      expect(reasons.at(-1)).toMatch(/the file cannot be read: unexpected end of/iu);
    }
  });
});

describe('a ZIP that breaks off', () => {
  test.each([
    ['that says how long its files are', false],
    ['that says so behind them', true],
  ])('gives all before the cut: one %s', async (_, isStreamed) => {
    const whole = toZip(FILES, { isStreamed });
    /** Where the data of each file ends. */
    const ends = FILES.map((_file, at) => {
      const next = FILES[at + 1]?.[0];
      const start = next === undefined ? whole.indexOf('PK\u0001\u0002') : whole.indexOf(next) - 30;
      return start - (isStreamed ? 16 : 0);
    });
    for (const share of [0.995, 0.9, 0.8, 0.5, 0.2]) {
      const cut = untilCut(whole, share);
      const { articles, reasons } = await readBack('a.zip', cut);
      const texts = TITLES.filter((_title, at) => (ends[at] ?? 0) <= cut.length);
      const lines = articles.map(({ title }) => title).filter((title) => title.startsWith('سطر'));
      expect(articles.slice(0, texts.length).map(({ title }) => title)).toEqual(texts);
      // Of a file that is cut, the articles before the cut.
      expect(lines).toEqual(TITLES.map((title) => title.replace('خبر', 'سطر')).slice(0, lines.length));
      expect(reasons.at(-1)).toMatch(/no list of its files, as a copy that broke off, at \d+ bytes/u);
    }
    const { articles } = await readBack('a.zip', whole.subarray(0, -30));
    expect(articles).toHaveLength(2 * TITLES.length + 1);
  });

  test('of which nothing is left says so', async () => {
    const { reasons } = await readBack('a.zip', toZip(FILES).subarray(0, 20));
    expect(reasons).toEqual([expect.stringMatching(/nothing in it can be read/u)]);
  });
});
