/** What a document must satisfy, exactly: Boolean algebra over sets of documents that the index can count. */
import type { FacetName } from './search-request.ts';

/** Sets of words that a document carries; see `IndexDocument`. */
export type WordSet = 'terms' | 'forms' | 'pairs' | 'titleWords' | 'themes';

export type Condition =
  /** The document has at least one of the values. */
  | { readonly kind: 'has'; readonly set: WordSet; readonly anyOf: readonly string[] }
  | { readonly kind: 'label'; readonly facet: FacetName; readonly anyOf: readonly string[] }
  /** Published on or after the second `from`, and before the second `before`; null for no limit. */
  | { readonly kind: 'published'; readonly from: number | null; readonly before: number | null }
  | { readonly kind: 'keys'; readonly anyOf: readonly string[] }
  /** Comes after a place in an order by date. */
  | { readonly kind: 'behind'; readonly order: 'newest' | 'oldest'; readonly place: Place }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };

/** Where a document stands in an order by date: documents without a date come last, equal seconds go by `tie`. */
export interface Place {
  readonly seconds: number | null;
  readonly tie: number;
}

export const NOTHING: Condition = { kind: 'or', of: [] };
export const EVERY_DOCUMENT: Condition = { kind: 'and', of: [] };

export const hasWord = (set: WordSet, ...anyOf: readonly string[]): Condition => ({ kind: 'has', set, anyOf });
export const not = (of: Condition): Condition => ({ kind: 'not', of });

/** All of the conditions; `EVERY_DOCUMENT` takes no room in it. */
export function allOf(conditions: readonly Condition[]): Condition {
  const of = conditions.flatMap((condition) => (condition.kind === 'and' ? condition.of : [condition]));
  const [only] = of;
  return of.length === 1 && only ? only : { kind: 'and', of };
}

/** Any of the conditions; `NOTHING` takes no room in it. */
export function anyOf(conditions: readonly Condition[]): Condition {
  const of = conditions.flatMap((condition) => (condition.kind === 'or' ? condition.of : [condition]));
  const [only] = of;
  return of.length === 1 && only ? only : { kind: 'or', of };
}

/** The same, with words of one set as one look at it. */
export function anyOfWords(conditions: readonly Condition[]): Condition {
  const words = new Map<WordSet, readonly string[]>();
  const others: Condition[] = [];
  for (const condition of conditions)
    if (condition.kind === 'has') words.set(condition.set, [...(words.get(condition.set) ?? []), ...condition.anyOf]);
    else others.push(condition);
  return anyOf([...[...words].map(([set, some]) => hasWord(set, ...new Set(some))), ...others]);
}

/** Whether every document satisfies it. */
export const isEveryDocument = (condition: Condition): boolean => condition.kind === 'and' && condition.of.length === 0;
