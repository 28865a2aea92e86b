/** The parameters of `GET /v1/search`: their names, what they may hold, and the request they mean. */
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { ErrorDetail } from '../../errors.ts';
import { parsePublishedAt } from '../../article/published-at.ts';
import { EXPANDS, FACET_NAMES, HISTOGRAM_UNITS, MATCH_MODES, SORTS } from '../../search/search-request.ts';
import type { Cursor, FacetName, SearchFilters, SearchRequest } from '../../search/search-request.ts';
import { parseCursor } from './cursor.ts';

export const MAX_QUERY_LENGTH = 2000;
export const MAX_LIMIT = 100;
export const DEFAULT_LIMIT = 20;
export const MAX_OFFSET = 10_000_000;
/** Longest value of a filter; the engine keeps no longer ones. */
export const MAX_VALUE_LENGTH = 200;
export const MAX_VALUES = 100;
export const MAX_FACET_LIMIT = 1000;
export const DEFAULT_FACET_LIMIT = 100;

const single = z.string('may be given once');

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values, fallback: Values[number]) =>
  single.pipe(z.enum(values, { error: `allowed: ${values.join(', ')}` })).default(fallback);

const integer = (min: number, max: number, fallback: number) =>
  single
    .regex(/^\d{1,9}$/u, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`)
    .default(fallback);

const values = z
  .union([z.string().transform((value) => [value]), z.array(z.string())])
  .transform((list) => list.map((value) => value.trim()).filter((value) => value !== ''))
  .refine((list) => list.length <= MAX_VALUES, `takes at most ${MAX_VALUES} values`)
  .refine(
    (list) => list.every(({ length }) => length <= MAX_VALUE_LENGTH),
    `takes values of at most ${MAX_VALUE_LENGTH} characters`,
  )
  .default([]);

/** A day, or the first or last one of a month or year. */
const day = (edge: 'first' | 'last') =>
  single
    .transform((text, context) => {
      if (text.trim() === '') return null;
      const date = /^\d{4}(-\d{2}){0,2}$/u.test(text) ? parsePublishedAt(text) : null;
      if (date === null) context.addIssue({ code: 'custom', message: 'must be a date: YYYY-MM-DD, YYYY-MM or YYYY' });
      return date === null ? null : toEdge(date, edge);
    })
    .default(null);

function toEdge(date: string, edge: 'first' | 'last'): string {
  const [year = '', month, dayOfMonth] = date.split('-');
  if (dayOfMonth !== undefined) return date;
  if (edge === 'first') return `${year}-${month ?? '01'}-01`;
  const last = new Date(Date.UTC(2000, Number(month ?? '12'), 0));
  last.setUTCFullYear(Number(year), Number(month ?? '12'), 0);
  return `${year}-${month ?? '12'}-${String(last.getUTCDate()).padStart(2, '0')}`;
}

const facets = single
  .transform((text, context): FacetName[] => {
    const names = text.split(',').filter((name) => name !== '');
    const known = FACET_NAMES.filter((name) => names.includes(name));
    if (names.some((name) => !FACET_NAMES.some((facet) => facet === name)))
      context.addIssue({ code: 'custom', message: `allowed, separated by commas: ${FACET_NAMES.join(', ')}` });
    return known;
  })
  .default([]);

const text = single.max(MAX_QUERY_LENGTH, `must not be longer than ${MAX_QUERY_LENGTH} characters`).default('');

const flag = single
  .pipe(z.enum(['true', 'false'], { error: 'allowed: true, false' }))
  .transform((word) => word === 'true')
  .default(false);

const cursor = single
  .transform((sent, context): Cursor | null => {
    if (sent === '') return null;
    const parsed = parseCursor(sent);
    if (parsed === null)
      context.addIssue({ code: 'custom', message: 'must be the "nextCursor" of an answer to the same search' });
    return parsed;
  })
  .default(null);

/** `?expand=`, of searches and of whatever marks their matches. */
export const expandParameter = oneOf(EXPANDS, 'on');

const filterParameters = {
  source: values,
  category: values,
  author: values,
  tag: values,
  language: values,
  from: day('first'),
  to: day('last'),
};
const NOT_IN_ORDER = { path: ['from'], message: 'must not be later than "to"' };

function isInOrder({ from, to }: Pick<SearchFilters, 'from' | 'to'>): boolean {
  return from === null || to === null || from <= to;
}

/** The query string, parameter by parameter. An unknown parameter is an error, for a misspelt filter would be none. */
export const searchParameters = z
  .strictObject({
    q: text,
    ...filterParameters,
    sort: oneOf(SORTS, 'relevance'),
    match: oneOf(MATCH_MODES, 'smart'),
    expand: expandParameter,
    facets,
    histogram: single.pipe(z.enum(HISTOGRAM_UNITS, { error: `allowed: ${HISTOGRAM_UNITS.join(', ')}` })).optional(),
    explain: flag,
    limit: integer(1, MAX_LIMIT, DEFAULT_LIMIT),
    offset: integer(0, MAX_OFFSET, 0),
    cursor,
  })
  .refine(isInOrder, NOT_IN_ORDER);

/** The parameters of `GET /v1/facets/{name}`. */
export const facetParameters = z
  .strictObject({
    q: text,
    text,
    ...filterParameters,
    match: oneOf(MATCH_MODES, 'smart'),
    expand: expandParameter,
    limit: integer(1, MAX_FACET_LIMIT, DEFAULT_FACET_LIMIT),
  })
  .refine(isInOrder, NOT_IN_ORDER);

/** The request that a parsed query string means. Throws AppError `invalid_request` naming each wrong parameter. */
export function parseSearchRequest(query: unknown): SearchRequest {
  const parsed = searchParameters.safeParse(query);
  if (!parsed.success) throw toInvalidRequest(parsed.error, query, searchParameters);
  const { q, sort, match, expand, facets, histogram = null, explain, limit, offset, cursor, ...filters } = parsed.data;
  return { q, sort, match, expand, facets, histogram, explain, limit, offset, cursor, filters };
}

/** Says of each parameter of `schema` what was wrong, what was sent and what is allowed. */
export function toInvalidRequest(error: z.ZodError, sent: unknown, schema: z.ZodObject): AppError {
  const names = Object.keys(schema.shape);
  const details = error.issues.flatMap((issue) => toDetails(issue, sent, names));
  const summary = details.map(({ parameter, detail }) => `"${parameter}" ${detail}`).join('; ');
  return new AppError('invalid_request', summary, { cause: error, details });
}

function toDetails(issue: z.core.$ZodIssue, sent: unknown, names: readonly string[]): ErrorDetail[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((parameter) => ({
      parameter,
      detail: `is not a parameter here; allowed: ${names.join(', ')}; sent ${quote(sent, parameter)}`,
    }));
  const [name] = issue.path;
  const parameter = String(name ?? '');
  return [{ parameter, detail: `${issue.message}; sent ${quote(sent, parameter)}` }];
}

function quote(sent: unknown, parameter: string): string {
  const value =
    typeof sent === 'object' && sent !== null
      ? Object.entries(sent).find(([key]) => key === parameter)?.[1]
      : undefined;
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
