/** The OpenAPI document against the service that sends it: what it says is answered, and what is answered it says. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { serveTestApp } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { createTestIndex } from '../support/meilisearch.ts';
import type { TestIndex } from '../support/meilisearch.ts';

const KEY = 'a-key-that-may-write';

const jsonSchema = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.object({ schema: jsonSchema }));
const parameter = z.object({
  name: z.string(),
  in: z.enum(['query', 'path']),
  explode: z.boolean().optional(),
  schema: z.looseObject({
    type: z.string(),
    enum: z.array(z.string()).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    items: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
  }),
});
const operation = z.object({
  operationId: z.string(),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
});
const documentSchema = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), jsonSchema) }),
});

let archive: TestIndex;
let app: TestApp;
let document: z.output<typeof documentSchema>;
beforeAll(async () => {
  archive = await createTestIndex('openapi');
  await archive.add(
    { id: '1', title: 'صفقة سرية', source: 'وكالة', category: 'سياسة', tags: ['أسرى'], publishedAt: '2018-06' },
    { id: '2', title: 'صفقة', body: 'خبر' },
  );
  const intake = {
    put: async (records: readonly unknown[]) =>
      records.map((record) =>
        typeof record === 'object'
          ? ({ ok: true, id: '3', outcome: 'added' } as const)
          : ({ ok: false, reasons: ['no'] } as const),
      ),
    remove: async (id: string) => id === '3',
  };
  app = await serveTestApp({ index: archive.index, push: { intake, apiKeys: [{ secret: KEY, scopes: ['write'] }] } });
  document = documentSchema.parse((await app.client.get('/openapi.json')).body);
});
afterAll(async () => {
  await app.close();
  await archive.drop();
});

/** The schema of an answer, as the document has it; throws for an answer that it does not know. */
function schemaOf(path: string, method: string, status: number, type: string): z.ZodType {
  const media = document.paths[path]?.[method]?.responses[status]?.content?.[type];
  if (!media) throw new Error(`${method} ${path}: ${status} ${type} is not in the document`);
  const name = /^#\/components\/schemas\/(\w+)$/u.exec(String(media.schema['$ref']))?.[1] ?? '';
  const schema = document.components.schemas[name];
  if (!schema) throw new Error(`there is no schema ${name}`);
  return z.fromJSONSchema(schema);
}

interface Asked {
  readonly body?: string;
  readonly type?: string;
  readonly key?: string;
}

const JSON_BODY = { type: 'application/json', key: KEY };

test.each<[path: string, method: 'get' | 'post' | 'delete', address: string, status: number, asked?: Asked]>([
  ['/v1/search', 'get', '/v1/search', 200],
  ['/v1/search', 'get', '/v1/search?q=صفقة سرية&explain=true&facets=source,tag&histogram=month&limit=1', 200],
  ['/v1/search', 'get', '/v1/search?q=(صفقة -سرية after:2015 سو* "أ ب"~3', 200],
  ['/v1/search', 'get', '/v1/search?limit=0&form=x', 400],
  ['/v1/search', 'post', '/v1/search', 200, { ...JSON_BODY, body: '{"q":"صفقة","facets":["source"],"from":"2018"}' }],
  ['/v1/search', 'post', '/v1/search', 400, { ...JSON_BODY, body: '{' }],
  ['/v1/search', 'post', '/v1/search', 413, { ...JSON_BODY, body: `"${' '.repeat(300_000)}"` }],
  ['/v1/search', 'post', '/v1/search', 415, { body: 'q=x', type: 'text/plain' }],
  ['/v1/facets/{name}', 'get', '/v1/facets/source?q=وكالة', 200],
  ['/v1/facets/{name}', 'get', '/v1/facets/colour', 404],
  ['/v1/facets/{name}', 'get', '/v1/facets/source?limit=x', 400],
  ['/v1/articles/{id}', 'get', '/v1/articles/1?q=صفقة', 200],
  ['/v1/articles/{id}', 'get', '/v1/articles/0', 404],
  ['/v1/articles/{id}', 'get', '/v1/articles/1?x=1', 400],
  ['/v1/articles/{id}', 'delete', '/v1/articles/0', 404, { key: KEY }],
  ['/v1/articles/{id}', 'delete', '/v1/articles/0', 401],
  ['/v1/articles', 'post', '/v1/articles', 200, { ...JSON_BODY, body: '[{"title":"خبر"},1]' }],
  ['/v1/articles', 'post', '/v1/articles', 422, { ...JSON_BODY, body: '[1]' }],
  ['/v1/articles', 'post', '/v1/articles', 400, { ...JSON_BODY, body: '[' }],
  ['/v1/articles', 'post', '/v1/articles', 415, { key: KEY, type: 'text/csv', body: 'a,b' }],
  ['/v1/articles', 'post', '/v1/articles', 401, { type: 'application/json', body: '[]' }],
  ['/healthz', 'get', '/healthz', 200],
  ['/readyz', 'get', '/readyz', 200],
])('%s %s answers %s as the document says: %i', async (path, method, address, status, { body, type, key } = {}) => {
  const request = app.client[method](encodeURI(address)).serialize((sent: unknown) => String(sent));
  if (type !== undefined) request.set('Content-Type', type);
  if (key !== undefined) request.set('Authorization', `Bearer ${key}`);
  const response = await request.send(body);
  expect(response.status).toBe(status);
  const sentType = (response.get('content-type') ?? '').replace(/;.*/u, '');
  const checked = schemaOf(path, method, status, sentType).safeParse(JSON.parse(response.text));
  expect(checked.error?.issues ?? []).toEqual([]);
});

