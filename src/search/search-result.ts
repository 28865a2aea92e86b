/** What a search answers: the shape that the API sends and the page, the client and the terminal read. */
import type { Segment } from './highlight.ts';
import type { FacetName, MatchMode, SearchFilters, Sort } from './search-request.ts';

/** One matching article. */
export interface Hit {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly source: string | null;
  readonly category: string | null;
  readonly author: string | null;
  readonly publishedAt: string | null;
  readonly tags: readonly string[];
  readonly language: string;
  /** An exact slice of the body: the passage that covers the query best. */
  readonly snippet: string;
  /** Where `snippet` stands in the body, UTF-16 offsets, and how long the body is. */
  readonly snippetRange: { readonly start: number; readonly end: number; readonly of: number };
  /** `title` joined is the title, `snippet` joined is the snippet. */
  readonly highlights: { readonly title: readonly Segment[]; readonly snippet: readonly Segment[] };
  /** The words of the query that this article lacks, as they were typed; empty for a full match. */
  readonly missing: readonly string[];
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface Total {
  /** Articles that can be paged through: `full` and `partial` together. */
  readonly value: number;
  /** `eq`: `value` is exact. `gte`: there are more partial matches than can be paged through. */
  readonly relation: 'eq' | 'gte';
  /** Articles that satisfy the whole query; always exact. */
  readonly full: number;
  /** Articles that lack some of its words. */
  readonly partial: number;
}

/** One word or phrase of the query and what it was understood as. */
export interface UnderstoodTerm {
  /** As typed. */
  readonly text: string;
  /** Index terms searched for; several for a phrase. */
  readonly terms: readonly string[];
  /** Where it stands in the query, UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'phrase' | 'stop';
  /** Articles in the whole archive that have it; null for phrases, stop words and words that were not looked at. */
  readonly articles: number | null;
}

export interface UnderstoodQuery {
  /** The query as it came. */
  readonly text: string;
  readonly terms: readonly UnderstoodTerm[];
  readonly match: MatchMode;
  readonly sort: Sort;
  readonly filters: SearchFilters;
}

/** Where a page of hits stands in the whole result. */
export interface ResultPage {
  readonly offset: number;
  readonly limit: number;
  /** Offset of the next page; null on the last one. */
  readonly nextOffset: number | null;
}

export interface SearchResult {
  readonly query: UnderstoodQuery;
  readonly total: Total;
  readonly hits: readonly Hit[];
  /** Counts by value, most frequent first; a facet ignores its own filter, so alternatives stay visible. */
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>;
  readonly page: ResultPage;
  readonly tookMs: number;
}
