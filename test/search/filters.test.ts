/** Filters and facets over the sample archive, against a count by hand. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { toDaySeconds, toSeconds } from '../../src/article/published-at.ts';
import { FACET_NAMES } from '../../src/search/search-request.ts';
import type { FacetName, SearchFilters } from '../../src/search/search-request.ts';
import type { TestIndex } from '../support/meilisearch.ts';
import { createTestIndex, testAnalyzer } from '../support/meilisearch.ts';
import { readSampleArchive } from '../support/sample-archive.ts';
import type { Asker } from './ask.ts';
import { createAsker, idsOf, termsOf, toSearchRequest } from './ask.ts';

const RUNS = { numRuns: 25 };
const archive = readSampleArchive();
let testIndex: TestIndex;
let asker: Asker;

beforeAll(async () => {
  testIndex = await createTestIndex('filters');
  await testIndex.add(...archive);
  asker = createAsker(testIndex);
});
afterAll(() => testIndex.drop());

function valuesOf(article: Article, facet: FacetName): readonly string[] {
  if (facet === 'tag') return article.tags;
  const value = article[facet];
  return value === null ? [] : [value];
}

function passes(article: Article, filters: SearchFilters): boolean {
  const at = article.publishedAt === null ? null : toSeconds(article.publishedAt);
  return (
    FACET_NAMES.every(
      (facet) =>
        filters[facet].length === 0 || valuesOf(article, facet).some((value) => filters[facet].includes(value)),
    ) &&
    (filters.from === null || (at !== null && at >= toDaySeconds(filters.from).start)) &&
    (filters.to === null || (at !== null && at < toDaySeconds(filters.to).end))
  );
}

/** Counts by value, most frequent first, the order of equal counts left open. */
function count(articles: readonly Article[], facet: FacetName): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of articles.flatMap((article) => valuesOf(article, facet))) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

