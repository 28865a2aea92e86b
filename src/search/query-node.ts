/** The syntax of a query as a tree: what `parseQuery` reads and `planQuery` plans. */
import type { TextField } from './query-words.ts';

/** A part of a query that stands in its text; offsets are UTF-16, marks such as quotes left out. */
export interface QueryLeaf {
  readonly kind: 'words' | 'phrase' | 'near' | 'exact' | 'prefix' | 'date';
  /** As typed: `query.slice(start, end)`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly field: TextField | null;
  /** For `near`: how many other words may stand among those of the phrase. */
  readonly slop: number;
  /** For `date`: the first day that counts, or the first that does not any more, `YYYY-MM-DD`. */
  readonly edge: { readonly kind: 'after' | 'before'; readonly day: string } | null;
}

export type QueryNode =
  | { readonly kind: 'leaf'; readonly leaf: QueryLeaf }
  /** Parts that stand side by side. */
  | { readonly kind: 'group'; readonly of: readonly QueryNode[] }
  /** Alternatives. */
  | { readonly kind: 'either'; readonly of: readonly QueryNode[] }
  | { readonly kind: 'not'; readonly of: QueryNode };

/** See docs/query-language.md. */
export const NOTE_CODES = [
  'unmatched_quote',
  'unmatched_parenthesis',
  'lone_operator',
  'invalid_date',
  'short_prefix',
  'too_many_words',
  'too_many_prefixes',
  'too_deep',
] as const;

/** What was not taken as it was typed. */
export interface QueryNote {
  readonly code: (typeof NOTE_CODES)[number];
  /** What it is about, as typed. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface ParsedQuery {
  readonly root: QueryNode;
  readonly notes: readonly QueryNote[];
  /** Whether an operator was used, so that the answer must be exactly what the query says. */
  readonly isBoolean: boolean;
  /** It reads as a sentence or a question, in which quotation marks say what is spoken of, not what must be found. */
  readonly isSentence: boolean;
}
