/** The page's state as an address and back, without loss. Knows nothing of the browser's history. */
import type { Sort } from '../search/search-request.ts';
import { EMPTY_SEARCH, FILTER_NAMES, MAX_PAGE } from './search-state.ts';
import type { PageState, SearchState } from './search-state.ts';

const ARTICLE_PATH = '/article/';
const SORTS = ['relevance', 'newest', 'oldest'] as const satisfies readonly Sort[];
const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const PAGE = /^[1-9]\d{0,5}$/u;

/**
 * Reads an address. Parts that make no sense (an impossible day, page zero, an unknown order) count as absent, so every
 * address shows something.
 */
export function parseUrl(url: { readonly pathname: string; readonly search: string }): PageState {
  const search = parseSearch(new URLSearchParams(url.search));
  if (!url.pathname.startsWith(ARTICLE_PATH)) return { view: 'search', search };
  return { view: 'article', id: decodeId(url.pathname.slice(ARTICLE_PATH.length)), search };
}

/**
 * The address of a state, from the root of the site. `parseUrl` reads it back unchanged, but for lone surrogates, which
 * no address can hold, and the article ids `.` and `..`, which every browser takes for a way up.
 */
export function toHref(state: PageState): string {
  const query = toParams(state.search).toString();
  const path = state.view === 'article' ? `${ARTICLE_PATH}${encodeId(state.id)}` : '/';
  return query === '' ? path : `${path}?${query}`;
}

export function toSearchHref(search: SearchState): string {
  return toHref({ view: 'search', search });
}

/** An article id as one segment of a path. */
export function encodeId(id: string): string {
  return encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

function decodeId(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function parseSearch(params: URLSearchParams): SearchState {
  const values = (name: string): string[] => [...new Set(params.getAll(name).filter((value) => value !== ''))];
  const page = params.get('page') ?? '';
  const sort = params.get('sort');
  return {
    q: params.get('q') ?? '',
    source: values('source'),
    category: values('category'),
    author: values('author'),
    tag: values('tag'),
    from: parseDay(params.get('from')),
    to: parseDay(params.get('to')),
    sort: SORTS.find((known) => known === sort) ?? null,
    expand: params.get('expand') === 'off' ? 'off' : 'on',
    page: PAGE.test(page) && Number(page) <= MAX_PAGE ? Number(page) : EMPTY_SEARCH.page,
  };
}

/** The day itself when the calendar has it, else null. */
export function parseDay(text: string | null): string | null {
  if (text === null || !DAY.test(text) || text.startsWith('0000')) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

function toParams(search: SearchState): URLSearchParams {
  const params = new URLSearchParams();
  if (search.q !== '') params.set('q', search.q);
  for (const name of FILTER_NAMES) for (const value of search[name]) params.append(name, value);
  if (search.from !== null) params.set('from', search.from);
  if (search.to !== null) params.set('to', search.to);
  if (search.sort !== null) params.set('sort', search.sort);
  if (search.expand === 'off') params.set('expand', search.expand);
  if (search.page !== 1) params.set('page', String(search.page));
  return params;
}
