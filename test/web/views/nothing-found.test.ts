import { expect, test } from 'vitest';
import type { UnderstoodTerm } from '../../../src/search/search-result.ts';
import { EMPTY_SEARCH } from '../../../src/web/search-state.ts';
import { toSuggestions } from '../../../src/web/views/nothing-found.ts';

/** The term as the API reports it: a phrase's offsets leave out its quotation marks. */
const term = (q: string, text: string, kind: UnderstoodTerm['kind'] = 'word'): UnderstoodTerm => {
  const start = q.indexOf(text);
  const place = { start, end: start + text.length, field: null, negated: false };
  return { text, terms: [text], ...place, kind, articles: kind === 'word' ? 0 : null, corrected: [] };
};
const queriesOf = (q: string, terms: readonly UnderstoodTerm[]): string[] =>
  toSuggestions({ ...EMPTY_SEARCH, q }, terms).map(({ search }) => search.q);

test('proposes the query without each of its words', () => {
  const q = 'سفن  القمح من';
  expect(queriesOf(q, [term(q, 'سفن'), term(q, 'القمح'), term(q, 'من', 'stop')])).toEqual(['القمح من', 'سفن من', '']);
});

test('does not propose to drop the only word', () => {
  expect(queriesOf('سفن', [term('سفن', 'سفن')])).toEqual(['']);
});

test.each(['"مجلس الأمن"', '«مجلس الأمن»', '“مجلس الأمن”'])(
  'loosens %s into its words and drops it with its marks',
  (phrase) => {
    const q = `قرار ${phrase} أمس`;
    const terms = [term(q, 'قرار'), term(q, 'مجلس الأمن', 'phrase'), term(q, 'أمس')];
    expect(queriesOf(q, terms)).toEqual([`${phrase} أمس`, 'قرار مجلس الأمن أمس', 'قرار أمس', `قرار ${phrase}`, '']);
  },
);

test('proposes to drop each filter, the date range as one, and all of them', () => {
  const search = {
    ...EMPTY_SEARCH,
    q: 'سفن',
    source: ['أ'],
    tag: ['ب'],
    from: '2020-01-01',
    to: '2020-02-01',
    page: 3,
  };
  const without = toSuggestions(search, []).map((suggestion) => suggestion.search);
  expect(without).toEqual([
    { ...search, source: [], page: 1 },
    { ...search, tag: [], page: 1 },
    { ...search, from: null, to: null, page: 1 },
    { ...EMPTY_SEARCH, q: 'سفن' },
    EMPTY_SEARCH,
  ]);
});
