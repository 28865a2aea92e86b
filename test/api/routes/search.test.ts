/** `GET /v1/search` over the sample archive and a few articles with odd dates and labels. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { problemSchema } from '../../../src/api/problem.ts';
import { searchResponse } from '../../../src/api/schemas/search-response.ts';
import type { TestApp } from '../../support/app.ts';
import { serveTestApp } from '../../support/app.ts';
import type { TestArticle, TestIndex } from '../../support/meilisearch.ts';
import { createTestIndex } from '../../support/meilisearch.ts';
import { readSampleArchive } from '../../support/sample-archive.ts';

type Parameters = Readonly<Record<string, string | number | readonly string[]>>;
type SearchResponse = z.output<typeof searchResponse>;

const archive = readSampleArchive();
/** In a language of their own, so that a filter has them alone. */
const DATES = ['1955', '1969-12-31', '1970-01-01', '2018', '2018-06', '2018-06-14', '2018-06-14T23:59:59.999Z'];
const dated = [...DATES, '2018-06-15T00:00:00.000Z', '2020-02-29', null].map((publishedAt): TestArticle => ({
  id: String(publishedAt),
  title: 'مؤرخ',
  publishedAt,
  language: 'x-dated',
}));
const LABELS = [
  '"اقتباس"',
  'a\\b',
  'C++ & Co?',
  '100%',
  'a=b&c',
  '😀',
  '\u200Fنص\u200E',
  'نص',
  'BBC',
  'bbc',
  'ا'.repeat(200),
];
const labelled = LABELS.map((source, at): TestArticle => ({
  id: `label-${at}`,
  title: 'معلم',
  source,
  language: 'x-label',
}));

let testIndex: TestIndex;
let app: TestApp;
beforeAll(async () => {
  testIndex = await createTestIndex('api_search');
  await testIndex.add(...archive, ...dated, ...labelled);
  app = await serveTestApp(testIndex);
});
afterAll(async () => {
  await app.close();
  await testIndex.drop();
});

const toQuery = (parameters: Parameters): string =>
  Object.entries(parameters)
    .flatMap(([name, value]) =>
      (typeof value === 'object' ? value : [value]).map((one) => `${name}=${encodeURIComponent(one)}`),
    )
    .join('&');

async function search(parameters: Parameters): Promise<SearchResponse> {
  const response = await app.client.get('/v1/search').query(toQuery(parameters));
  expect(response).toMatchObject({ status: 200 });
  expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
  return searchResponse.parse(response.body);
}

const idsOf = ({ hits }: SearchResponse): string[] => hits.map(({ id }) => id);

