/** Pages of a result: whatever their size, they are the result, cut. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestArticle, TestIndex } from '../support/meilisearch.ts';
import { createTestIndex } from '../support/meilisearch.ts';
import type { Ask, Asker } from './ask.ts';
import { createAsker, idsOf } from './ask.ts';

const RUNS = { numRuns: 40 };
/** More than are ranked of one result, so that the last pages are in order of date. */
const ARTICLES = 1250;
/** Every article has the first word; the others grow rarer. */
const WORDS = ['خبر', 'وزير', 'مطر', 'قطار', 'زلزال', 'نجم'];

/** Many articles of the same day, of no day, and with the same words, so that an order by chance would show. */
const articles = Array.from({ length: ARTICLES }, (_, at): TestArticle => {
  const words = WORDS.filter((_word, rarity) => at % (rarity * rarity + 1) === 0);
  return {
    id: `article-${at}`,
    title: at % 3 === 0 ? words.join(' ') : 'عنوان',
    body: `${words.join(' ')} ${'تفاصيل '.repeat(at % 9)}`,
    publishedAt: at % 10 === 0 ? null : `20${String(10 + (at % 7))}-0${1 + (at % 3)}-01`,
    source: `مصدر ${at % 4}`,
  };
});

let testIndex: TestIndex;
let asker: Asker;
beforeAll(async () => {
  testIndex = await createTestIndex('paging');
  await testIndex.add(...articles);
  asker = createAsker(testIndex);
});
afterAll(() => testIndex.drop());

const SORTS = ['relevance', 'newest', 'oldest'] as const;
const REQUESTS: readonly (readonly [string, Ask])[] = [
  ['everything', { q: '' }],
  ['a word that every article has', { q: 'خبر' }],
  ['two words', { q: 'وزير خبر' }],
  ['any of four words', { q: 'نجم زلزال قطار مطر', match: 'any' }],
  ['any of a rare and a common word', { q: 'زلزال خبر', match: 'any' }],
  ['few full and many partial matches', { q: 'نجم زلزال قطار مطر وزير', filters: { source: ['مصدر 0', 'مصدر 1'] } }],
  ['a phrase', { q: '"خبر وزير"' }],
];

describe.each(REQUESTS)('a result of %s', (_name, request) => {
  test.each(SORTS)('sorted by %s, is met once and whole by whoever walks its pages', async (sort) => {
    const first = await asker.ask({ ...request, sort });
    for (const limit of [47, 100]) {
      const ids = idsOf(await asker.walk({ ...request, sort, limit }));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(first.total.value);
      expect(ids.slice(0, 100)).toEqual(idsOf(first.hits));
    }
  });
});

test('two pages are one of twice the size, wherever they begin', async () => {
  const anyRequest = fc.constantFrom(...REQUESTS.map(([, request]) => request));
  const page = fc.record({
    request: anyRequest,
    sort: fc.constantFrom(...SORTS),
    half: fc.integer({ min: 1, max: 50 }),
  });
  await fc.assert(
    fc.asyncProperty(page, fc.nat({ max: ARTICLES }), async ({ request, sort, half }, offset) => {
      const [first, second, both] = await Promise.all([
        asker.ask({ ...request, sort, offset, limit: half }),
        asker.ask({ ...request, sort, offset: offset + half, limit: half }),
        asker.ask({ ...request, sort, offset, limit: 2 * half }),
      ]);
      expect([...idsOf(first.hits), ...idsOf(second.hits)]).toEqual(idsOf(both.hits));
      expect(first.total).toEqual(both.total);
      expect(second.page.nextOffset).toBe(both.hits.length > half ? both.page.nextOffset : null);
    }),
    RUNS,
  );
});

test('the result of any word is every article that has one, the rare and the common', async () => {
  const { total } = await asker.ask({ q: 'زلزال خبر', match: 'any' });
  expect(total).toEqual({ value: ARTICLES, relation: 'eq', full: ARTICLES, partial: 0 });
  for (const { id, missing } of await asker.walk({ q: 'زلزال خبر', match: 'any' })) {
    const { body = '' } = articles.find((article) => article.id === id) ?? {};
    expect(missing).toEqual(body.includes('زلزال') ? [] : ['زلزال']);
  }
});

test('the newest come first, the oldest come first, and articles without a date come last both times', async () => {
  const dateOf = (id: string): string => articles.find((article) => article.id === id)?.publishedAt ?? '';
  for (const sort of ['newest', 'oldest'] as const) {
    const dates = idsOf(await asker.walk({ q: 'خبر', sort })).map(dateOf);
    const known = dates.filter((date) => date !== '');
    expect(dates.slice(known.length).every((date) => date === '')).toBe(true);
    const ascending = known.toSorted();
    expect(known).toEqual(sort === 'oldest' ? ascending : ascending.reverse());
  }
});

test('the next page is named while there is one, and never beyond the end', async () => {
  const limit = 100;
  const pages = [0, 1100, 1200, 1300, 9_999_999];
  const answers = await Promise.all(pages.map((offset) => asker.ask({ q: 'خبر', offset, limit })));
  expect(answers.map(({ page }) => page)).toMatchObject([
    { offset: 0, limit, nextOffset: 100 },
    { offset: 1100, limit, nextOffset: 1200 },
    { offset: 1200, limit, nextOffset: null },
    { offset: 1300, limit, nextOffset: null },
    { offset: 9_999_999, limit, nextOffset: null },
  ]);
  expect(answers.map(({ hits }) => hits.length)).toEqual([100, 100, 50, 0, 0]);
});

test('of more articles than can be ranked those come first that have the words in their titles', async () => {
  const { hits } = await asker.ask({ q: 'خبر', limit: 100 });
  expect(hits.filter(({ title }) => !title.includes('خبر'))).toEqual([]);
});

test('says so when there are more partial matches than can be paged through', async () => {
  const { total } = await asker.ask({ q: 'بعيرنجوخ خبر' });
  expect(total).toMatchObject({ full: 0, relation: 'gte' });
  expect(total.value).toBe(total.partial);
  expect(await asker.walk({ q: 'بعيرنجوخ خبر' })).toHaveLength(total.value);
});

test('a body with more words than the engine reads is still found by its last word', async () => {
  const body = `${'كلمة '.repeat(70_000)} زرافة`;
  await testIndex.add({ id: 'long', title: 'طويل', body });
  expect(idsOf((await asker.ask({ q: 'زرافة' })).hits)).toEqual(['long']);
});
