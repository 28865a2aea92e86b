/** The plan of a query: what each of its parts became, and what an article must have to satisfy them. */
import type { Token } from '../analysis/token.ts';
import { toWrittenForm } from '../analysis/written-form.ts';
import { toTokenCode } from '../article/token-code.ts';
import type { TokenCode } from '../article/token-code.ts';
import type { QueryLeaf, QueryNote } from './query-node.ts';

/** A word of the query after analysis. */
export interface ClauseToken {
  readonly term: string;
  readonly folded: string;
  /** See `toWrittenForm`. */
  readonly form: string;
  readonly stop: boolean;
  /** See `toTokenCode`. */
  readonly code: TokenCode;
}

/** A word, or a quoted part, of the query after analysis; offsets are UTF-16 into the query. */
export interface QueryClause extends Omit<QueryLeaf, 'kind'> {
  /** `stop`: a function word that does not count beside the others. */
  readonly kind: 'word' | 'phrase' | 'near' | 'exact' | 'prefix' | 'date' | 'stop';
  /** One for a word; none for a date. */
  readonly tokens: readonly ClauseToken[];
  /** Articles that have it are left out. */
  readonly isNegated: boolean;
  /**
   * Other names for it, or for the name of several words that it is part of: each a word, a phrase or a spelling. An
   * article that has one of them has the clause.
   */
  readonly equivalents: readonly QueryClause[];
}

export type PlanNode =
  | { readonly kind: 'clause'; readonly clause: QueryClause }
  | { readonly kind: 'all' | 'any'; readonly of: readonly PlanNode[] }
  | { readonly kind: 'not'; readonly of: PlanNode };

export interface QueryPlan {
  /** In the order of the query. */
  readonly clauses: readonly QueryClause[];
  /** Null when nothing is asked for: every article, or, when `isEmpty`, none. */
  readonly root: PlanNode | null;
  /** An operator was used: the answer is exactly what the query says. */
  readonly isBoolean: boolean;
  /** It reads as a sentence, whose quoted parts are no demands. */
  readonly isSentence: boolean;
  /** The query has text, but no word in it. */
  readonly isEmpty: boolean;
  readonly notes: readonly QueryNote[];
  /** How the query was read, in its own language with every operator written out. */
  readonly reading: string;
}

/** The clauses that a plan asks for, as they stand in its tree; those under a `not` are left out. */
export function toAskedClauses(node: PlanNode | null): QueryClause[] {
  if (node === null) return [];
  if (node.kind === 'clause') return node.clause.kind === 'date' ? [] : [node.clause];
  return node.kind === 'not' ? [] : node.of.flatMap(toAskedClauses);
}

/** Every clause of a tree, those under a `not` and dates included. */
export function toEveryClause(node: PlanNode | null): QueryClause[] {
  if (node === null) return [];
  if (node.kind === 'clause') return [node.clause];
  return node.kind === 'not' ? toEveryClause(node.of) : node.of.flatMap(toEveryClause);
}

/** Names what a clause asks for, whatever its place in the query. */
export function toClauseKey({ kind, field, slop, edge, tokens }: QueryClause): string {
  return JSON.stringify([kind, field, slop, edge, tokens.map(({ term, form, stop }) => [term, form, stop])]);
}

export function toClauseToken(token: Token): ClauseToken {
  const { term, folded, surface, stop } = token;
  return { term, folded, form: toWrittenForm(surface), stop, code: toTokenCode(token) };
}