describe('a search', () => {
  test('answers with what was understood, the hits with their snippets, and where the page stands', async () => {
    const answer = await search({ q: 'الصفقات السرية بين قسد وداعش', facets: 'source,category' });
    expect(answer).toMatchObject({
      query: { text: 'الصفقات السرية بين قسد وداعش', match: 'smart', sort: 'relevance' },
      total: { full: 1 },
      page: { offset: 0, limit: 20 },
    });
    const [hit] = answer.hits;
    const { body = '', ...article } = archive.find(({ id }) => id === 'mizan-2018-0615-1') ?? {};
    expect(hit).toMatchObject(article);
    expect(hit?.snippet).toBe(body.slice(hit?.snippetRange.start, hit?.snippetRange.end));
    expect(hit?.highlights.snippet.map(({ text }) => text).join('')).toBe(hit?.snippet);
    expect(hit?.highlights.title.map(({ text }) => text).join('')).toBe(hit?.title);
    expect(hit?.highlights.title).toContainEqual({ text: 'صفقات', match: true });
    expect(Object.keys(answer.facets)).toEqual(['source', 'category']);
  });

  test('without any parameter is the newest of everything', async () => {
    const answer = await search({});
    expect(answer.total.value).toBe(archive.length + dated.length + labelled.length);
    expect(answer.hits).toHaveLength(20);
    expect(idsOf(answer)[0]).toBe('nakheel-2026-0404-1');
    expect(answer.facets).toEqual({});
  });

  test.each([
    ['relevance', 'mizan-2018-0615-1'],
    ['newest', archive.findLast(({ title, body }) => /(?<!\p{L})الزور(?!\p{L})/u.test(title + body))?.id],
    ['oldest', 'mirat-2009-1027-4'],
  ])('sorted by %s begins with %s', async (sort, id) => {
    expect(idsOf(await search({ q: '"دير الزور"', sort }))[0]).toBe(id);
  });

  test('pages by limit and offset', async () => {
    const [whole, first, second] = await Promise.all([
      search({ q: 'الماء', limit: 20 }),
      search({ q: 'الماء', limit: 10 }),
      search({ q: 'الماء', limit: 10, offset: 10 }),
    ]);
    expect([...idsOf(first), ...idsOf(second)]).toEqual(idsOf(whole));
    expect(first.page).toMatchObject({ offset: 0, limit: 10, nextOffset: 10 });
  });

  test('needs all words, or any, when told so', async () => {
    const parameters = { q: 'قسد بيروت' };
    const all = await search({ ...parameters, match: 'all' });
    const any = await search({ ...parameters, match: 'any' });
    expect(all.total.value).toBe(0);
    expect(any.total.value).toBeGreaterThan(5);
  });

  test('counts other names for a word as the word, and says which, unless it is told not to', async () => {
    const parameters = { q: 'يوليو', match: 'all', facets: 'source', histogram: 'year' };
    const has = (names: string): readonly unknown[] =>
      archive.filter(({ title, body }) =>
        new RegExp(`(?<!\\p{L})[وبل]?(?:${names})(?!\\p{L})`, 'u').test(`${title} ${body}`),
      );
    const [on, off] = [await search({ ...parameters, expand: 'on' }), await search({ ...parameters, expand: 'off' })];
    expect(await search(parameters)).toEqual({ ...on, tookMs: expect.any(Number) });
    expect(on.query).toMatchObject({ expand: 'on', terms: [{ equivalents: ['يوليوز', 'جويلية', 'تموز'] }] });
    expect(off.query).toMatchObject({ expand: 'off', terms: [{ equivalents: [] }] });
    expect(on.total.value).toBe(has('يوليو|يوليوز|جويلية|تموز').length);
    expect(off.total.value).toBe(has('يوليو').length);
    expect(on.total.value).toBeGreaterThan(off.total.value);
    for (const { total, facets, histogram } of [on, off])
      for (const counts of [facets.source, histogram])
        expect(counts?.reduce((sum, { count }) => sum + count, 0)).toBe(total.value);
  });

  test.each(['/v1/search', '/v1/facets/source', '/v1/articles/mizan-2018-0615-1'])(
    'refuses at %s to expand in a way that there is not, and says which there are',
    async (path) => {
      const { status, body } = await app.client.get(`${path}?expand=maybe`);
      expect(status).toBe(400);
      expect(problemSchema.parse(body)).toMatchObject({
        code: 'invalid_request',
        errors: [{ parameter: 'expand', detail: 'allowed: on, off; sent "maybe"' }],
      });
    },
  );

  test('answers HEAD as it answers GET, without the body', async () => {
    const { status, headers, text } = await app.send('/v1/search?q=a', 'HEAD');
    expect({ status, type: headers['content-type'], text }).toEqual({
      status: 200,
      type: 'application/json; charset=utf-8',
      text: '',
    });
  });
});

describe('a filter', () => {
  test.each([
    ['source', 'صحيفة النخيل'],
    ['category', 'رياضة'],
    ['author', 'رنا بو كرم'],
    ['tag', 'دير الزور'],
    ['language', 'x-dated'],
  ] as const)('by %s leaves only its articles', async (name, value) => {
    const all = [...archive, ...dated, ...labelled];
    const expected = all.filter((article) => (name === 'tag' ? article.tags : [article[name]])?.includes(value));
    const answer = await search({ [name]: value, limit: 100 });
    expect(idsOf(answer).sort()).toEqual(expected.map(({ id }) => id).sort());
    expect(expected).not.toEqual([]);
  });

  test('given twice takes either value, and two filters hold both', async () => {
    const source = ['صحيفة النخيل', 'جريدة الديوان'];
    const answer = await search({ source, category: 'رياضة', facets: 'source', limit: 100 });
    const sports = archive.filter(({ category }) => category === 'رياضة');
    expect(idsOf(answer).sort()).toEqual(
      sports
        .filter((one) => source.includes(one.source ?? ''))
        .map(({ id }) => id)
        .sort(),
    );
    expect(answer.facets.source).toHaveLength(new Set(sports.map((one) => one.source)).size);
  });

  test.each(LABELS)('by the source %s finds the one article that has it', async (source) => {
    expect(idsOf(await search({ source, language: 'x-label' }))).toEqual([`label-${LABELS.indexOf(source)}`]);
  });

  test('is nothing when it is empty, and loses the space around it', async () => {
    expect((await search({ source: '', language: 'x-label' })).total.value).toBe(LABELS.length);
    expect((await search({ source: '  BBC ', language: 'x-label' })).total.value).toBe(1);
  });

  test.each([
    [{ from: '2018-06-14' }, ['2018-06-14', '2018-06-14T23:59:59.999Z', '2018-06-15T00:00:00.000Z', '2020-02-29']],
    [{ to: '2018-06-14', from: '2018-06-14' }, ['2018-06-14', '2018-06-14T23:59:59.999Z']],
    [{ from: '2018-06-15', to: '2018-06-15' }, ['2018-06-15T00:00:00.000Z']],
    [
      { from: '2018-06', to: '2018-06' },
      ['2018-06', '2018-06-14', '2018-06-14T23:59:59.999Z', '2018-06-15T00:00:00.000Z'],
    ],
    [{ from: '2018', to: '2018-05' }, ['2018']],
    [{ from: '2020-02', to: '2020-02' }, ['2020-02-29']],
    [{ to: '1969' }, ['1955', '1969-12-31']],
    [{ from: '1956', to: '1970' }, ['1969-12-31', '1970-01-01']],
    [{ to: '1955-01-01' }, ['1955']],
    [{ to: '1954-12-31' }, []],
    [{ from: '0001', to: '9999-12-31' }, [...DATES, '2018-06-15T00:00:00.000Z', '2020-02-29']],
    [{ from: '', to: ' ' }, [...DATES, '2018-06-15T00:00:00.000Z', '2020-02-29', 'null']],
  ])('of dates, %j, takes whole days, months and years, and no article without a date', async (range, expected) => {
    const answer = await search({ ...range, language: 'x-dated', sort: 'oldest' });
    expect(idsOf(answer).sort()).toEqual(expected.sort());
  });
});

