import { describe, expect, test } from 'vitest';
import { toCursorText } from '../../../src/api/schemas/cursor.ts';
import { parseSearchRequest } from '../../../src/api/schemas/search-parameters.ts';
import { AppError } from '../../../src/errors.ts';
import { NO_FILTERS } from '../../../src/search/search-request.ts';

test('no parameter is the first page of everything', () => {
  expect(parseSearchRequest({})).toEqual({
    q: '',
    filters: NO_FILTERS,
    sort: 'relevance',
    match: 'smart',
    expand: 'on',
    facets: [],
    histogram: null,
    explain: false,
    limit: 20,
    offset: 0,
    cursor: null,
  });
});

test('every parameter has its place in the request', () => {
  const query = {
    q: ' دير الزور ',
    source: ['أ', 'ب'],
    category: 'ج',
    author: 'د',
    tag: ['ه'],
    language: 'ar',
    from: '2018-06-14',
    to: '2018-06-15',
    sort: 'oldest',
    match: 'any',
    expand: 'off',
    facets: 'tag,source',
    limit: '100',
    offset: '10000000',
    histogram: 'month',
    explain: 'true',
    cursor: toCursorText({ seen: 40, place: { seconds: -5, tie: 7 } }),
  };
  expect(parseSearchRequest(query)).toEqual({
    q: ' دير الزور ',
    filters: {
      source: ['أ', 'ب'],
      category: ['ج'],
      author: ['د'],
      tag: ['ه'],
      language: ['ar'],
      from: '2018-06-14',
      to: '2018-06-15',
    },
    sort: 'oldest',
    match: 'any',
    expand: 'off',
    facets: ['source', 'tag'],
    histogram: 'month',
    explain: true,
    limit: 100,
    offset: 10_000_000,
    cursor: { seen: 40, place: { seconds: -5, tie: 7 } },
  });
});

describe('dates', () => {
  test.each([
    ['2018', '2018-01-01', '2018-12-31'],
    ['2018-06', '2018-06-01', '2018-06-30'],
    ['2018-12', '2018-12-01', '2018-12-31'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2000-02', '2000-02-01', '2000-02-29'],
    ['0004-02', '0004-02-01', '0004-02-29'],
    ['0099', '0099-01-01', '0099-12-31'],
    ['2020-02-29', '2020-02-29', '2020-02-29'],
    ['9999', '9999-01-01', '9999-12-31'],
  ])('%s runs from %s to %s', (text, from, to) => {
    expect(parseSearchRequest({ from: text, to: text }).filters).toMatchObject({ from, to });
  });
});

/** Parameter, what was sent, and what the message must say is allowed. */
const WRONG: readonly (readonly [string, string | readonly string[], RegExp])[] = [
  ['q', ['a', 'b'], /may be given once/u],
  ['q', 'ا'.repeat(2001), /not be longer than 2000/u],
  ['sort', 'date', /relevance, newest, oldest/u],
  ['sort', '', /relevance, newest, oldest/u],
  ['sort', 'Newest', /relevance, newest, oldest/u],
  ['sort', ['newest', 'newest'], /may be given once/u],
  ['match', 'exactly', /smart, all, any/u],
  ['expand', 'true', /allowed: on, off/u],
  ['expand', '', /allowed: on, off/u],
  ['expand', ['on', 'off'], /may be given once/u],
  ['facets', 'source,publisher', /source, category, author, tag, language/u],
  ['facets', 'source category', /source, category, author, tag, language/u],
  ['facets', ['source', 'tag'], /may be given once/u],
  ...['0', '101', '-1', '1.5', '1e1', '٢٠', '0x10', ' 5', '', 'ten', '99999999999999999999'].map(
    (sent) => ['limit', sent, /whole number from 1 to 100/u] as const,
  ),
  ['limit', ['1', '2'], /may be given once/u],
  ...['-1', '10000001', '1.0', '', 'NaN', 'Infinity'].map(
    (sent) => ['offset', sent, /whole number from 0 to 10000000/u] as const,
  ),
  ...[
    'yesterday',
    '2018-13',
    '2018-02-30',
    '2019-02-29',
    '2018-6-1',
    '18',
    '2018-06-14T00:00:00Z',
    '14/06/2018',
  ].flatMap((sent) => [
    ['from', sent, /YYYY-MM-DD, YYYY-MM or YYYY/u] as const,
    ['to', sent, /YYYY-MM-DD, YYYY-MM or YYYY/u] as const,
  ]),
  ...['0000', '٢٠١٨', '-2018', '+2018', '20180614', 'null'].map(
    (sent) => ['from', sent, /YYYY-MM-DD, YYYY-MM or YYYY/u] as const,
  ),
  ['from', ['2018', '2019'], /may be given once/u],
  ['source', 'ا'.repeat(201), /at most 200 characters/u],
  ['source', Array.from({ length: 101 }, (_, at) => `${at}`), /at most 100 values/u],
  ['tag', ['ok', 'ا'.repeat(201)], /at most 200 characters/u],
  ['category', 'ا'.repeat(201), /at most 200 characters/u],
  ['author', 'ا'.repeat(201), /at most 200 characters/u],
  ['language', 'ا'.repeat(201), /at most 200 characters/u],
  ['sources', 'أ', /is not a parameter.*allowed: q, source, category, author, tag, language, from, to, sort/u],
  ['source[]', 'أ', /is not a parameter/u],
  ['Q', 'أ', /is not a parameter/u],
  ['', 'أ', /is not a parameter/u],
  ['__proto__', 'أ', /is not a parameter/u],
  ['constructor', 'أ', /is not a parameter/u],
];

const fail = (query: unknown): AppError => {
  try {
    parseSearchRequest(query);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  return expect.fail('is taken');
};

describe('a wrong parameter', () => {
  test.each(WRONG)('%s=%j is named, with what was sent and what is allowed', (parameter, sent, allowed) => {
    const query: unknown = JSON.parse(JSON.stringify({ q2: sent }).replace('q2', parameter));
    const { code, message, details } = fail(query);
    expect(code).toBe('invalid_request');
    expect(details).toEqual([{ parameter, detail: expect.stringMatching(allowed) }]);
    expect(details[0]?.detail).toContain(JSON.stringify(sent).slice(0, 100));
    expect(details[0]?.detail.length).toBeLessThan(300);
    expect(message).toContain(`"${parameter}"`);
  });

  test('does not hide the others', () => {
    const { details, message } = fail({ limit: '0', sort: 'x', from: 'y', nope: '1' });
    expect(details.map(({ parameter }) => parameter).sort()).toEqual(['from', 'limit', 'nope', 'sort']);
    for (const name of ['from', 'limit', 'nope', 'sort']) expect(message).toContain(`"${name}"`);
  });

  test('is a range of dates that ends before it begins', () => {
    expect(fail({ from: '2018-06-15', to: '2018-06-14' }).details).toEqual([
      { parameter: 'from', detail: 'must not be later than "to"; sent "2018-06-15"' },
    ]);
    expect(fail({ from: '2019', to: '2018' }).details).toHaveLength(1);
  });
});
