/** What can be asked: text, filters, order and page, already validated. HTTP names and parsing live in `api`. */

/** Facets in the order in which people read them. */
export const FACET_NAMES = ['source', 'category', 'author', 'tag', 'language'] as const;
export type FacetName = (typeof FACET_NAMES)[number];

export const SORTS = ['relevance', 'newest', 'oldest'] as const;
export type Sort = (typeof SORTS)[number];

/** `smart`: every term, then, when few articles have them all, the most telling ones. */
export const MATCH_MODES = ['smart', 'all', 'any'] as const;
export type MatchMode = (typeof MATCH_MODES)[number];

/** Values of one filter are alternatives; different filters all hold. */
export interface SearchFilters {
  readonly source: readonly string[];
  readonly category: readonly string[];
  readonly author: readonly string[];
  readonly tag: readonly string[];
  readonly language: readonly string[];
  /** First day that counts, `YYYY-MM-DD`, UTC; null for no limit. */
  readonly from: string | null;
  /** Last day that counts, whole. */
  readonly to: string | null;
}

/** Lets every article through. */
export const NO_FILTERS: SearchFilters = {
  source: [],
  category: [],
  author: [],
  tag: [],
  language: [],
  from: null,
  to: null,
};

export interface SearchRequest {
  readonly q: string;
  readonly filters: SearchFilters;
  readonly sort: Sort;
  readonly match: MatchMode;
  readonly facets: readonly FacetName[];
  /** 1 to 100 hits. */
  readonly limit: number;
  readonly offset: number;
}
