import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemSchema } from '../../../src/api/problem.ts';
import { pushResponse } from '../../../src/api/schemas/push-response.ts';
import { createMeilisearchIndex } from '../../../src/engine/meilisearch-index.ts';
import { createArticleIntake } from '../../../src/ingest/article-intake.ts';
import type { ArticleIntake } from '../../../src/ingest/article-intake.ts';
import { serveTestApp } from '../../support/app.ts';
import type { TestApp } from '../../support/app.ts';
import { createTestIndex, testAnalyzer } from '../../support/meilisearch.ts';
import type { TestIndex } from '../../support/meilisearch.ts';
import { testReading } from '../../support/reading.ts';

const WRITER = 'a-key-that-may-write';
const READER = 'a-key-that-may-only-search';
const apiKeys = [
  { secret: WRITER, scopes: ['write'] },
  { secret: READER, scopes: ['search'] },
] as const;

let archive: TestIndex;
let app: TestApp;
let intake: ArticleIntake;
beforeAll(async () => {
  archive = await createTestIndex('push');
  intake = createArticleIntake({ index: archive.index, analyzer: testAnalyzer, prepare: testReading.prepare });
  app = await serveTestApp({ index: archive.index, push: { intake, apiKeys } });
});
afterAll(async () => {
  await app.close();
  await archive.drop();
});

const push = (body: string | object, type = 'application/json', key = WRITER) =>
  app.client
    .post('/v1/articles')
    .set('Authorization', `Bearer ${key}`)
    .set('Content-Type', type)
    .send(typeof body === 'string' ? body : JSON.stringify(body));
const idsFor = async (q: string): Promise<string[]> => {
  const { body } = await app.client.get('/v1/search').query({ q });
  return body.hits.map(({ id }: { id: string }) => id);
};

describe('an index that is not of this program', () => {
  test('takes nothing and gives nothing away, and says what to do', async () => {
    const specimen = { ...archive.options.specimen, bodyLength: 0 };
    const index = createMeilisearchIndex({ ...archive.options, specimen });
    const later = createArticleIntake({ index, analyzer: testAnalyzer, prepare: testReading.prepare });
    const other = await serveTestApp({ index, push: { intake: later, apiKeys } });
    const authorized = { Authorization: `Bearer ${WRITER}` };
    const pushed = await other.client
      .post('/v1/articles')
      .set(authorized)
      .send([{ id: 'x', title: 'خبر' }]);
    const removed = await other.client.delete('/v1/articles/x').set(authorized);
    for (const { status, body } of [pushed, removed]) {
      expect(status).toBe(503);
      expect(problemSchema.parse(body)).toMatchObject({
        code: 'analyzer_mismatch',
        detail: expect.stringContaining('fihrist index --rebuild'),
      });
    }
    expect(await archive.index.article('x')).toBeNull();
    await other.close();
    index.close();
  });
});

