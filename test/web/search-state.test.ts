import { expect, test } from 'vitest';
import {
  countFilters,
  EMPTY_SEARCH,
  isFirstVisit,
  isReversed,
  toSort,
  withFilter,
  withoutFilters,
  withPage,
} from '../../src/web/search-state.ts';

test.each([
  [{}, true],
  [{ q: '  ' }, true],
  [{ q: 'نفط' }, false],
  [{ sort: 'newest' as const }, false],
  [{ page: 2 }, false],
  [{ tag: ['نفط'] }, false],
  [{ to: '2020-01-01' }, false],
])('with %j it is the first visit: %s', (change, expected) => {
  expect(isFirstVisit({ ...EMPTY_SEARCH, ...change })).toBe(expected);
});

test('choosing and taking back a value leaves the others, and starts at the first page', () => {
  const chosen = withFilter(withPage({ ...EMPTY_SEARCH, source: ['أ'] }, 7), 'source', 'ب', true);
  expect(chosen).toEqual({ ...EMPTY_SEARCH, source: ['أ', 'ب'] });
  expect(withFilter(chosen, 'source', 'ب', true).source).toEqual(['أ', 'ب']);
  expect(withFilter(withPage(chosen, 3), 'source', 'أ', false)).toEqual({ ...EMPTY_SEARCH, source: ['ب'] });
});

test('clearing the filters keeps the query, the order and whether other names count', () => {
  const kept = { q: 'نفط', sort: 'oldest', expand: 'off' } as const;
  const search = { ...EMPTY_SEARCH, ...kept, source: ['أ'], from: '2020-01-01', page: 4 };
  expect(countFilters(search)).toBe(2);
  expect(withoutFilters(search)).toEqual({ ...EMPTY_SEARCH, ...kept });
});

test('the best come first where there is a query, else the newest, unless an order is chosen', () => {
  expect(toSort(EMPTY_SEARCH)).toBe('newest');
  expect(toSort({ ...EMPTY_SEARCH, q: 'نفط' })).toBe('relevance');
  expect(toSort({ ...EMPTY_SEARCH, q: 'نفط', sort: 'oldest' })).toBe('oldest');
});

test.each([
  ['2020-01-02', '2020-01-01', true],
  ['2020-01-01', '2020-01-01', false],
  [null, '2020-01-01', false],
  ['2020-01-01', null, false],
])('from %s to %s runs backwards: %s', (from, to, expected) => {
  expect(isReversed({ from, to })).toBe(expected);
});
