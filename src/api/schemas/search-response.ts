/** The answer of `GET /v1/search` as schemas: the promise that docs and tests hold the answers to. */
import { z } from 'zod';
import { NOTE_CODES } from '../../search/query-node.ts';
import { TEXT_FIELDS } from '../../search/query-words.ts';
import { EXPANDS, FACET_NAMES, MATCH_MODES, SORTS } from '../../search/search-request.ts';

const count = z.int().nonnegative();
const label = z.string().nullable();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);

/** Runs of a text; see `Segment`. */
export const segmentsSchema = z.array(z.strictObject({ text: z.string().min(1), match: z.boolean() }));

/** What hit and article have in common: an article without its body. */
export const articleFields = {
  id: z.string().min(1),
  title: z.string(),
  url: label,
  source: label,
  category: label,
  author: label,
  publishedAt: label,
  tags: z.array(z.string()),
  language: z.string(),
};

const explanation = z.strictObject({
  score: z.number().nullable(),
  terms: z.array(
    z.strictObject({
      text: z.string(),
      articles: count.nullable(),
      inTitle: count,
      inBody: count,
      spelling: z.enum(['written', 'folded', 'stemmed', 'expanded']).nullable(),
      weight: z.number().nullable(),
      score: z.number().nullable(),
      words: z.array(
        z.strictObject({ text: z.string(), field: z.enum(['title', 'body']), rules: z.array(z.string()) }),
      ),
    }),
  ),
  together: z.number().nullable(),
});

const hit = z.strictObject({
  ...articleFields,
  snippet: z.string(),
  snippetRange: z.strictObject({ start: count, end: count, of: count }),
  highlights: z.strictObject({ title: segmentsSchema, snippet: segmentsSchema }),
  missing: z.array(z.string()),
  explanation: explanation.exactOptional(),
});

const understoodTerm = z.strictObject({
  text: z.string(),
  terms: z.array(z.string()),
  start: count,
  end: count,
  kind: z.enum(['word', 'phrase', 'near', 'exact', 'prefix', 'date', 'stop']),
  field: z.enum(TEXT_FIELDS).nullable(),
  negated: z.boolean(),
  articles: count.nullable(),
  corrected: z.array(z.string()),
  equivalents: z.array(z.string()),
});

const note = z.strictObject({ code: z.enum(NOTE_CODES), text: z.string(), start: count, end: count });

const filters = z.strictObject({
  source: z.array(z.string()),
  category: z.array(z.string()),
  author: z.array(z.string()),
  tag: z.array(z.string()),
  language: z.array(z.string()),
  from: day.nullable(),
  to: day.nullable(),
});

/** A `SearchResult`; a field that is not listed is an error. */
export const searchResponse = z.strictObject({
  query: z.strictObject({
    text: z.string(),
    terms: z.array(understoodTerm),
    reading: z.string(),
    notes: z.array(note),
    match: z.enum(MATCH_MODES),
    expand: z.enum(EXPANDS),
    sort: z.enum(SORTS),
    filters,
  }),
  total: z.strictObject({ value: count, relation: z.enum(['eq', 'gte']), full: count, partial: count }),
  hits: z.array(hit),
  facets: z.partialRecord(
    z.enum(FACET_NAMES),
    z.array(z.strictObject({ value: z.string(), count: z.int().positive() })),
  ),
  histogram: z.array(z.strictObject({ value: z.string(), count: z.int().positive() })).nullable(),
  page: z.strictObject({
    offset: count,
    limit: z.int().positive(),
    nextOffset: count.nullable(),
    nextCursor: z.string().nullable(),
  }),
  tookMs: z.number().nonnegative(),
});
