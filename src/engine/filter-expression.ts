/** Conditions and filters as Meilisearch filter strings. The only code that quotes values for the engine. */
import { toDaySeconds } from '../article/published-at.ts';
import type { Condition } from '../search/search-index.ts';
import type { FacetName, SearchFilters } from '../search/search-request.ts';
import { toFacetValue } from './facet-value.ts';

/** The engine's attribute behind each facet. */
export const FACET_ATTRIBUTES = {
  source: 'source',
  category: 'category',
  author: 'author',
  tag: 'tags',
  language: 'language',
} as const satisfies Record<FacetName, string>;

/** A value in double quotes; the engine knows no other escapes than these two. */
const quote = (value: string): string => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const oneOf = (attribute: string, values: readonly string[]): string =>
  `${attribute} IN [${values.map(quote).join(', ')}]`;

/** The filter that a condition means. An empty `and` is true for all, an empty `or` for none. */
export function toTermFilter(condition: Condition): string {
  switch (condition.kind) {
    case 'term':
      return `terms = ${quote(condition.term)}`;
    case 'not':
      return `NOT (${toTermFilter(condition.of)})`;
    case 'and':
      return condition.of.length === 0
        ? 'key EXISTS'
        : condition.of.map((part) => `(${toTermFilter(part)})`).join(' AND ');
    case 'or':
      return condition.of.length === 0
        ? 'key NOT EXISTS'
        : condition.of.map((part) => `(${toTermFilter(part)})`).join(' OR ');
  }
}

/** The filters that hold, one string each; all of them must. */
export function toValueFilters(filters: SearchFilters): string[] {
  const chosen = [
    [FACET_ATTRIBUTES.source, filters.source],
    [FACET_ATTRIBUTES.category, filters.category],
    [FACET_ATTRIBUTES.author, filters.author],
    [FACET_ATTRIBUTES.tag, filters.tag],
    [FACET_ATTRIBUTES.language, filters.language],
  ] as const;
  const expressions = chosen
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => oneOf(name, values.map(toFacetValue)));
  if (filters.from !== null) expressions.push(`publishedAtSeconds >= ${toDaySeconds(filters.from).start}`);
  if (filters.to !== null) expressions.push(`publishedAtSeconds < ${toDaySeconds(filters.to).end}`);
  return expressions;
}

/** The filter that lets only these documents through. */
export function toKeyFilter(keys: readonly string[]): string {
  return keys.length === 0 ? 'key NOT EXISTS' : oneOf('key', keys);
}