describe('POST /v1/articles', () => {
  test('takes what are articles, says why it does not take the rest, and all of it can be found at once', async () => {
    const response = await push([
      { id: 'p1', title: 'افتتاح مرصد فلكي', date: '١٤ حزيران ٢٠١٨', body: '<p>نص</p><p>آخر</p>' },
      { id: 'p2' },
      { id: 'p3', title: 'ندوة', date: 'غداً' },
      'نص',
    ]);
    expect(response.status).toBe(200);
    const { accepted, rejected } = pushResponse.parse(response.body);
    expect(accepted).toEqual([{ index: 0, id: 'p1', outcome: 'added' }]);
    expect(rejected).toEqual([
      { index: 1, reasons: ['the article has neither a title nor a body'] },
      { index: 2, reasons: [expect.stringMatching(/^date is not a date: sent "غداً"/u)] },
      { index: 3, reasons: ['the article is a string, allowed is an object'] },
    ]);
    expect(await idsFor('مرصد')).toEqual(['p1']);
    expect(await archive.index.article('p1')).toMatchObject({ publishedAt: '2018-06-14', body: 'نص\nآخر' });
  });

  test('takes NDJSON, and a bad line costs nothing else', async () => {
    const response = await push(
      '{"id": "n1", "title": "سباق الهجن"}\n\n{bad\n{"id": "n2", "title": "سباق الخيل"}\n',
      'application/x-ndjson',
    );
    const { accepted, rejected } = pushResponse.parse(response.body);
    expect(accepted.map(({ id, index }) => [id, index])).toEqual([
      ['n1', 0],
      ['n2', 2],
    ]);
    expect(rejected).toEqual([{ index: 1, reasons: [expect.stringMatching(/^this is not valid JSON/u)] }]);
    expect((await idsFor('سباق')).sort()).toEqual(['n1', 'n2']);
  });

  test('knows what it has already, and lets the last of two with one id win', async () => {
    const outcomes = async (body: object) =>
      pushResponse.parse((await push(body)).body).accepted.map(({ outcome }) => outcome);
    expect(await outcomes({ id: 'u', title: 'قديم' })).toEqual(['added']);
    expect(await outcomes({ id: 'u', title: 'قديم' })).toEqual(['unchanged']);
    expect(
      await outcomes([
        { id: 'u', title: 'بين بين' },
        { id: 'u', title: 'جديد' },
      ]),
    ).toEqual(['replaced', 'changed']);
    expect(await archive.index.article('u')).toMatchObject({ title: 'جديد' });
  });

  test('answers 422 when nothing of it is an article, a problem that says of each record why', async () => {
    const response = await push([{}]);
    expect(response.status).toBe(422);
    expect(response.get('content-type')).toContain('application/problem+json');
    const answer: unknown = JSON.parse(response.text);
    expect(problemSchema.parse(answer).code).toBe('nothing_accepted');
    expect(pushResponse.parse(pick(answer, ['accepted', 'rejected']))).toEqual({
      accepted: [],
      rejected: [{ index: 0, reasons: [expect.stringContaining('neither')] }],
    });
  });

  test('does not swallow what stands in the query string', async () => {
    const response = await app.client.delete('/v1/articles/p1?dry-run=true').set('Authorization', `Bearer ${WRITER}`);
    expect(response.status).toBe(400);
    expect(problemSchema.parse(JSON.parse(response.text)).errors?.map(({ parameter }) => parameter)).toEqual([
      'dry-run',
    ]);
    expect(await archive.index.article('p1')).not.toBeNull();
  });

  test('says which methods an address takes, its readers and writers together', async () => {
    const response = await app.client.options('/v1/articles/p1');
    expect({ status: response.status, allow: response.get('allow') }).toEqual({
      status: 405,
      allow: 'GET, HEAD, DELETE',
    });
  });

  test.each([
    ['no key', '', 401, 'unauthorized'],
    ['an unknown key', 'Bearer something-else-entirely', 401, 'unauthorized'],
    ['a key in another form', `Basic ${WRITER}`, 401, 'unauthorized'],
    ['a key without the scope', `Bearer ${READER}`, 403, 'forbidden'],
  ])('with %s is refused', async (_, authorization, status, code) => {
    const response = await app.client.post('/v1/articles').set('Authorization', authorization).send([]);
    expect(response.status).toBe(status);
    expect(problemSchema.parse(JSON.parse(response.text)).code).toBe(code);
    expect(response.get('WWW-Authenticate') === undefined).toBe(status === 403);
  });

  test.each([
    ['a form', () => 'title=x', 'application/x-www-form-urlencoded', 415],
    ['half of something', () => '{', 'application/json', 400],
    ['nothing', () => '[]', 'application/json', 400],
    ['too many', () => JSON.stringify(Array.from({ length: 5001 }, () => 0)), 'application/json', 413],
    ['too much', () => ' '.repeat(33 * 1024 * 1024), 'application/json', 413],
  ])('that is no push is told what is: %s', async (_, toBody, type, status) => {
    const response = await push(toBody(), type);
    expect(response.status).toBe(status);
    expect(response.get('content-type')).toContain('application/problem+json');
  });

  test('is closed when no key is configured, and says how to open it', async () => {
    const closed = await serveTestApp({ index: archive.index, push: { intake, apiKeys: [] } });
    const response = await closed.client.post('/v1/articles').send([]);
    expect(response.status).toBe(401);
    expect(problemSchema.parse(JSON.parse(response.text)).detail).toContain('FIHRIST_API_KEYS');
    await closed.close();
  });

  test('does not take other methods', async () => {
    expect((await app.client.get('/v1/articles')).status).toBe(405);
  });
});

describe('DELETE /v1/articles/{id}', () => {
  test('removes the article, and knows when there is none', async () => {
    await push({ id: 'د/1', title: 'خبر سيزول' });
    const remove = () =>
      app.client.delete(`/v1/articles/${encodeURIComponent('د/1')}`).set('Authorization', `Bearer ${WRITER}`);
    expect((await remove()).status).toBe(204);
    expect(await archive.index.article('د/1')).toBeNull();
    const again = await remove();
    expect(problemSchema.parse(JSON.parse(again.text)).code).toBe('article_not_found');
  });

  test('needs the write scope', async () => {
    expect((await app.client.delete('/v1/articles/p1')).status).toBe(401);
    expect(await archive.index.article('p1')).not.toBeNull();
  });
});

function pick(answer: unknown, names: readonly string[]): unknown {
  return Object.fromEntries(Object.entries(answer ?? {}).filter(([name]) => names.includes(name)));
}
