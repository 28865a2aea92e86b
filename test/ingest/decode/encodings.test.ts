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

test('lines in another encoding than the rest are read as they are, and counted', async () => {
  const line = (id: string) => `${JSON.stringify({ id, title: TITLE, body: BODY, tags: ['مكتبات'] })}\n`;
  const bytes = Buffer.concat([Buffer.from(line('1')), encodeWindows1256(line('2')), Buffer.from(line('3'))]);
  const { articles, reasons, reports } = await readBack('a.jsonl', bytes);
  expect(reasons).toEqual([]);
  expect(articles.map(({ id }) => id)).toEqual(['1', '2', '3']);
  for (const article of articles) expect(article).toMatchObject({ title: TITLE, body: BODY, tags: ['مكتبات'] });
  expect(reports).toMatchObject([{ encoding: 'utf-8', otherEncodings: { 'windows-1256': 1 }, repaired: 0 }]);
});

test('a page whose template is in one encoding and whose text is in another is read whole', async () => {
  const [head = '', rest = ''] = toPage('utf-8').split('<h1>');
  const bytes = Buffer.concat([Buffer.from(`${head}\n`), encodeWindows1256(`<h1>${rest}`)]);
  const { articles, reports } = await readBack('a.html', bytes);
  expect(articles).toMatchObject([{ title: TITLE, body: BODY }]);
  expect(reports).toMatchObject([{ encoding: 'utf-8', otherEncodings: { 'windows-1256': 1 } }]);
});

test('a line of UTF-8 that has lost bytes is no line of another encoding', async () => {
  const damaged = Buffer.concat([Buffer.from(BODY).subarray(0, 41), Buffer.from(BODY).subarray(42)]);
  const { articles, reports } = await readBack('a.txt', Buffer.concat([Buffer.from(`${TITLE}\n${BODY}\n`), damaged]));
  expect(articles).toMatchObject([{ title: TITLE, body: expect.stringContaining('\uFFFD') }]);
  expect(reports).toMatchObject([{ encoding: 'utf-8' }]);
  expect(reports[0]?.otherEncodings).toBeUndefined();
});

test('text of which only question marks are left is rejected, for it is no text', async () => {
  const { articles, reasons } = await readBack('a.txt', Buffer.from(TEXT.replaceAll(/\p{L}/gu, '?')));
  expect(articles).toEqual([]);
  expect(reasons).toEqual([expect.stringMatching(/question marks/u)]);
});

test('a page of entities is in every encoding that it may say', async () => {
  const page = toPage('windows-1256').replaceAll(/\P{ASCII}/gu, (letter) => `&#${letter.charCodeAt(0)};`);
  const { articles, reports } = await readBack('a.html', Buffer.from(page));
  expect(articles).toMatchObject([{ title: TITLE, body: BODY }]);
  expect(reports[0]?.declaredEncoding).toBeUndefined();
});
