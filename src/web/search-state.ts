/** What the page shows, as plain data, and the changes that a reader makes to it. How it is written in an address is `url-state.ts`. */
import type { Expand, FacetName, Sort } from '../search/search-request.ts';

/** Hits on one page of results. */
export const PAGE_SIZE = 20;
/** The API takes offsets up to ten million. */
export const MAX_PAGE = 500_000;

/** The filters that an address can carry, in reading order. */
export const FILTER_NAMES = ['source', 'category', 'author', 'tag'] as const satisfies readonly FacetName[];
export type FilterName = (typeof FILTER_NAMES)[number];

/** The filters that are offered with counts; tags are reached from an article. */
export const OFFERED_FILTERS = ['source', 'category', 'author'] as const satisfies readonly FilterName[];

/** One search: everything that its permalink says. Values of a filter are not empty and not repeated. */
export interface SearchState extends Readonly<Record<FilterName, readonly string[]>> {
  readonly q: string;
  /** First and last day, `YYYY-MM-DD`; null for no limit. */
  readonly from: string | null;
  readonly to: string | null;
  /** Null: whatever suits the query, see `toSort`. */
  readonly sort: Sort | null;
  /** Whether other names for the words of the query count. */
  readonly expand: Expand;
  /** From 1. */
  readonly page: number;
}

/** The search, or one article opened from it. */
export type PageState =
  | { readonly view: 'search'; readonly search: SearchState }
  | { readonly view: 'article'; readonly id: string; readonly search: SearchState };

/**
 * Moves the page to a state. `replace`: without a new entry in the browser's history. `link`: address of the link that
 * was followed, which gets the focus when the reader comes back.
 */
export type Go = (to: PageState, options?: { readonly replace?: boolean; readonly link?: string | null }) => void;

export const EMPTY_SEARCH: SearchState = {
  q: '',
  source: [],
  category: [],
  author: [],
  tag: [],
  from: null,
  to: null,
  sort: null,
  expand: 'on',
  page: 1,
};

/** Whether nothing has been asked yet, so that the archive presents itself. */
export function isFirstVisit(search: SearchState): boolean {
  return search.q.trim() === '' && !hasFilters(search) && search.sort === null && search.page === 1;
}

function hasFilters(search: SearchState): boolean {
  return countFilters(search) > 0;
}

/** How many filters narrow the search; the two ends of the date range count as one. */
export function countFilters(search: SearchState): number {
  const values = FILTER_NAMES.reduce((count, name) => count + search[name].length, 0);
  return values + (search.from !== null || search.to !== null ? 1 : 0);
}

/** The order that is in force: the best first when there is a query, else the newest. */
export function toSort(search: SearchState): Sort {
  return search.sort ?? (search.q.trim() === '' ? 'newest' : 'relevance');
}

/** Whether the first day lies after the last. */
export function isReversed(range: { readonly from: string | null; readonly to: string | null }): boolean {
  return range.from !== null && range.to !== null && range.from > range.to;
}

/** A changed search starts at its first page again. */
export function withChange(search: SearchState, change: Partial<Omit<SearchState, 'page'>>): SearchState {
  return { ...search, ...change, page: 1 };
}

export function withPage(search: SearchState, page: number): SearchState {
  return { ...search, page };
}

/** Chooses a value of a filter, or takes it back. */
export function withFilter(search: SearchState, name: FilterName, value: string, chosen: boolean): SearchState {
  const others = search[name].filter((one) => one !== value);
  return withChange(search, { [name]: chosen ? [...others, value] : others });
}

export function withoutFilters(search: SearchState): SearchState {
  return { ...EMPTY_SEARCH, q: search.q, sort: search.sort, expand: search.expand };
}
