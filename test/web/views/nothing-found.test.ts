import { expect, test } from 'vitest';
import type { UnderstoodTerm } from '../../../src/search/search-result.ts';
import { EMPTY_SEARCH } from '../../../src/web/search-state.ts';
import { toSuggestions } from '../../../src/web/views/nothing-found.ts';

/** The term as the API reports it: a phrase's offsets leave out its quotation marks. */
const term = (
  q: string,
  text: string,
  kind: UnderstoodTerm['kind'] = 'word',
  more: Partial<UnderstoodTerm> = {},
): UnderstoodTerm => {
  const start = q.indexOf(text);
  const place = { start, end: start + text.length, field: null, negated: false, ...more };
  return { text, terms: [text], ...place, kind, articles: kind === 'word' ? 0 : null, corrected: [], equivalents: [] };
};
const queriesOf = (q: string, terms: readonly UnderstoodTerm[]): string[] =>
  toSuggestions({ ...EMPTY_SEARCH, q }, terms).map(({ search }) => search.q);

test('proposes the query without each of its words', () => {
  const q = 'سفن  القمح من';
  expect(queriesOf(q, [term(q, 'سفن'), term(q, 'القمح'), term(q, 'من', 'stop')])).toEqual(['القمح من', 'سفن من']);
});

test('does not propose to drop the only word', () => {
  expect(queriesOf('سفن', [term('سفن', 'سفن')])).toEqual([]);
});

test.each(['"مجلس الأمن"', '«مجلس الأمن»', '“مجلس الأمن”', '‹مجلس الأمن›', '“مجلس الأمن"', '‘مجلس الأمن’'])(
  'loosens %s into its words and drops it with its marks',
  (phrase) => {
    const q = `قرار ${phrase} أمس`;
    const terms = [term(q, 'قرار'), term(q, 'مجلس الأمن', 'phrase'), term(q, 'أمس')];
    expect(queriesOf(q, terms)).toEqual([`${phrase} أمس`, 'قرار مجلس الأمن أمس', 'قرار أمس', `قرار ${phrase}`]);
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
  ]);
});

test.each([
  ['سفن -قمح', 'قمح', 'word', { negated: true }],
  ['سفن NOT قمح', 'قمح', 'word', { negated: true }],
  ['سفن title:قمح', 'قمح', 'word', { field: 'title' }],
  ['سفن -عنوان:"قمح شعير"', 'قمح شعير', 'phrase', { negated: true, field: 'title' }],
  ['سفن "قمح شعير"~5', 'قمح شعير', 'near', {}],
  ['سفن ="قمح"', 'قمح', 'exact', {}],
  ['سفن قمح*', 'قمح', 'prefix', {}],
  ['سفن بعد:2015', '2015', 'date', {}],
  ['قمح* سفن', 'قمح', 'prefix', {}],
] as const)('drops from «%s» a term with all that belongs to it', (q, text, kind, more) => {
  expect(queriesOf(q, [term(q, 'سفن'), term(q, text, kind, more)]).at(-1)).toBe('سفن');
});

test('proposes what the keys mean on an Arabic keyboard before anything else', () => {
  const q = "tgs'dk";
  expect(queriesOf(q, [term(q, 'tgs'), term(q, 'dk')])).toEqual(['فلسطين', "'dk", "tgs'"]);
});
