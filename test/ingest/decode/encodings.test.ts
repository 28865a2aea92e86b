import { describe, expect, test } from 'vitest';
import { encodeIso88596, encodeUtf16, encodeWindows1256 } from '../../support/encode.ts';
import { readBack } from '../../support/read-bytes.ts';

const TITLE = 'افتتاح المكتبة العامة';
const BODY = 'قال المدير إن المكتبة ستفتح أبوابها للقراء في المساء، وإن الدخول إليها مجاني.';
const TEXT = `${TITLE}\n\n${BODY}\n`;
const toPage = (charset: string) =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>${TITLE}</title></head><body><h1>${TITLE}</h1><p>${BODY}</p></body></html>`;
const toLines = () => `${JSON.stringify({ title: TITLE, body: BODY })}\n`.repeat(3);
const toTable = () => `title,body\n"${TITLE}","${BODY}"\n`;

const ENCODERS = {
  'utf-8': (text: string) => Buffer.from(text),
  'windows-1256': encodeWindows1256,
  'iso-8859-6': encodeIso88596,
  'utf-16le': encodeUtf16.littleEndian,
  'utf-16be': encodeUtf16.bigEndian,
} as const;

describe.each(Object.entries(ENCODERS))('%s', (encoding, encode) => {
  test.each([
    ['a.txt', TEXT],
    ['a.jsonl', toLines()],
    ['a.csv', toTable()],
    ['a.html', toPage(encoding)],
  ])('is known without being told: %s', async (name, text) => {
    const { articles, reasons, reports } = await readBack(name, encode(text));
    expect(reasons).toEqual([]);
    for (const article of articles) expect(article).toMatchObject({ title: TITLE, body: BODY, language: 'ar' });
    expect(articles).toHaveLength(name.endsWith('jsonl') ? 3 : 1);
    expect(reports).toMatchObject([{ encoding, repaired: 0 }]);
  });
});

test.each([
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
] as const)('a byte order mark says %s and is no text', async (encoding, mark) => {
  const { articles, reports } = await readBack('a.txt', Buffer.concat([mark, ENCODERS[encoding](TEXT)]));
  expect(articles).toMatchObject([{ title: TITLE, body: BODY }]);
  expect(reports).toMatchObject([{ encoding }]);
});

test.each([
  ['utf-8', 'windows-1256', encodeWindows1256],
  ['iso-8859-1', 'windows-1256', encodeWindows1256],
  ['iso-8859-6', 'windows-1256', encodeWindows1256],
  ['windows-1256', 'iso-8859-6', encodeIso88596],
  ['windows-1256', 'utf-8', (text: string) => Buffer.from(text)],
])('a page that says %s and is %s is read as it is, and that is recorded', async (declared, encoding, encode) => {
  const { articles, reports } = await readBack('a.html', encode(toPage(declared)));
  expect(articles).toMatchObject([{ title: TITLE, body: BODY }]);
  expect(reports).toMatchObject([{ encoding, declaredEncoding: declared }]);
});

test.each([1, 2, 3, 7])('characters are whole when the bytes come %i at a time', async (chunkBytes) => {
  for (const [name, text] of [
    ['a.csv', toTable()],
    ['a.jsonl', toLines()],
  ] as const) {
    const { articles } = await readBack(name, Buffer.from(text), { chunkBytes });
    expect(articles[0]).toMatchObject({ title: TITLE, body: BODY });
  }
});

test('a file whose head is ASCII is judged where its Arabic begins', async () => {
  const rows = `title,body\n${'"a plain title","a plain body"\n'.repeat(4000)}`;
  const { articles, reports } = await readBack('a.csv', encodeWindows1256(`${rows}"${TITLE}","${BODY}"\n`), {
    chunkBytes: 8192,
  });
  expect(articles.at(-1)).toMatchObject({ title: TITLE, body: BODY });
  expect(reports).toMatchObject([{ encoding: 'windows-1256', articles: 4001 }]);
});

test('broken characters in UTF-8 are counted and cost nothing else', async () => {
  const bytes = Buffer.from(`${TITLE}\n${`${BODY}\n`.repeat(20)}`);
  bytes[200] = 0xff;
  const { articles, reports } = await readBack('a.txt', bytes);
  expect(articles).toMatchObject([{ title: TITLE }]);
  expect(reports[0]).toMatchObject({ encoding: 'utf-8' });
  expect(reports[0]?.brokenCharacters).toBeGreaterThan(0);
});

test('text that was stored broken is repaired and counted', async () => {
  const broken = new TextDecoder('windows-1252').decode(Buffer.from(TITLE));
  const { articles, reports } = await readBack('a.jsonl', JSON.stringify({ title: broken }));
  expect(articles).toMatchObject([{ title: TITLE }]);
  expect(reports).toMatchObject([{ repaired: 1 }]);
});