test('a schema of the document refuses what is no answer', () => {
  expect(schemaOf('/v1/search', 'get', 200, 'application/json').safeParse({ hits: [] }).success).toBe(false);
  expect(schemaOf('/v1/search', 'get', 400, 'application/problem+json').safeParse({ status: 400 }).success).toBe(false);
});

describe('parameters', () => {
  const ask = async (path: string, name: string, value: string): Promise<number> =>
    (await app.client.get(path.replace('{name}', 'source').replace('{id}', '1')).query({ [name]: value })).status;
  const documented = (): (z.output<typeof parameter> & { readonly path: string })[] =>
    Object.entries(document.paths).flatMap(([path, { get }]) =>
      (get?.parameters ?? []).filter((one) => one.in === 'query').map((one) => ({ ...one, path })),
    );

  test.each(['/v1/search', '/v1/facets/source', '/v1/articles/1'])('of %s are all documented', async (address) => {
    const { detail } = z
      .object({ detail: z.string() })
      .parse(JSON.parse((await app.client.get(`${address}??=1`)).text));
    const allowed = /allowed: ([^;]+);/u.exec(detail)?.[1]?.split(', ') ?? [];
    const path = address.replace(/source$/u, '{name}').replace(/1$/u, '{id}');
    expect(documented().flatMap((one) => (one.path === path ? [one.name] : []))).toEqual(allowed);
  });

  test('take every value that the document lists, and no other', async () => {
    for (const { path, name, schema } of documented()) {
      const values = schema.enum ?? schema.items?.enum;
      if (!values) continue;
      for (const value of values)
        expect({ name, value, status: await ask(path, name, value) }).toMatchObject({ status: 200 });
      expect({ name, status: await ask(path, name, 'something') }).toEqual({ name, status: 400 });
    }
  });

  test('take numbers up to both their ends, and not beyond', async () => {
    for (const { path, name, schema } of documented()) {
      if (schema.type !== 'integer') continue;
      const { minimum = Number.NaN, maximum = Number.NaN } = schema;
      const statuses = [minimum - 1, minimum, maximum, maximum + 1].map((value) => ask(path, name, String(value)));
      expect({ name, statuses: await Promise.all(statuses) }).toEqual({ name, statuses: [400, 200, 200, 400] });
    }
  });

  test('that are lists are written as the document says', async () => {
    const lists = documented().filter(({ schema }) => schema.type === 'array');
    for (const { path, name, explode } of lists) {
      const repeated = await app.client.get(`${path.replace('{name}', 'source')}?${name}=source&${name}=tag`);
      expect({ name, status: repeated.status }).toEqual({ name, status: explode === true ? 200 : 400 });
    }
  });
});

test('names each operation once, and leaves writing out where nothing can be written', async () => {
  const ids = Object.values(document.paths).flatMap((of) => Object.values(of).map(({ operationId }) => operationId));
  expect(new Set(ids).size).toBe(ids.length);
  const reader = await serveTestApp({ index: archive.index });
  const { paths } = documentSchema.parse((await reader.client.get('/openapi.json')).body);
  await reader.close();
  expect(Object.keys(paths)).not.toContain('/v1/articles');
  expect(Object.keys(paths['/v1/articles/{id}'] ?? {})).toEqual(['get']);
});
