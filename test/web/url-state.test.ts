import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_SEARCH, MAX_PAGE } from '../../src/web/search-state.ts';
import type { PageState, SearchState } from '../../src/web/search-state.ts';
import { parseDay, parseUrl, toHref } from '../../src/web/url-state.ts';

/** Through a real URL, as a browser would. */
const readBack = (href: string): PageState => parseUrl(new URL(href, 'https://fihrist.example'));

const text = fc.string({ unit: 'grapheme' });
const values = fc.uniqueArray(
  fc.oneof(text, fc.constantFrom('وكالة الأنباء', 'a&b=c', '+', '%D8')).filter((value) => value !== ''),
);
const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const search: fc.Arbitrary<SearchState> = fc.record({
  q: text,
  source: values,
  category: values,
  author: values,
  tag: values,
  from: fc.option(day),
  to: fc.option(day),
  sort: fc.constantFrom(null, 'relevance', 'newest', 'oldest'),
  expand: fc.constantFrom('on', 'off'),
  page: fc.integer({ min: 1, max: MAX_PAGE }),
});
const id = fc.oneof(text, fc.webUrl(), fc.constantFrom('a/b', '../x', '?', '#', '%', '%2F', 'a b', 'خبر 1'));
const page: fc.Arbitrary<PageState> = fc.oneof(
  fc.record({ view: fc.constant('search' as const), search }),
  fc.record({
    view: fc.constant('article' as const),
    id: id.filter((one) => !['', '.', '..'].includes(one)),
    search,
  }),
);

test('every state comes back from its address', () => {
  fc.assert(
    fc.property(page, (state) => {
      expect(readBack(toHref(state))).toEqual(state);
    }),
    { numRuns: 500 },
  );
});

test('every address shows something, and the same thing after its state is written again', () => {
  const prefix = fc.constantFrom('', '/article', '/article/x');
  fc.assert(
    fc.property(prefix, fc.webPath(), fc.webQueryParameters(), (start, path, query) => {
      const state = parseUrl(new URL(`https://fihrist.example${start}${path}?${query}`));
      if (state.view === 'article' && ['', '.', '..'].includes(state.id)) return;
      expect(readBack(toHref(state))).toEqual(state);
    }),
  );
});

test('an id with half a character still has an address', () => {
  const href = toHref({ view: 'article', id: 'a\uD800b', search: EMPTY_SEARCH });
  expect(readBack(href)).toMatchObject({ id: 'a\uFFFDb' });
});

test('the state that asks nothing has the shortest address', () => {
  expect(toHref({ view: 'search', search: EMPTY_SEARCH })).toBe('/');
});

test.each([
  ['?page=0', { page: 1 }],
  ['?page=-3', { page: 1 }],
  ['?page=2.5', { page: 1 }],
  ['?page=500001', { page: 1 }],
  ['?page=500000', { page: 500_000 }],
  ['?sort=best', { sort: null }],
  ['?expand=off', { expand: 'off' }],
  ['?expand=no', { expand: 'on' }],
  ['?from=2020-02-30&to=2020-02-29', { from: null, to: '2020-02-29' }],
  ['?from=2020', { from: null }],
  ['?source=a&source=&source=a&source=b', { source: ['a', 'b'] }],
  ['?q=%D9', { q: '\uFFFD' }],
])('reads %s as %j', (query, expected) => {
  expect(readBack(`/${query}`).search).toEqual({ ...EMPTY_SEARCH, ...expected });
});

test('an id that is not encoded as it should be is taken as it stands', () => {
  expect(parseUrl({ pathname: '/article/100%', search: '' })).toMatchObject({ id: '100%' });
  expect(parseUrl({ pathname: '/article/a/b', search: '' })).toMatchObject({ id: 'a/b' });
});

test.each([
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', null],
  ['0000-01-01', null],
  ['0001-01-01', '0001-01-01'],
  ['2024-2-9', null],
  ['', null],
  [null, null],
])('takes the day %j for %j', (given, day) => {
  expect(parseDay(given)).toBe(day);
});
