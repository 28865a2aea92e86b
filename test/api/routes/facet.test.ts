/** `GET /v1/facets/{name}`, `POST /v1/search`, histogram and cursors, as a client of the API meets them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { facetResponse } from '../../../src/api/schemas/facet-response.ts';
import { searchResponse } from '../../../src/api/schemas/search-response.ts';
import type { TestApp } from '../../support/app.ts';
import { serveTestApp } from '../../support/app.ts';
import type { TestIndex } from '../../support/meilisearch.ts';
import { createTestIndex } from '../../support/meilisearch.ts';

let testIndex: TestIndex;
let app: TestApp;
const SOURCES = ['القدس العربي', 'العربي الجديد', 'الشرق الأوسط'];

beforeAll(async () => {
  testIndex = await createTestIndex('facets');
  await testIndex.add(
    ...Array.from({ length: 230 }, (_, at) => ({
      id: `a${at}`,
      title: at % 2 === 0 ? 'سفينة' : 'قطار',
      source: SOURCES[at % 3] ?? null,
      publishedAt: at % 5 === 0 ? null : `${1960 + (at % 20)}-0${1 + (at % 9)}-11`,
    })),
  );
  app = await serveTestApp(testIndex);
});
afterAll(async () => {
  await app.close();
  await testIndex.drop();
});

describe('the values of a facet', () => {
  test.each([
    ['العربي', ['القدس العربي', 'العربي الجديد'], 'a word inside the value'],
    ['عربي', ['القدس العربي', 'العربي الجديد'], 'without its article'],
    ['القد', ['القدس العربي'], 'a word half typed'],
    ['جديد عربي', ['العربي الجديد'], 'two words in another order'],
    ['الاوسط', ['الشرق الأوسط'], 'a hamza left out'],
    ['', SOURCES, 'nothing'],
    ['لندن', [], 'no value'],
  ])('are found by %s: %j, %s', async (q, expected) => {
    const { body } = await app.client.get('/v1/facets/source').query({ q }).expect(200);
    const { values, total, facet } = facetResponse.parse(body);
    expect(facet).toBe('source');
    expect(values.map(({ value }) => value).sort()).toEqual([...expected].sort());
    expect(total).toBe(expected.length);
  });

  test('are counted over a search, whatever filter the facet has itself', async () => {
    const query = { text: 'سفينة', source: 'القدس العربي', limit: '1' };
    const { values, total } = facetResponse.parse((await app.client.get('/v1/facets/source').query(query)).body);
    expect(total).toBe(3);
    expect(values).toEqual([{ value: expect.any(String), count: 39 }]);
  });

  test.each([
    ['/v1/facets/publisher', 404, 'not_found', /source, category/u],
    ['/v1/facets/source?sort=newest', 400, 'invalid_request', /"sort" is not a parameter here/u],
    ['/v1/facets/source?limit=0', 400, 'invalid_request', /"limit"/u],
  ])('are refused at %s with what is allowed', async (path, status, code, detail) => {
    const { body } = await app.client.get(path).expect(status);
    expect(body).toMatchObject({ code, detail: expect.stringMatching(detail) });
  });
});

describe('POST /v1/search', () => {
  test('answers as GET does', async () => {
    const query = {
      q: 'سفينة',
      source: ['القدس العربي', 'الشرق الأوسط'],
      facets: ['source', 'author'],
      limit: 5,
      match: 'all',
    };
    const posted = searchResponse.parse((await app.client.post('/v1/search').send(query).expect(200)).body);
    const params = new URLSearchParams([
      ['q', 'سفينة'],
      ['source', 'القدس العربي'],
      ['source', 'الشرق الأوسط'],
    ]);
    const path = `/v1/search?${params.toString()}&facets=source,author&limit=5&match=all`;
    const got = searchResponse.parse((await app.client.get(path).expect(200)).body);
    expect({ ...posted, tookMs: 0 }).toEqual({ ...got, tookMs: 0 });
  });

  test.each<[string, string]>([
    ['a list', '[]'],
    ['text', '"سفينة"'],
    ['broken JSON', '{"q":'],
    ['a parameter that is none', '{"quer":"سفينة"}'],
    ['an object for a value', '{"q":{}}'],
    ['a number out of range', '{"limit":500}'],
  ])('refuses %s', async (_name, body) => {
    const answer = await app.client.post('/v1/search').set('Content-Type', 'application/json').send(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid_request' });
  });
});

describe('a histogram', () => {
  test('has the years of the matches before and after 1970, the earliest first', async () => {
    const { body } = await app.client.get('/v1/search?q=سفينة&histogram=year&limit=1').expect(200);
    const { histogram, total } = searchResponse.parse(body);
    const years = (histogram ?? []).map(({ value }) => value);
    expect(years).toEqual(years.toSorted());
    expect(years[0]?.startsWith('196')).toBe(true);
    const dated = (histogram ?? []).reduce((sum, { count }) => sum + count, 0);
    expect([dated, total.value]).toEqual([92, 115]);
  });

  test.each(['month', 'day'] as const)('has every %s', async (histogram) => {
    const answer = searchResponse.parse((await app.client.get('/v1/search').query({ histogram, limit: 1 })).body);
    expect(answer.histogram?.[0]?.value).toMatch(histogram === 'month' ? /^\d{4}-\d{2}$/u : /^\d{4}-\d{2}-\d{2}$/u);
  });
});

describe('a cursor', () => {
  test.each(['relevance', 'newest', 'oldest'])('leads through every article once, sorted by %s', async (sort) => {
    const whole: string[] = [];
    for (let offset = 0; offset < 230; offset += 100) {
      const { body } = await app.client.get('/v1/search').query({ q: 'سفينة OR قطار', sort, limit: 100, offset });
      whole.push(...searchResponse.parse(body).hits.map(({ id }) => id));
    }
    const walked: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await app.client.get('/v1/search').query({ q: 'سفينة OR قطار', sort, limit: 17, cursor });
      const { hits, page } = searchResponse.parse(body);
      walked.push(...hits.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(new Set(walked).size).toBe(230);
    expect(walked).toEqual(whole);
  });

  test.each(['x', 'W10', 'bnVsbA'])('that is none of ours is refused: %s', async (cursor) => {
    const { body } = await app.client.get('/v1/search').query({ cursor }).expect(400);
    expect(body).toMatchObject({ code: 'invalid_request', errors: [{ parameter: 'cursor' }] });
  });
});