describe('a query that nobody would type', () => {
  const letters = archive.map(({ body }) => body).join(' ');
  test.each([
    ['an open quotation mark', '"دير الزور'],
    ['punctuation', '؟!؟!'],
    ['stop words', 'من في على'],
    ['2,000 characters', letters.slice(0, 2000)],
    ['500 words', 'ما '.repeat(500)],
    ['1,000 words of one letter', 'ب '.repeat(1000)],
    ['a NUL', 'دير\u0000الزور'],
    ['unpaired bidi marks', '\u202Eدير\u2067'],
    ['filter syntax', 'source = "x" OR 1=1; DROP'],
    ['markup', '<script>alert(1)</script>'],
  ])('such as %s is answered', async (_name, q) => {
    const answer = await search({ q, facets: 'source,category,author,tag,language' });
    expect(answer.query.text).toBe(q);
    expect(answer.hits.length).toBeLessThanOrEqual(answer.total.value);
  });
});

describe('POST /v1/search', () => {
  const post = (body: string, type: string, path = '/v1/search') =>
    app.client
      .post(path)
      .set('Content-Type', type)
      .serialize((sent: unknown) => String(sent))
      .send(body);

  test.each(['application/json', 'application/json; charset=utf-8', 'application/vnd.archive+json'])(
    'takes parameters as %s',
    async (type) => {
      const response = await post('{"q":"الزور","limit":1}', type);
      expect(searchResponse.parse(response.body).query.text).toBe('الزور');
    },
  );

  test.each([
    ['what is no JSON by its type', '{"q":"x"}', 'text/plain', 415, 'unsupported_media_type'],
    ['a form', 'q=x', 'application/x-www-form-urlencoded', 415, 'unsupported_media_type'],
    ['an unknown encoding', '{"q":"x"}', 'application/json; charset=windows-1256', 415, 'unsupported_media_type'],
    ['very much', `{"q":"${'x'.repeat(300_000)}"}`, 'application/json', 413, 'payload_too_large'],
    ['half of something', '{"q":', 'application/json', 400, 'invalid_request'],
    ['a list', '[]', 'application/json', 400, 'invalid_request'],
  ])('tells %s by its own code', async (_, body, type, status, code) => {
    const response = await post(body, type);
    const problem = problemSchema.parse(JSON.parse(response.text));
    expect({ status: response.status, code: problem.code }).toEqual({ status, code });
  });

  test('does not swallow parameters of the query string', async () => {
    const response = await post('{"limit":1}', 'application/json', '/v1/search?q=a&form=2018');
    expect(response.status).toBe(400);
    const { errors } = problemSchema.parse(JSON.parse(response.text));
    expect(errors?.map(({ parameter }) => parameter)).toEqual(['q', 'form']);
  });
});

test('the same answer again is not sent again', async () => {
  const first = await app.client.get('/v1/search').query({ q: 'الزور' });
  expect(first.get('cache-control')).toBe('private, no-cache');
  const again = await app.client
    .get('/v1/search')
    .query({ q: 'الزور' })
    .set('If-None-Match', first.get('etag') ?? '');
  expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' });
  const other = await app.client
    .get('/v1/search')
    .query({ q: 'صفقات' })
    .set('If-None-Match', first.get('etag') ?? '');
  expect(other.status).toBe(200);
});
