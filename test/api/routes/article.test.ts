import { toUSVString } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemSchema } from '../../../src/api/problem.ts';
import { articleResponse } from '../../../src/api/schemas/article-response.ts';
import type { ArticleResponse } from '../../../src/api/schemas/article-response.ts';
import type { TestApp } from '../../support/app.ts';
import { serveTestApp } from '../../support/app.ts';
import { arabicText } from '../../support/arabic-text.ts';
import type { TestIndex } from '../../support/meilisearch.ts';
import { createTestIndex, toTestArticle } from '../../support/meilisearch.ts';
import { readSampleArchive } from '../../support/sample-archive.ts';

const EXCHANGE = 'mizan-2018-0615-1';
const archive = readSampleArchive();

/** Ids that paths, URLs, engines and decoders are known to trip over. */
const NASTY = [
  [
    'a/b',
    '/',
    '//',
    '/a/',
    '..',
    '.',
    '../..',
    './',
    '...',
    'a/../b',
    '\\',
    '..\\',
    'a b',
    ' ',
    ' a ',
    '\t',
    '\n',
    '\r\n',
  ],
  [
    '%',
    '%2F',
    '%25',
    '100%',
    '%E0%A4',
    '%00',
    '\u0000',
    '?',
    '?q=1',
    '#',
    '#top',
    '&',
    '=',
    '+',
    ';',
    ':',
    ':id',
    '*',
    '(.*)',
  ],
  [
    'خبر',
    'خبر عاجل؟',
    '\u200Fخبر\u200E',
    '😀',
    '👨‍👩‍👧',
    'é',
    'e\u0301',
    'É',
    '"',
    "'",
    '`',
    '<b>',
    '{}',
    '[]',
    '$',
    'null',
  ],
  [
    '0',
    '-1',
    '1e3',
    'undefined',
    '__proto__',
    'constructor',
    'search',
    'a'.repeat(500),
    '😀'.repeat(250),
    '/'.repeat(500),
  ],
  ['خ'.repeat(500), '字'.repeat(500)],
].flat();
const wellFormed = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 500 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }),
    arabicText,
  )
  .filter((id) => id !== '' && id.length <= 500 && toUSVString(id) === id);
const ids = [...new Set([...NASTY, ...fc.sample(wellFormed, 100)])];

let testIndex: TestIndex;
let app: TestApp;
beforeAll(async () => {
  testIndex = await createTestIndex('api_article');
  await testIndex.add(...archive, ...ids.map((id) => ({ id, title: `عنوان ${id}` })));
  app = await serveTestApp(testIndex);
});
afterAll(async () => {
  await app.close();
  await testIndex.drop();
});

async function getArticle(id: string, q = ''): Promise<ArticleResponse> {
  const { status, text } = await app.send(`/v1/articles/${encodeURIComponent(id)}?q=${encodeURIComponent(q)}`);
  expect({ id, status, text }).toMatchObject({ status: 200 });
  return articleResponse.parse(JSON.parse(text));
}

test('an article comes back under its id, whatever that is', async () => {
  for (const id of ids) {
    const { article } = await getArticle(id);
    expect(article).toEqual(toTestArticle({ id, title: `عنوان ${id}` }));
  }
});

test('an article comes back as it was read', async () => {
  for (const article of archive.slice(0, 20)) expect((await getArticle(article.id)).article).toEqual(article);
});

describe('highlights', () => {
  test('are the title and the whole body, with the words of the query marked in both', async () => {
    const { article, highlights } = await getArticle(EXCHANGE, 'صفقة "دير الزور"');
    expect(highlights.title.map(({ text }) => text).join('')).toBe(article.title);
    expect(highlights.body.map(({ text }) => text).join('')).toBe(article.body);
    const matches = highlights.body.filter(({ match }) => match).map(({ text }) => text);
    expect(new Set(matches)).toEqual(new Set(['دير', 'الزور', 'الصفقات']));
    expect(highlights.title).toContainEqual({ text: 'صفقات', match: true });
  });

  test('mark other names for a word as the word, unless they are told not to', async () => {
    const month = archive.find(({ body }) => body.includes('تموز')) ?? expect.fail('no article has تموز');
    const matches = async (expand: string): Promise<string[]> => {
      const { body } = await app.client.get(`/v1/articles/${month.id}`).query({ q: 'جويلية', expand });
      return articleResponse.parse(body).highlights.body.flatMap(({ text, match }) => (match ? [text] : []));
    };
    expect(new Set(await matches('on'))).toEqual(new Set(['تموز']));
    expect(await matches('off')).toEqual([]);
  });

  test('mark nothing without a query', async () => {
    const { article, highlights } = await getArticle(EXCHANGE);
    expect(highlights).toEqual({
      title: [{ text: article.title, match: false }],
      body: [{ text: article.body, match: false }],
    });
  });
});

describe('what is not there', () => {
  test.each([
    ['an id that the archive does not have', 'غير موجود'],
    ['an id that differs in case', EXCHANGE.toUpperCase()],
    ['an id that is a prefix of another', EXCHANGE.slice(0, -1)],
    ['an id that is longer than any', 'x'.repeat(501)],
  ])('%s gets a 404 that names it', async (_name, id) => {
    const { status, text } = await app.send(`/v1/articles/${encodeURIComponent(id)}`);
    const problem = problemSchema.parse(JSON.parse(text));
    expect({ status, code: problem.code }).toEqual({ status: 404, code: 'article_not_found' });
    expect(problem.detail).toContain(id.slice(0, 100));
  });

  test('a path below an article is none', async () => {
    const { status, text } = await app.send(`/v1/articles/${EXCHANGE}/nothing`);
    expect({ status, code: problemSchema.parse(JSON.parse(text)).code }).toEqual({ status: 404, code: 'not_found' });
  });
});
