import { expect, test } from 'vitest';
import { toFacetRows } from '../../src/web/facet-rows.ts';

const counts = ['أ', 'ب', 'ج', 'د'].map((value, index) => ({ value, count: 10 - index }));
const valuesOf = (chosen: readonly string[], shown: number): string[] =>
  toFacetRows(counts, chosen, shown).rows.map(({ value }) => value);

test('shows the first values and says how many are hidden', () => {
  expect(valuesOf([], 2)).toEqual(['أ', 'ب']);
  expect(toFacetRows(counts, [], 2).hidden).toBe(2);
  expect(toFacetRows(counts, [], 9).hidden).toBe(0);
});

test('shows a chosen value wherever it stands, and in its place', () => {
  expect(valuesOf(['د', 'أ'], 2)).toEqual(['أ', 'ب', 'د']);
  expect(toFacetRows(counts, ['د', 'أ'], 2).hidden).toBe(1);
});

test('keeps a chosen value that the answer does not count', () => {
  expect(toFacetRows(counts, ['هـ'], 1).rows.at(-1)).toEqual({ value: 'هـ', count: null, isChosen: true });
  expect(toFacetRows(counts, ['هـ'], 1).hidden).toBe(3);
});
