/** The same query in other spellings, and queries that are hardly any: on the real engine. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_QUERY_WORDS } from '../../src/search/plan-query.ts';
import { anyText, someMarks } from '../support/arabic-text.ts';
import type { TestIndex } from '../support/meilisearch.ts';
import { createTestIndex, testAnalyzer } from '../support/meilisearch.ts';
import { readSampleArchive } from '../support/sample-archive.ts';
import type { Asker } from './ask.ts';
import { createAsker, idsOf } from './ask.ts';

const RUNS = { numRuns: 12 };
const ARABIC_LETTER = /[\u0621-\u063A\u0641-\u064A]/u;
const archive = readSampleArchive();
let testIndex: TestIndex;
let asker: Asker;

beforeAll(async () => {
  testIndex = await createTestIndex('spellings');
  await testIndex.add(...archive);
  asker = createAsker(testIndex);
});
afterAll(() => testIndex.drop());

/** Queries that people may type: a few words of the archive in a row, some as a phrase. */
const someQuery = fc
  .record({
    article: fc.constantFrom(...archive),
    from: fc.nat({ max: 100 }),
    words: fc.integer({ min: 1, max: 5 }),
    isPhrase: fc.boolean(),
  })
  .map(({ article, from, words, isPhrase }) => {
    const tokens = testAnalyzer.analyze(`${article.title} ${article.body}`).slice(from, from + words);
    const query = tokens.map(({ surface }) => surface).join(' ');
    return isPhrase ? `"${query}"` : query;
  });

const withMarks = (query: string, marks: readonly string[]): string =>
  Array.from(query, (letter, at) =>
    ARABIC_LETTER.test(letter) ? letter + (marks[at % marks.length] ?? '') : letter,
  ).join('');
const LETTERS_OF_OTHER_KEYBOARDS: Readonly<Record<string, string>> = { ك: 'ک', ي: 'ی', ه: 'ہ' };
const DIGITS = '٠١٢٣٤٥٦٧٨٩';

describe('a query finds the same', () => {
  test.each<[string, (query: string, marks: readonly string[]) => string]>([
    ['with tashkeel and tatweel in it', withMarks],
    [
      'typed on a Persian or Urdu keyboard',
      (query) => query.replaceAll(/[كيه]/gu, (it) => LETTERS_OF_OTHER_KEYBOARDS[it] ?? it),
    ],
    ['with hamzas left off', (query) => query.replaceAll(/(?<![\u0621-\u065F])[أإآ]/gu, 'ا')],
    // مائه is his water as well as a hundred, and is not taken for the hundred.
    [
      'with yeh for alef maksura and heh for teh marbuta',
      (query) => query.replaceAll('ى', 'ي').replaceAll(/(?<!ائ)ة/gu, 'ه'),
    ],
    ['with Arabic digits', (query) => query.replaceAll(/[0-9]/gu, (digit) => DIGITS.charAt(Number(digit)))],
    ['decomposed', (query) => query.normalize('NFD')],
    ['compatibility characters written out', (query) => query.normalize('NFKD')],
    ['in direction marks', (query) => query.replaceAll(/\S+/gu, '\u200F$&\u200E')],
    ['in guillemets', (query) => query.replaceAll(/"(.*)"/gu, '«$1»')],
    ['in other space', (query) => `\u00A0 ${query.replaceAll(' ', ' \n\t')} `],
  ])('%s', async (_name, respell) => {
    await fc.assert(
      fc.asyncProperty(someQuery, fc.array(someMarks, { minLength: 1, maxLength: 9 }), async (query, marks) => {
        const [plain, respelled] = await Promise.all([
          asker.walk({ q: query }),
          asker.walk({ q: respell(query, marks) }),
        ]);
        // The order may differ: the spelling that was typed comes first.
        expect(idsOf(respelled).sort()).toEqual(idsOf(plain).sort());
      }),
      RUNS,
    );
  });
});

describe('a query that is hardly one', () => {
  test.each([
    ['an opening quotation mark', '"دير الزور'],
    ['a closing guillemet', 'دير الزور»'],
    ['quotation marks of two kinds', '"دير الزور»'],
    ['one mark too many', '"دير" الزور"'],
    ['one mark too many inside', '«دير «الزور» صفقات'],
  ])('with %s is searched for by its words', async (_name, q) => {
    const { hits, total } = await asker.ask({ q });
    expect(total.full).toBeGreaterThan(0);
    expect(idsOf(hits)).toContain('mizan-2018-0615-1');
  });

  test.each([
    ['punctuation alone', '؟!،؛…'],
    ['empty quotation marks', '""'],
    ['a mark alone', '«'],
    ['marks without a letter', '\u064B\u0640'],
    ['a control character', '\u0000'],
    ['half a surrogate pair', '\uD83D'],
    ['an emoji', '😀'],
  ])('of %s finds nothing, and says so', async (_name, q) => {
    const { hits, total, facets } = await asker.ask({ q, facets: ['source'] });
    expect(hits).toEqual([]);
    expect(total).toEqual({ value: 0, relation: 'eq', full: 0, partial: 0 });
    expect(facets).toEqual({ source: [] });
  });

  test.each([
    ['nothing', ''],
    ['space', ' \n\u00A0'],
  ])('of %s finds everything, the newest first', async (_name, q) => {
    const { hits, total } = await asker.ask({ q });
    expect(total).toEqual({ value: archive.length, relation: 'eq', full: archive.length, partial: 0 });
    expect(hits[0]?.publishedAt).toBe('2026-04-04');
  });

  test.each([
    ['dirt around its words', '\u0000صفقات\uD83D سرية\uDE00\u0007'],
    ['operators of other engines', '+صفقات ~2 ^3 \\ /سرية/ && [قسد]'],
  ])('with %s finds what its words do', async (_name, q) => {
    expect(idsOf((await asker.ask({ q })).hits)).toContain('mizan-2018-0615-1');
  });

  test('of 500 words, of one word of 2,000 letters, or of one phrase of 500 words is answered', async () => {
    const words = archive.flatMap(({ body }) => testAnalyzer.analyze(body).slice(0, 4)).map(({ surface }) => surface);
    const long = words.slice(0, 500).join(' ');
    for (const q of [
      long,
      `"${long}"`,
      'ا'.repeat(2000),
      `${'«'.repeat(1000)}${'»'.repeat(1000)}`,
      '" '.repeat(1000),
    ]) {
      const { total, hits } = await asker.ask({ q, facets: ['source'] });
      expect(hits.length).toBe(Math.min(100, total.value));
    }
    expect((await asker.ask({ q: long, match: 'any' })).total.value).toBeGreaterThan(MAX_QUERY_WORDS);
  });

  test('of a whole paragraph finds the article that it is from first', async () => {
    for (const { id, body } of archive.slice(0, 20))
      expect(idsOf((await asker.ask({ q: body.split('\n\n')[0] ?? '', limit: 1 })).hits)).toEqual([id]);
  });

  test('is answered whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(anyText, fc.constantFrom('"', '«', '»', ' ')), { maxLength: 8 }),
        async (parts) => {
          const { query, hits, total } = await asker.ask({ q: parts.join(''), limit: 5 });
          expect(hits.length).toBe(Math.min(5, total.value));
          for (const { text, start, end } of query.terms) expect(query.text.slice(start, end)).toBe(text);
        },
      ),
      { numRuns: 60 },
    );
  });
});
