/** Where a query matches a text: whole words of the original, with their marks and clitics. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { Token } from '../analysis/token.ts';
import { toWrittenForm } from '../analysis/written-form.ts';
import { beginsLike } from './begins-like.ts';
import { findPositions, toSequence } from './match-sequence.ts';
import type { QueryClause } from './query-plan.ts';
import type { Expansion } from './ranking-model.ts';

/** What is looked for in a text. */
export interface MatchParts {
  readonly clauses: readonly QueryClause[];
  readonly expansions: ReadonlyMap<QueryClause, Expansion>;
  readonly analyzer: Pick<Analyzer, 'analyze'>;
}

/** One matching word. Offsets are UTF-16 into the text. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** The name of the ranking term that it is an occurrence of. */
  readonly term: string;
  readonly token: Token;
}

/**
 * The matches among the tokens of a text, in order. A word of a quoted part matches only as part of it; a clause that is
 * limited to a field matches only there.
 */
export function findMatches(tokens: readonly Token[], field: 'title' | 'body', parts: MatchParts): Match[] {
  const names = new Map<number, string>();
  for (const clause of parts.clauses) {
    if (clause.isNegated || clause.kind === 'stop' || clause.kind === 'date') continue;
    if (clause.field !== null && (clause.field !== 'title' || field !== 'title')) continue;
    for (const [position, name] of findClause(tokens, clause, parts))
      if (!names.has(position)) names.set(position, name);
  }
  return [...names]
    .sort(([a], [b]) => a - b)
    .flatMap(([position, term]) => {
      const token = tokens[position];
      return token ? [{ start: token.start, end: token.end, term, token }] : [];
    });
}

function findClause(tokens: readonly Token[], clause: QueryClause, parts: MatchParts): (readonly [number, string])[] {
  const { kind, text, tokens: wanted } = clause;
  const [only] = wanted;
  if (!only) return [];
  const filter = (isMatch: (token: Token) => boolean, name: string): (readonly [number, string])[] =>
    tokens.flatMap((token, at) => (isMatch(token) ? [[at, name] as const] : []));
  if (kind === 'prefix')
    return filter(({ surface, folded }) => beginsLike(toWrittenForm(surface), folded, only, parts.analyzer), text);
  const { condition } = parts.expansions.get(clause) ?? {};
  if (condition?.kind === 'has') {
    const terms = new Set(condition.anyOf);
    return filter(({ term, stop }) => !stop && terms.has(term), text);
  }
  if (kind === 'word') {
    const isSame = only.stop
      ? ({ folded }: Token): boolean => folded === only.folded
      : ({ term, stop }: Token): boolean => term === only.term && !stop;
    return filter(isSame, only.term);
  }
  const positions = findPositions(toSequence(tokens, kind === 'exact'), clause);
  return positions.map((position) => [position, tokens[position]?.term ?? ''] as const);
}
