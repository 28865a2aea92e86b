/** Conditions and filters as Meilisearch filter strings. The only code that quotes values for the engine. */
import { toDaySeconds } from '../article/published-at.ts';
import type { Condition, Place } from '../search/condition.ts';
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

const ALL = 'key EXISTS';
const NONE = 'key NOT EXISTS';

const oneOf = (attribute: string, values: readonly string[]): string =>
  `${attribute} IN [${values.map(quote).join(', ')}]`;

/** The filter that a condition means. An empty `and` is true for all, an empty `or` for none. */
export function toFilter(condition: Condition): string {
  switch (condition.kind) {
    case 'has':
      return toEquality(condition.set, condition.anyOf);
    case 'label':
      return toEquality(FACET_ATTRIBUTES[condition.facet], condition.anyOf.map(toFacetValue));
    case 'keys':
      return toEquality('key', condition.anyOf);
    case 'published': {
      const { from, before } = condition;
      const edges = [
        from === null ? 'publishedAtSeconds EXISTS' : `publishedAtSeconds >= ${from}`,
        ...(before === null ? [] : [`publishedAtSeconds < ${before}`]),
      ];
      return edges.join(' AND ');
    }
    case 'behind':
      return toBehind(condition.place, condition.order === 'newest' ? '<' : '>');
    case 'not':
      return `NOT (${toFilter(condition.of)})`;
    case 'and':
      return condition.of.length === 0 ? ALL : condition.of.map((part) => `(${toFilter(part)})`).join(' AND ');
    case 'or':
      return condition.of.length === 0 ? NONE : condition.of.map((part) => `(${toFilter(part)})`).join(' OR ');
  }
}

function toEquality(attribute: string, values: readonly string[]): string {
  const [only] = values;
  if (only === undefined) return NONE;
  return values.length === 1 ? `${attribute} = ${quote(only)}` : oneOf(attribute, values);
}

/** Documents without a date come after all others. */
function toBehind({ seconds, tie }: Place, beyond: '<' | '>'): string {
  if (seconds === null) return `publishedAtSeconds NOT EXISTS AND tie > ${tie}`;
  const sameSecond = `(publishedAtSeconds = ${seconds} AND tie > ${tie})`;
  return `publishedAtSeconds ${beyond} ${seconds} OR ${sameSecond} OR publishedAtSeconds NOT EXISTS`;
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
