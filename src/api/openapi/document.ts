/** The OpenAPI document of this service, made of the schemas that check what comes in and promise what goes out. */
import { z } from 'zod';
import { ERROR_CODES } from '../../errors.ts';
import type { ErrorCode } from '../../errors.ts';
import { FACET_NAMES } from '../../search/search-request.ts';
import { problemSchema } from '../problem.ts';
import { MAX_PUSHED } from '../read-pushed.ts';
import { articleResponse } from '../schemas/article-response.ts';
import { facetResponse } from '../schemas/facet-response.ts';
import { healthResponse, readinessResponse } from '../schemas/health-response.ts';
import { pushResponse } from '../schemas/push-response.ts';
import { searchResponse } from '../schemas/search-response.ts';
import { FACET_PARAMETERS, SEARCH_PARAMETERS } from './parameter-docs.ts';
import type { JsonSchema, ParameterDoc } from './parameter-docs.ts';

const SCHEMAS = {
  SearchResult: searchResponse,
  OpenedArticle: articleResponse,
  FacetValues: facetResponse,
  PushResult: pushResponse,
  Health: healthResponse,
  Readiness: readinessResponse,
  Problem: problemSchema,
} as const;
type SchemaName = keyof typeof SCHEMAS;

/** What any request may meet, beside what is wrong with it. */
const FROM_ENGINE = [
  'engine_unavailable',
  'engine_refused',
  'index_not_ready',
  'analyzer_mismatch',
  'internal',
] as const;
const FROM_KEYS = ['unauthorized', 'forbidden'] as const;
const BEARER = [{ key: [] }];

/** OpenAPI 3.1. `isWritable`: whether articles can be brought in over HTTP. */
export function createOpenApiDocument({ isWritable }: { readonly isWritable: boolean }): JsonSchema {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Fihrist',
      version: '1',
      summary: 'Full-text search for archives of Arabic news',
      description:
        'Highlights are lists of segments whose texts joined are the original text; offsets are UTF-16. Parameters that are ' +
        'not listed are errors. Answers may gain members: pass over those that you do not know.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: {
      '/v1/search': {
        get: {
          operationId: 'search',
          summary: 'Searches the archive',
          parameters: toParameters(SEARCH_PARAMETERS),
          responses: toResponses('SearchResult', 'invalid_request', ...FROM_ENGINE),
        },
        post: {
          operationId: 'searchByBody',
          summary: 'Searches the archive, with the parameters as JSON; null is as good as left out',
          requestBody: { required: true, content: { 'application/json': { schema: toBody(SEARCH_PARAMETERS) } } },
          responses: toResponses(
            'SearchResult',
            'invalid_request',
            'payload_too_large',
            'unsupported_media_type',
            ...FROM_ENGINE,
          ),
        },
      },
      '/v1/facets/{name}': {
        get: {
          operationId: 'facetValues',
          summary: 'Lists the values of a facet that have the words of q, counted over a search',
          parameters: [
            toPathParameter('name', { type: 'string', enum: FACET_NAMES }),
            ...toParameters(FACET_PARAMETERS),
          ],
          responses: toResponses('FacetValues', 'invalid_request', 'not_found', ...FROM_ENGINE),
        },
      },
      '/v1/articles/{id}': {
        get: {
          operationId: 'article',
          summary: 'Answers a whole article; with q, its matches are marked',
          parameters: [
            toPathParameter('id', { type: 'string' }),
            ...toParameters({ q: SEARCH_PARAMETERS.q, expand: SEARCH_PARAMETERS.expand }),
          ],
          responses: toResponses('OpenedArticle', 'invalid_request', 'article_not_found', ...FROM_ENGINE),
        },
        ...(isWritable ? { delete: REMOVAL } : {}),
      },
      ...(isWritable ? { '/v1/articles': { post: PUSH } } : {}),
      '/healthz': {
        get: { operationId: 'health', summary: 'Whether the process lives', responses: toResponses('Health') },
      },
      '/readyz': {
        get: {
          operationId: 'readiness',
          summary: 'Whether searches can be answered',
          responses: toResponses('Readiness', ...FROM_ENGINE),
        },
      },
    },
    components: {
      schemas: Object.fromEntries(Object.entries(SCHEMAS).map(([name, schema]) => [name, toJsonSchema(schema)])),
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key with the scope "write".' } },
    },
  };
}

/** As an article may come: the usual other names of its fields are understood as well. */
const ARTICLE: JsonSchema = {
  type: 'object',
  description: 'Only title or body is required.',
  properties: Object.fromEntries(
    ['id', 'title', 'body', 'publishedAt', 'source', 'category', 'author', 'url', 'language'].map((name) => [
      name,
      { type: ['string', 'null'] },
    ]),
  ),
  additionalProperties: true,
};

const PUSH: JsonSchema = {
  operationId: 'push',
  summary: 'Brings articles in; they can be found when the answer comes',
  security: BEARER,
  requestBody: {
    required: true,
    content: {
      'application/json': { schema: { anyOf: [{ type: 'array', items: ARTICLE, maxItems: MAX_PUSHED }, ARTICLE] } },
      'application/x-ndjson': { schema: { type: 'string', description: 'An article as JSON on each line.' } },
    },
  },
  responses: toResponses(
    'PushResult',
    'invalid_request',
    'payload_too_large',
    'unsupported_media_type',
    'nothing_accepted',
    'archive_busy',
    ...FROM_KEYS,
    ...FROM_ENGINE,
  ),
};

const REMOVAL: JsonSchema = {
  operationId: 'removeArticle',
  summary: 'Removes an article',
  security: BEARER,
  parameters: [toPathParameter('id', { type: 'string' })],
  responses: {
    204: { description: 'It is gone' },
    ...toProblems('invalid_request', 'article_not_found', 'archive_busy', ...FROM_KEYS, ...FROM_ENGINE),
  },
};

function toParameters(docs: Readonly<Record<string, ParameterDoc>>): JsonSchema[] {
  return Object.entries(docs).map(([name, { description, schema, list }]) => ({
    name,
    in: 'query',
    description,
    schema,
    ...(list === undefined ? {} : { style: 'form', explode: list === 'repeated' }),
  }));
}

function toPathParameter(name: string, schema: JsonSchema): JsonSchema {
  return { name, in: 'path', required: true, schema };
}

function toBody(docs: Readonly<Record<string, ParameterDoc>>): JsonSchema {
  const properties = Object.entries(docs).map(([name, { description, schema }]) => [
    name,
    { description, anyOf: [schema, { type: 'null' }] },
  ]);
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

function toResponses(name: SchemaName, ...codes: readonly ErrorCode[]): JsonSchema {
  const schema = { $ref: `#/components/schemas/${name}` };
  return { 200: { description: 'The answer', content: { 'application/json': { schema } } }, ...toProblems(...codes) };
}

/** One answer for each status, with the codes that it may have. */
function toProblems(...codes: readonly ErrorCode[]): JsonSchema {
  const byStatus = groupByStatus(codes);
  const schema = { $ref: '#/components/schemas/Problem' };
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      status,
      { description: of.join(', '), content: { 'application/problem+json': { schema } } },
    ]),
  );
}

function groupByStatus(codes: readonly ErrorCode[]): ReadonlyMap<number, readonly ErrorCode[]> {
  const groups = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const { status } = ERROR_CODES[code];
    groups.set(status, [...(groups.get(status) ?? []), code]);
  }
  return groups;
}

/** Answers may gain members, so none says that it has no others. */
function toJsonSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    override({ jsonSchema }) {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return json;
}
