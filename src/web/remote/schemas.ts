/**
 * What the API's answers must look like before the page shows them. Only what the page uses is checked, so that the API
 * can say more; that the types agree with those of `search/` and `article/`, the compiler sees below.
 */
import * as z from 'zod/mini';
import type { Article } from '../../article/article.ts';
import type { Segment } from '../../search/highlight.ts';
import type { SearchResult } from '../../search/search-result.ts';

// Compiled checks would need `unsafe-eval`, which the server's Content-Security-Policy rightly forbids.
z.config({ jitless: true });

/** The part of a search result that the page shows. */
export type ShownResult = Pick<SearchResult, 'total' | 'hits' | 'facets' | 'histogram'> & {
  readonly query: Pick<SearchResult['query'], 'terms' | 'reading'> & {
    readonly notes: readonly { readonly code: string; readonly text: string }[];
  };
  readonly page: Omit<SearchResult['page'], 'nextCursor'>;
};

/** An article opened from a search, with its matches. */
export interface OpenedArticle {
  readonly article: Article;
  readonly highlights: { readonly title: readonly Segment[]; readonly body: readonly Segment[] };
}

const nullableString = z.nullable(z.string());
const segments = z.array(z.object({ text: z.string(), match: z.boolean() }));
const facet = z.exactOptional(z.array(z.object({ value: z.string(), count: z.number() })));

const catalogueEntry = {
  id: z.string(),
  title: z.string(),
  url: nullableString,
  source: nullableString,
  category: nullableString,
  author: nullableString,
  publishedAt: nullableString,
  tags: z.array(z.string()),
  language: z.string(),
};

const hit = z.object({
  ...catalogueEntry,
  snippet: z.string(),
  snippetRange: z.object({ start: z.number(), end: z.number(), of: z.number() }),
  highlights: z.object({ title: segments, snippet: segments }),
  missing: z.array(z.string()),
});

const understoodTerm = z.object({
  text: z.string(),
  terms: z.array(z.string()),
  start: z.number(),
  end: z.number(),
  // A kind that this page does not know yet reads like a word.
  kind: z.catch(z.enum(['word', 'phrase', 'near', 'exact', 'prefix', 'date', 'stop']), 'word'),
  field: z.nullable(z.enum(['title', 'source', 'author', 'category'])),
  negated: z.boolean(),
  articles: z.nullable(z.number()),
  corrected: z.array(z.string()),
  equivalents: z.array(z.string()),
});

const searchResult = z.object({
  query: z.object({
    terms: z.array(understoodTerm),
    reading: z.string(),
    notes: z.array(z.object({ code: z.string(), text: z.string() })),
  }),
  total: z.object({ value: z.number(), relation: z.enum(['eq', 'gte']), full: z.number(), partial: z.number() }),
  hits: z.array(hit),
  facets: z.object({ source: facet, category: facet, author: facet, tag: facet, language: facet }),
  histogram: z.nullable(z.array(z.object({ value: z.string(), count: z.number() }))),
  page: z.object({ offset: z.number(), limit: z.number(), nextOffset: z.nullable(z.number()) }),
});

const openedArticle = z.object({
  article: z.object({ ...catalogueEntry, body: z.string() }),
  highlights: z.object({ title: segments, body: segments }),
});

/** An `application/problem+json`; anything else that comes with an error status says nothing. */
export const problemSchema = z.object({
  code: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ parameter: z.string(), detail: z.string() }))),
});

/** Data that was checked, or the fact that it is something else. */
type Checked<T> = { readonly success: true; readonly data: T } | { readonly success: false };

export function checkSearchResult(data: unknown): Checked<ShownResult> {
  return z.safeParse(searchResult, data);
}

export function checkOpenedArticle(data: unknown): Checked<OpenedArticle> {
  return z.safeParse(openedArticle, data);
}
