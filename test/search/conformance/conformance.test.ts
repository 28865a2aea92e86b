/**
 * Exact like a catalogue: random queries of the whole grammar over 5,000 articles, each answered by looking at every
 * article, must have the same articles, totals, facets and histogram as the engine's. `CONFORMANCE_QUERIES=2000` asks
 * more of them.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXPANDS } from '../../../src/search/search-request.ts';
import type { Expand, FacetName, MatchMode } from '../../../src/search/search-request.ts';
import type { TestIndex } from '../../support/meilisearch.ts';
import { createTestIndex, toTestEquivalents } from '../../support/meilisearch.ts';
import { createRandom } from '../../../scripts/benchmarks/measure.ts';
import type { Asker } from '../ask.ts';
import { createAsker, idsOf } from '../ask.ts';
import { createQueries } from './generated-query.ts';
import { generateArchive } from './generated-archive.ts';
import { toGroups, toMeant } from './generated-groups.ts';
import { isFunctionWord, satisfies, toCounting, toExpanded, toExpandedParts, write } from './oracle.ts';
import type { Asked, OracleArticle } from './oracle.ts';

const QUERIES = Number(process.env['CONFORMANCE_QUERIES'] ?? 250);
const { articles, words: vocabulary } = generateArchive(5000, createRandom(4));
const written = toGroups(vocabulary);
const groups = toMeant(written);
const anyQuery = createQueries(articles, vocabulary, groups);
const anyExpand = fc.constantFrom(...EXPANDS);
const FACETS = ['source', 'category', 'author'] as const satisfies readonly FacetName[];

let testIndex: TestIndex;
let asker: Asker;
beforeAll(async () => {
  testIndex = await createTestIndex('conformance');
  await testIndex.add(...articles);
  const lines = written.map((group) =>
    group.map(({ words: some, isSpelt }) => `${isSpelt ? '=' : ''}${some.join(' ')}`).join('، '),
  );
  asker = createAsker(testIndex, toTestEquivalents(...lines));
});
afterAll(() => testIndex.drop());

function countBy(values: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) if (value !== null) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

const toRecord = (counts: readonly { value: string; count: number }[] | null | undefined): Record<string, number> =>
  Object.fromEntries((counts ?? []).map(({ value, count }) => [value, count]));

/** What the engine answers, and what a look at every article does: the two must be the same. */
async function answer(q: string, match: MatchMode, expand: Expand, matching: readonly OracleArticle[]) {
  const result = await asker.ask({ q, match, expand, facets: FACETS, histogram: 'month', limit: 100 });
  const ids = new Set(matching.map(({ id }) => id));
  const months = matching.map(({ publishedAt }) => publishedAt && new Date(publishedAt).toISOString().slice(0, 7));
  const count = matching.length;
  return {
    found: {
      q,
      total: result.total,
      hits: new Set(idsOf(result.hits)).size,
      strangers: idsOf(result.hits).filter((id) => !ids.has(id)),
      facets: Object.fromEntries(FACETS.map((facet) => [facet, toRecord(result.facets[facet])])),
      months: toRecord(result.histogram),
    },
    expected: {
      q,
      total: { value: count, relation: 'eq', full: count, partial: 0 },
      hits: Math.min(100, count),
      strangers: [],
      facets: Object.fromEntries(FACETS.map((facet) => [facet, countBy(matching.map((article) => article[facet]))])),
      months: countBy(months),
    },
  };
}

test(`${QUERIES} queries of the grammar are answered as by a look at every article`, async () => {
  await fc.assert(
    fc.asyncProperty(anyQuery, fc.boolean(), anyExpand, async (asked, isArabic, expand) => {
      const counting = toCounting(expand === 'on' ? toExpanded(asked, groups) : asked);
      const matching = articles.filter((article) => counting !== null && satisfies(article, counting));
      const { found, expected } = await answer(write(asked, isArabic), 'all', expand, matching);
      expect(found).toEqual(expected);
    }),
    { numRuns: QUERIES },
  );
}, 600_000);

test.each([
  ['all', 'and', 'word'],
  ['any', 'or', 'word'],
  ['exact', 'and', 'spelling'],
] as const)(
  'words alone, in the mode %s, are answered as by a look at every article',
  async (match, kind, leaf) => {
    const name = fc.constantFrom(...groups.flat().map((each) => each.words));
    const word = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...vocabulary.slice(0, 400)).map((each) => [each]) },
      { weight: 1, arbitrary: name },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 1, maxLength: 5 }).map((some) => some.flat()),
        anyExpand,
        async (some, expand) => {
          const words = some.map((each): Asked => ({ kind: leaf, word: each, field: null }));
          const isExpanded = expand === 'on' && match !== 'exact';
          // A function word counts in its exact spelling, and in the other modes when there is nothing else.
          const of = (isExpanded ? toExpandedParts(words, kind, groups) : words).filter(
            (part) => match === 'exact' || part.kind !== 'word' || !isFunctionWord(part.word),
          );
          fc.pre(of.length > 0);
          const asked: Asked = { kind, of };
          // Commas keep words apart that would read as operators.
          const matching = articles.filter((article) => satisfies(article, asked));
          const { found, expected } = await answer(some.join('، '), match, expand, matching);
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  },
  300_000,
);
