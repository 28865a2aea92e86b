/** Conditions on the real engine, against the same conditions tried on each document by hand. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toFilter } from '../../src/engine/filter-expression.ts';
import { EVERYTHING } from '../../src/search/search-index.ts';
import { hasWord, not } from '../../src/search/condition.ts';
import type { Condition } from '../../src/search/condition.ts';
import { NO_FILTERS } from '../../src/search/search-request.ts';
import type { TestIndex } from '../support/meilisearch.ts';
import { createTestIndex, testAnalyzer } from '../support/meilisearch.ts';

/** Words that are their own terms, one of them with a point; the last is in no article. */
const WORDS = ['بحر', 'نهر', 'قمر', '3.5', 'g20', 'جبل'];
const articles = Array.from({ length: 64 }, (_, at) => ({
  id: String(at),
  title: WORDS.filter((_word, bit) => bit < 2 && at & (1 << bit)).join(' ') || 'عنوان',
  body: WORDS.filter((_word, bit) => bit >= 2 && bit < 5 && at & (1 << bit)).join(' '),
  publishedAt: `${1960 + at}-06-15`,
}));

let testIndex: TestIndex;
beforeAll(async () => {
  testIndex = await createTestIndex('conditions');
  await testIndex.add(...articles);
});
afterAll(() => testIndex.drop());

const { condition } = fc.letrec<{ condition: Condition }>((tie) => {
  const children = fc.array(tie('condition'), { maxLength: 3 });
  return {
    condition: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.uniqueArray(fc.constantFrom(...WORDS), { maxLength: 2 }).map((words) => hasWord('terms', ...words)),
      children.map((of): Condition => ({ kind: 'and', of })),
      children.map((of): Condition => ({ kind: 'or', of })),
      tie('condition').map((of): Condition => ({ kind: 'not', of })),
    ),
  };
});

function satisfies(terms: ReadonlySet<string>, tested: Condition): boolean {
  switch (tested.kind) {
    case 'has':
      return tested.anyOf.some((term) => terms.has(term));
    case 'not':
      return !satisfies(terms, tested.of);
    case 'and':
      return tested.of.every((part) => satisfies(terms, part));
    case 'or':
      return tested.of.some((part) => satisfies(terms, part));
    case 'label':
    case 'published':
    case 'keys':
    case 'behind':
      return expect.fail('is not generated here');
  }
}

test('a condition lets exactly the documents through that satisfy it, however deep it goes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(condition, { minLength: 1, maxLength: 20 }), async (conditions) => {
      const answers = await testIndex.index.find(
        conditions.map((where) => ({ ...EVERYTHING, where, limit: 64, load: 'text' as const })),
      );
      answers.forEach(({ hits, total }, at) => {
        const where = conditions[at] ?? expect.fail('there are more answers than queries');
        const expected = articles.filter(({ title, body }) =>
          satisfies(new Set([...testAnalyzer.terms(title), ...testAnalyzer.terms(body)]), where),
        );
        const ids = hits.flatMap(({ article }) => (article ? [article.id] : []));
        expect(ids.sort()).toEqual(expected.map(({ id }) => id).sort());
        expect(total).toBe(expected.length);
      });
    }),
    { numRuns: 30 },
  );
});

test('a condition is still answered with 64 terms and with 30 levels', async () => {
  const words = Array.from({ length: 64 }, (_, at) => hasWord('terms', `w${at}`));
  let deep: Condition = hasWord('terms', 'بحر');
  for (let level = 0; level < 30; level += 1) deep = { kind: 'not', of: deep };
  const answers = await testIndex.index.find([
    { ...EVERYTHING, where: { kind: 'and', of: words } },
    { ...EVERYTHING, where: { kind: 'or', of: words } },
    { ...EVERYTHING, where: deep },
  ]);
  expect(answers.map(({ total }) => total)).toEqual([0, 0, 32]);
});

test('a term is quoted, whatever is in it', () => {
  expect(toFilter(hasWord('terms', 'a" OR terms = "b\\'))).toBe('terms = "a\\" OR terms = \\"b\\\\"');
});

test.each([
  ['1960-06-15', null, 64],
  ['1960-06-16', null, 63],
  [null, '1960-06-14', 0],
  [null, '1960-06-15', 1],
  ['1969-01-01', '1970-12-31', 2],
  ['2100-01-01', null, 0],
  ['0001-01-01', '9999-12-31', 64],
])('from %s to %s is whole days at both ends, before 1970 too', async (from, to, expected) => {
  const [answer] = await testIndex.index.find([{ ...EVERYTHING, filters: { ...NO_FILTERS, from, to } }]);
  expect(answer?.total).toBe(expected);
});

test('documents are picked and left out by key', async () => {
  const { index } = testIndex;
  const [all] = await index.find([{ ...EVERYTHING, limit: 64 }]);
  const keys = (all?.hits ?? []).map(({ key }) => key);
  const some = keys.slice(0, 10);
  const [picked, none, others] = await index.find([
    { ...EVERYTHING, where: { kind: 'keys', anyOf: some }, limit: 64 },
    { ...EVERYTHING, where: { kind: 'keys', anyOf: [] }, limit: 64 },
    { ...EVERYTHING, where: not({ kind: 'keys', anyOf: some }), limit: 64 },
  ]);
  expect(picked?.hits.map(({ key }) => key).sort()).toEqual(some.sort());
  expect(none).toMatchObject({ hits: [], total: 0 });
  expect(others?.hits.map(({ key }) => key).sort()).toEqual(keys.slice(10).sort());
  expect(others?.total).toBe(54);
});
