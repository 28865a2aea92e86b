/** What can be asked: text, filters, order and page, already validated. HTTP names and parsing live in `api`. */

import type { Place } from './condition.ts';

/** Facets in the order in which people read them. */
export const FACET_NAMES = ['source', 'category', 'author', 'tag', 'language'] as const;
export type FacetName = (typeof FACET_NAMES)[number];

export const SORTS = ['relevance', 'newest', 'oldest'] as const;
export type Sort = (typeof SORTS)[number];

/**
 * `smart`: every term, then, when few articles have them all, the most telling ones; a word that the archive does not
 * have is tried in other spellings. `all`, `any`: just that. `exact`: every word, function words too, as it is spelt.
 */
export const MATCH_MODES = ['smart', 'all', 'any', 'exact'] as const;
export type MatchMode = (typeof MATCH_MODES)[number];

/** Whether other names for the words of a query are looked for with them; see `equivalents.ts`. */
export const EXPANDS = ['on', 'off'] as const;
export type Expand = (typeof EXPANDS)[number];

/** Bars of a histogram, in UTC. */
export const HISTOGRAM_UNITS = ['year', 'month', 'day'] as const;
export type HistogramUnit = (typeof HISTOGRAM_UNITS)[number];

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

export const hasFilters = (filters: SearchFilters): boolean => JSON.stringify(filters) !== JSON.stringify(NO_FILTERS);

/** The end of a page: how many hits have been seen, and the place of the last one where the order is by date. */
export interface Cursor {
  readonly seen: number;
  readonly place: Place | null;
}

export interface SearchRequest {
  readonly q: string;
  readonly filters: SearchFilters;
  readonly sort: Sort;
  readonly match: MatchMode;
  readonly expand: Expand;
  readonly facets: readonly FacetName[];
  /** Null for no histogram. */
  readonly histogram: HistogramUnit | null;
  /** Whether each hit says why it was found and what its score is made of. */
  readonly explain: boolean;
  /** 1 to 100 hits. */
  readonly limit: number;
  readonly offset: number;
  /** Where the page before ended; takes the place of `offset`. Null for none. */
  readonly cursor: Cursor | null;
}
