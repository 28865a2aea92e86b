/** Asks the API for a page of results, and for what the archive says of itself. */
import { FILTER_NAMES, OFFERED_FILTERS, PAGE_SIZE, toSort } from '../search-state.ts';
import type { SearchState } from '../search-state.ts';
import { toTimelineUnit } from '../timeline-bars.ts';
import type { Answer } from './answer.ts';
import { requestJson } from './request-json.ts';
import { checkSearchResult } from './schemas.ts';
import type { ShownResult } from './schemas.ts';

/** A search with its own answer, so that neither is ever shown with another's. */
export interface AnsweredSearch {
  readonly search: SearchState;
  readonly result: ShownResult;
}

/** What a first visitor is told. */
export interface Overview {
  readonly articles: number;
  /** Dates of the first and the last article, as the archive has them; null when unknown. */
  readonly oldest: string | null;
  readonly newest: string | null;
  readonly latest: ShownResult['hits'];
  readonly facets: ShownResult['facets'];
}

const LATEST_ON_FIRST_VISIT = 5;

/** The API's address of a search, from the root of the site. */
export function toSearchPath(search: SearchState): string {
  const params = toFilterParams(search);
  params.set('sort', toSort(search));
  params.set('limit', String(PAGE_SIZE));
  params.set('offset', String((search.page - 1) * PAGE_SIZE));
  params.set('facets', OFFERED_FILTERS.join(','));
  params.set('histogram', toTimelineUnit(search));
  return `/v1/search?${params}`;
}

/** What is found: text, filters, and whether other names count. */
function toFilterParams(search: SearchState): URLSearchParams {
  const params = new URLSearchParams({ q: search.q });
  for (const name of FILTER_NAMES) for (const value of search[name]) params.append(name, value);
  if (search.from !== null) params.set('from', search.from);
  if (search.to !== null) params.set('to', search.to);
  if (search.expand === 'off') params.set('expand', search.expand);
  return params;
}

export async function fetchSearch(search: SearchState, signal: AbortSignal): Promise<Answer<AnsweredSearch>> {
  const answer = await requestJson(toSearchPath(search), checkSearchResult, signal);
  return answer.ok ? { ok: true, value: { search, result: answer.value } } : answer;
}

/** How much a search finds; null when that cannot be said. Throws the reason of `signal` when it aborts. */
export async function fetchTotal(search: SearchState, signal: AbortSignal): Promise<number | null> {
  const params = toFilterParams(search);
  params.set('limit', '1');
  const answer = await requestJson(`/v1/search?${params}`, checkSearchResult, signal);
  return answer.ok ? answer.value.total.value : null;
}

/** Two looks at once: the newest articles with all counts, and the oldest one for its date. */
export async function fetchOverview(signal: AbortSignal): Promise<Answer<Overview>> {
  const [newest, oldest] = await Promise.all([
    requestJson(
      `/v1/search?q=&sort=newest&limit=${LATEST_ON_FIRST_VISIT}&facets=${[...OFFERED_FILTERS, 'tag'].join(',')}`,
      checkSearchResult,
      signal,
    ),
    requestJson('/v1/search?q=&sort=oldest&limit=1', checkSearchResult, signal),
  ]);
  if (!newest.ok) return newest;
  if (!oldest.ok) return oldest;
  const { total, hits, facets } = newest.value;
  return {
    ok: true,
    value: {
      articles: total.value,
      oldest: oldest.value.hits[0]?.publishedAt ?? null,
      newest: hits[0]?.publishedAt ?? null,
      latest: hits,
      facets,
    },
  };
}
