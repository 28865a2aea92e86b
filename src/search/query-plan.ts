/** The plan of a query: its parts analyzed, and what an article must have to satisfy them. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { Condition } from './search-index.ts';
import { parseQuery } from './parse-query.ts';

/** A word or phrase of the query after analysis. */
export interface QueryClause {
  readonly kind: 'word' | 'phrase' | 'stop';
  /** As typed. */
  readonly text: string;
  /** UTF-16 offsets into the query. */
  readonly start: number;
  readonly end: number;
  /** One index term of a word, all of a phrase in order; the folded form of a stop word. */
  readonly terms: readonly string[];
}

export interface QueryPlan {
  readonly clauses: readonly QueryClause[];
  /** Index terms of words and phrases, each once, in the order of the query. */
  readonly terms: readonly string[];
  /** Phrases of two terms or more. */
  readonly phrases: readonly (readonly string[])[];
  /** The query has text, but nothing in it is in the index: only stop words or punctuation. */
  readonly isEmpty: boolean;
}

/** Most distinct terms of a query that are looked at; what comes after is left out, and bounds the work. */
export const MAX_QUERY_TERMS = 64;

/** Analyzes a query. */
export function planQuery(text: string, analyzer: Pick<Analyzer, 'analyze'>): QueryPlan {
  const clauses: QueryClause[] = [];
  for (const { kind, start, end } of parseQuery(text)) {
    const tokens = analyzer.analyze(text.slice(start, end), { mode: 'query' });
    const content = tokens.filter((token) => !token.stop);
    if (kind === 'phrase' && content.length > 1) {
      clauses.push({ kind, text: text.slice(start, end), start, end, terms: content.map(({ term }) => term) });
      continue;
    }
    for (const token of tokens)
      clauses.push({
        kind: token.stop ? 'stop' : 'word',
        text: token.surface,
        start: start + token.start,
        end: start + token.end,
        terms: [token.term],
      });
  }
  const asked = clauses.filter(({ kind }) => kind !== 'stop');
  return {
    clauses,
    terms: [...new Set(asked.flatMap(({ terms }) => terms))].slice(0, MAX_QUERY_TERMS),
    phrases: asked.filter(({ kind }) => kind === 'phrase').map(({ terms }) => terms),
    isEmpty: text.trim() !== '' && asked.length === 0,
  };
}

/** What an article must have: every term of the plan, or any. Null when the plan has no terms. */
export function toCondition(plan: QueryPlan, need: 'all' | 'any'): Condition | null {
  if (plan.terms.length === 0) return null;
  const of = plan.terms.map((term): Condition => ({ kind: 'term', term }));
  return need === 'all' ? { kind: 'and', of } : { kind: 'or', of };
}
