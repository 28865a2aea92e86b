import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allOf, anyOf, hasWord, not } from '../../src/search/condition.ts';
import type { Condition } from '../../src/search/condition.ts';
import { toCountBounds } from '../../src/search/count-bounds.ts';

/** Articles as sets of words; `about x` is a theme. */
type Words = ReadonlySet<string>;

const WORDS = ['a', 'b', 'c', 'd'];

function satisfies(words: Words, tested: Condition): boolean {
  if (tested.kind === 'has')
    return tested.anyOf.some((word) => words.has(tested.set === 'themes' ? `about ${word}` : word));
  if (tested.kind === 'and') return tested.of.every((part) => satisfies(words, part));
  if (tested.kind === 'or') return tested.of.some((part) => satisfies(words, part));
  if (tested.kind === 'not') return !satisfies(words, tested.of);
  return expect.fail(`${tested.kind} is not tried here`);
}

const anyArticle = fc
  .array(fc.record({ word: fc.constantFrom(...WORDS), isTheme: fc.boolean() }), { maxLength: 4 })
  .map((words): Words => new Set(words.flatMap(({ word, isTheme }) => (isTheme ? [word, `about ${word}`] : [word]))));

const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc
      .tuple(fc.constantFrom('terms' as const, 'themes' as const), fc.constantFrom(...WORDS))
      .map(([set, word]) => hasWord(set, word)),
    fc.array(tie('condition'), { maxLength: 3 }).map(allOf),
    fc.array(tie('condition'), { maxLength: 3 }).map(anyOf),
    tie('condition').map(not),
  ),
}));

test('a condition is satisfied by no fewer articles than its bounds say, and by no more', () => {
  fc.assert(
    fc.property(fc.array(anyArticle, { maxLength: 20 }), anyCondition, (articles, condition) => {
      const count = (tested: Condition): number => articles.filter((words) => satisfies(words, tested)).length;
      const countOf = (asked: Condition): number | null =>
        asked.kind === 'has' && asked.set === 'terms' ? count(asked) : null;
      const { least, most } = toCountBounds(condition, { countOf, documents: articles.length });
      expect(count(condition)).toBeGreaterThanOrEqual(least);
      expect(count(condition)).toBeLessThanOrEqual(most);
    }),
    { numRuns: 1000 },
  );
});

test('what is known is exact, and alternatives are no fewer than the largest of them', () => {
  const counts: Readonly<Record<string, number>> = { a: 30, b: 500 };
  const facts = {
    countOf: (asked: Condition) => (asked.kind === 'has' ? (counts[asked.anyOf[0] ?? ''] ?? null) : null),
    documents: 1000,
  };
  expect(toCountBounds(hasWord('terms', 'a'), facts)).toEqual({ least: 30, most: 30 });
  expect(toCountBounds(anyOf([hasWord('terms', 'a'), hasWord('terms', 'b')]), facts)).toEqual({
    least: 500,
    most: 530,
  });
  expect(toCountBounds(allOf([hasWord('terms', 'a'), not(hasWord('terms', 'b'))]), facts)).toEqual({
    least: 0,
    most: 30,
  });
  expect(toCountBounds(hasWord('forms', 'x'), facts)).toEqual({ least: 0, most: 1000 });
});
