import { describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { articleResponse } from '../../../src/api/schemas/article-response.ts';
import { searchResponse } from '../../../src/api/schemas/search-response.ts';
import type { Article } from '../../../src/article/article.ts';
import type { Segment } from '../../../src/search/highlight.ts';
import type { SentResult } from '../../../src/api/routes/search.ts';

/** Schemas describe JSON, which has no `readonly`. */
type Frozen<Value> = Value extends object ? { readonly [Key in keyof Value]: Frozen<Value[Key]> } : Value;

const found: SentResult = {
  query: {
    text: 'خبر',
    terms: [
      {
        text: 'خبر',
        terms: ['خبر'],
        start: 0,
        end: 3,
        kind: 'word',
        field: null,
        negated: false,
        articles: 1,
        corrected: [],
        equivalents: [],
      },
    ],
    reading: 'خبر',
    notes: [],
    match: 'smart',
    expand: 'on',
    sort: 'relevance',
    filters: { source: [], category: [], author: [], tag: [], language: [], from: null, to: '2018-06-15' },
  },
  total: { value: 0, relation: 'eq', full: 0, partial: 0 },
  hits: [],
  facets: { source: [{ value: 'وكالة', count: 1 }] },
  histogram: null,
  page: { offset: 0, limit: 20, nextOffset: null, nextCursor: null },
  tookMs: 1.5,
};

describe('the schema of a search answer', () => {
  test('has the type of what a search answers, and the other way round', () => {
    expectTypeOf<Frozen<z.output<typeof searchResponse>>>().toEqualTypeOf<Frozen<SentResult>>();
    expect(searchResponse.parse(found)).toEqual(found);
  });

  test.each<[string, object]>([
    ['a field that is not promised', { ...found, secret: 1 }],
    ['a facet that does not exist', { ...found, facets: { publisher: [] } }],
    ['a count of nothing', { ...found, facets: { source: [{ value: 'وكالة', count: 0 }] } }],
    ['half a count', { ...found, total: { ...found.total, value: 0.5 } }],
    [
      'a date that is no day',
      { ...found, query: { ...found.query, filters: { ...found.query.filters, from: '2018' } } },
    ],
    ['no hits', { ...found, hits: undefined }],
  ])('refuses %s', (_name, answer) => {
    expect(searchResponse.safeParse(answer).success).toBe(false);
  });
});

test('the schema of an article answer has the type of an article, and the other way round', () => {
  type Answer = Frozen<z.output<typeof articleResponse>>;
  expectTypeOf<Answer['article']>().toEqualTypeOf<Article>();
  expectTypeOf<Answer['highlights']['body']>().toEqualTypeOf<readonly Segment[]>();
  const article: Article = {
    id: '1',
    title: 'خبر',
    body: '',
    publishedAt: null,
    source: null,
    category: null,
    author: null,
    url: null,
    tags: [],
    language: 'ar',
  };
  const answer = { article, highlights: { title: [{ text: 'خبر', match: true }], body: [] } };
  expect(articleResponse.parse(answer)).toEqual(answer);
  expect(articleResponse.safeParse({ ...answer, article: { ...article, key: '1' } }).success).toBe(false);
});