const none: fc.Arbitrary<string[]> = fc.constant([]);
const someValues = (facet: FacetName): fc.Arbitrary<string[]> => {
  const values = [...new Set(archive.flatMap((article) => valuesOf(article, facet))), 'لا أحد'];
  return fc.oneof(
    { weight: 3, arbitrary: none },
    { weight: 2, arbitrary: fc.subarray(values, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.subarray(values) },
  );
};
const someDay = (days: readonly string[]): fc.Arbitrary<string | null> => fc.constantFrom(null, null, ...days);

const someFilters = fc.record({
  source: someValues('source'),
  category: someValues('category'),
  author: fc.oneof({ weight: 5, arbitrary: none }, { weight: 1, arbitrary: someValues('author') }),
  tag: fc.oneof({ weight: 5, arbitrary: none }, { weight: 1, arbitrary: someValues('tag') }),
  language: someValues('language'),
  from: someDay(['2009-01-01', '2012-05-17', '2018-06-15']),
  to: someDay(['2018-06-15', '2021-07-12', '2026-12-31']),
});
const someQuery = fc.constantFrom(
  '',
  'الماء',
  'الأردن',
  'الكويت رمضان',
  'نساء سوريا',
  '"دير الزور"',
  'من على',
  'الصفقات السرية بين قسد وداعش',
  'بعيرنجوخ',
);

describe('under any filters', () => {
  test('the full matches are those that pass, and each facet counts those that pass all filters but its own', async () => {
    await fc.assert(
      fc.asyncProperty(someQuery, someFilters, fc.constantFrom('all', 'any'), async (q, filters, match) => {
        fc.pre(!q.startsWith('"') && q !== 'من على');
        const wanted = testAnalyzer.terms(q);
        const has = (article: Article): boolean =>
          wanted[match === 'all' ? 'every' : 'some']((term) => termsOf(article).has(term));
        const matching = archive.filter((article) => q === '' || (wanted.length > 0 && has(article)));
        const passing = matching.filter((article) => passes(article, filters));
        const { total, facets } = await asker.ask({ q, filters, match, facets: FACET_NAMES });
        expect(total).toEqual({ value: passing.length, relation: 'eq', full: passing.length, partial: 0 });
        for (const facet of FACET_NAMES) {
          const counts = facets[facet] ?? expect.fail(`${facet} has no counts`);
          const expected = matching.filter((article) => passes(article, { ...filters, [facet]: [] }));
          expect(Object.fromEntries(counts.map(({ value, count }) => [value, count]))).toEqual(count(expected, facet));
          const order = counts.map(({ count }) => count);
          expect(order).toEqual(order.toSorted((a, b) => b - a));
        }
      }),
      RUNS,
    );
  });

  test.each(['smart', 'all', 'any'] as const)('one filter more never adds a hit (%s)', async (match) => {
    await fc.assert(
      fc.asyncProperty(someQuery, someFilters, fc.constantFrom(...FACET_NAMES), async (q, filters, facet) => {
        const narrow = await asker.walk({ q, filters, match });
        const wide = idsOf(await asker.walk({ q, filters: { ...filters, [facet]: [] }, match }));
        expect(wide).toEqual(expect.arrayContaining(idsOf(narrow)));
        for (const hit of narrow) {
          const article = archive.find(({ id }) => id === hit.id) ?? expect.fail(`${hit.id} is not in the archive`);
          expect(passes(article, toSearchRequest({ filters }).filters)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('what a facet has counted is what its value brings, partial matches included', async () => {
    await fc.assert(
      fc.asyncProperty(someQuery, someFilters, fc.constantFrom(...FACET_NAMES), async (q, filters, facet) => {
        const { facets } = await asker.ask({ q, filters, facets: [facet] });
        for (const { value, count } of facets[facet]?.slice(0, 4) ?? []) {
          const { total } = await asker.ask({ q, filters: { ...filters, [facet]: [value] }, limit: 1 });
          expect(total.value).toBe(count);
        }
      }),
      {
        ...RUNS,
        examples: [
          [
            'الصفقات السرية بين قسد وداعش',
            { source: [], category: [], author: [], tag: [], language: [], from: null, to: null },
            'source',
          ],
        ],
      },
    );
  });
});

describe('partial matches', () => {
  test('are counted by a facet whatever its own filter is', async () => {
    const q = 'الصفقات السرية بين قسد وداعش';
    const open = await asker.ask({ q, facets: ['source', 'category'] });
    expect(open.total.partial).toBeGreaterThan(3);
    for (const { value } of open.facets.source ?? []) {
      const { facets, total } = await asker.ask({ q, filters: { source: [value] }, facets: ['source', 'category'] });
      expect(facets.source).toEqual(open.facets.source);
      expect(facets.category?.reduce((sum, { count }) => sum + count, 0)).toBe(total.value);
    }
  });

  test('do not come in because a filter left few full ones', async () => {
    const q = frequentPair();
    const open = await asker.ask({ q, facets: ['source'] });
    expect(open.total).toMatchObject({ partial: 0 });
    for (const { value, count } of open.facets.source ?? []) {
      const { total } = await asker.ask({ q, filters: { source: [value] } });
      expect(total).toEqual({ value: count, relation: 'eq', full: count, partial: 0 });
    }
  });
});

/** Two words that many articles have both, and others one of. */
function frequentPair(): string {
  const articlesOf = new Map<string, Set<string>>();
  for (const { id, body } of archive)
    for (const { term, surface, stop } of testAnalyzer.analyze(body))
      if (!stop && term === surface) articlesOf.set(term, (articlesOf.get(term) ?? new Set()).add(id));
  const frequent = [...articlesOf].filter(([, ids]) => ids.size > 50 && ids.size < 130);
  for (const [first, ids] of frequent)
    for (const [second, others] of frequent)
      if (first !== second && [...ids].filter((id) => others.has(id)).length > 50) return `${first} ${second}`;
  throw new Error('The sample archive has no two words that stand together often');
}
