import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasWord } from '../../src/search/condition.ts';
import type { Condition } from '../../src/search/condition.ts';
import { toShareCondition, toShares } from '../../src/search/widening.ts';

function satisfies(terms: ReadonlySet<string>, tested: Condition): boolean {
  if (tested.kind === 'has')
    return tested.anyOf.some((term) => terms.has(tested.set === 'themes' ? `about ${term}` : term));
  if (tested.kind === 'and') return tested.of.every((part) => satisfies(terms, part));
  if (tested.kind === 'or') return tested.of.some((part) => satisfies(terms, part));
  return expect.fail(`${tested.kind} is no part of a share`);
}

test('a share of the terms is satisfied by what weighs so much, and by nothing else', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 100 }), fc.nat(255), (some, least, chosen) => {
      const terms = some.map((weight, at) => ({ term: `t${at}`, condition: hasWord('terms', `t${at}`), weight }));
      const present = terms.filter((_, at) => chosen & (1 << at));
      const weight = present.reduce((sum, each) => sum + each.weight, 0);
      const has = new Set(present.map(({ term }) => term));
      expect(satisfies(has, toShareCondition(terms, least))).toBe(weight >= least);
    }),
    { numRuns: 500 },
  );
});

test('an article that is about the commoner words is let through as early as one that mentions rarer ones', () => {
  const toTerm = (name: string, articles: number, weight: number) => {
    const condition = hasWord('terms', name);
    const telling = { condition, articles, weight };
    return { name, text: name, names: [], ...telling, typed: telling, inTitleOnly: false };
  };
  const shares = toShares({ terms: [toTerm('زلزال', 40, 6), toTerm('مدينه', 900, 2), toTerm('رييس', 2000, 1.8)] });
  const firstFor = (words: ReadonlySet<string>): number => shares.findIndex((share) => satisfies(words, share));
  const mentioned = firstFor(new Set(['مدينه', 'رييس']));
  const about = firstFor(new Set(['مدينه', 'رييس', 'about مدينه', 'about رييس']));
  expect(about).toBeGreaterThanOrEqual(0);
  expect(about).toBeLessThan(mentioned);
});

test('the word that was typed tells what it told without its equivalents, and these what all of them do', () => {
  const typed = { condition: hasWord('terms', 'شباط'), articles: 40, weight: 6 };
  const month = { condition: hasWord('terms', 'شباط', 'فبراير'), articles: 900, weight: 2 };
  const other = { condition: hasWord('terms', 'مطر'), articles: 900, weight: 2 };
  const base = { name: '', text: '', names: [], inTitleOnly: false };
  const shares = toShares({
    terms: [
      { ...base, ...month, typed },
      { ...base, ...other, typed: other },
    ],
  });
  const firstFor = (...words: readonly string[]): number =>
    shares.findIndex((share) => satisfies(new Set(words), share));
  expect(firstFor('شباط')).toBe(0);
  expect(firstFor('فبراير')).toBe(firstFor('مطر'));
  expect(firstFor('فبراير')).toBeGreaterThan(0);
  expect(firstFor('سنة')).toBe(-1);
});
