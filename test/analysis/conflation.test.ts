/** Which words meet in one term. The tables were compiled by hand; what is known to go wrong is listed here, and nothing else may. */
import { expect, test } from 'vitest';
import { readGolden } from '../support/golden.ts';
import { testAnalyzer } from '../support/meilisearch.ts';

/** Pairs that the stemmer gets wrong: the price of its guards, word by word. */
const MISSED = ['مفاوضة مفاوضات'];
const MERGED = ['هواية هواء'];

const toTerms = (text: string): string =>
  testAnalyzer
    .analyze(text)
    .map(({ term }) => term)
    .join(' ');

test('words that a searcher takes for one meet in one term', () => {
  const pairs = readGolden('conflation-meet.tsv');
  const missed = pairs.filter(({ input, expected }) => toTerms(input) !== toTerms(expected));
  expect(pairs.length).toBeGreaterThanOrEqual(500);
  expect(missed.map(({ input, expected }) => `${input} ${expected}`)).toEqual(MISSED);
});

test('words of different meaning stay apart', () => {
  const pairs = readGolden('conflation-apart.tsv');
  const merged = pairs.filter(({ input, expected }) => toTerms(input) === toTerms(expected));
  expect(pairs.length).toBeGreaterThanOrEqual(500);
  expect(merged.map(({ input, expected }) => `${input} ${expected}`)).toEqual(MERGED);
});
