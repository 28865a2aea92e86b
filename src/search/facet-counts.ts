/** Facets and histogram: how their counts are asked for, and what came of it. */
import { EVERYTHING } from './search-index.ts';
import type { CountedField, IndexAnswer, IndexQuery } from './search-index.ts';
import type { PartialMatches } from './find-partial.ts';
import { FACET_NAMES } from './search-request.ts';
import type { FacetName, HistogramUnit, SearchFilters, SearchRequest } from './search-request.ts';
import type { FacetCount, SearchResult } from './search-result.ts';

export interface Counts {
  readonly facets: SearchResult['facets'];
  readonly histogram: readonly FacetCount[] | null;
}

type CountedRequest = Pick<SearchRequest, 'facets' | 'histogram' | 'filters'>;

/** Facets whose own filter is set: they are counted without it, so that its alternatives stay visible. */
function toOwnFiltered({ facets, filters }: CountedRequest): FacetName[] {
  return facets.filter((name) => filters[name].length > 0);
}

const withoutFilter = (filters: SearchFilters, name: FacetName): SearchFilters => ({ ...filters, [name]: [] });

/**
 * The looks that count the matches of a condition: the first one all of them, with every facet that has no filter of
 * its own, then one for each that has.
 */
export function toCountingLooks(where: IndexQuery['where'], request: CountedRequest): IndexQuery[] {
  const own = toOwnFiltered(request);
  const others = request.facets.filter((name) => !own.includes(name));
  const { filters, histogram } = request;
  const base: IndexQuery = { ...EVERYTHING, where, filters };
  return [
    { ...base, facets: [...others, ...(histogram === null ? [] : [histogram])] },
    ...own.map((name): IndexQuery => ({ ...base, filters: withoutFilter(filters, name), facets: [name] })),
  ];
}

/** The counts that those looks brought, with partial matches added. */
export function toCounts(request: CountedRequest, answers: readonly IndexAnswer[], partial: PartialMatches): Counts {
  const own = toOwnFiltered(request);
  const countsOf = (name: CountedField): readonly FacetCount[] => {
    const at = FACET_NAMES.some((facet) => facet === name) ? own.findIndex((facet) => facet === name) : -1;
    return answers[at + 1]?.facets[name] ?? [];
  };
  const facets: Partial<Record<FacetName, readonly FacetCount[]>> = {};
  for (const name of request.facets)
    facets[name] = addValues(
      countsOf(name),
      (own.includes(name) ? partial.under(withoutFilter(request.filters, name)) : partial.shown).flatMap(
        ({ document }) => [...new Set(document.labels[name])],
      ),
      byCount,
    );
  const { histogram } = request;
  if (histogram === null) return { facets, histogram: null };
  const bars = partial.shown.flatMap(({ document: { day } }) => (day === null ? [] : [toBar(day, histogram)]));
  return { facets, histogram: addValues(countsOf(histogram), bars, byValue) };
}

const BAR_LENGTH = { year: 4, month: 7, day: 10 } as const;
const toBar = (day: string, unit: HistogramUnit): string => day.slice(0, BAR_LENGTH[unit]);

const byValue = (a: FacetCount, b: FacetCount): number => (a.value < b.value ? -1 : 1);
const byCount = (a: FacetCount, b: FacetCount): number => b.count - a.count || byValue(a, b);

function addValues(
  counts: readonly FacetCount[],
  values: readonly string[],
  order: (a: FacetCount, b: FacetCount) => number,
): readonly FacetCount[] {
  if (values.length === 0) return counts;
  const sums = new Map(counts.map(({ value, count }) => [value, count]));
  for (const value of values) sums.set(value, (sums.get(value) ?? 0) + 1);
  return [...sums].map(([value, count]) => ({ value, count })).sort(order);
}
