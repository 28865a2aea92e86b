/** Where a query matches a text: whole words of the original, with their marks and clitics. */
import type { Token } from '../analysis/token.ts';
import type { QueryPlan } from './query-plan.ts';

/** One matching word. Offsets are UTF-16 into the text. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly term: string;
}

/** The matches of a plan among the tokens of a text, in order. A word of a phrase matches only as part of it. */
export function findMatches(tokens: readonly Token[], plan: QueryPlan): Match[] {
  const words = new Set(plan.clauses.filter(({ kind }) => kind === 'word').flatMap(({ terms }) => terms));
  const content = tokens.filter(({ stop }) => !stop);
  const matching = new Set<Token>(content.filter(({ term }) => words.has(term)));
  for (const phrase of plan.phrases)
    for (let at = 0; at + phrase.length <= content.length; at += 1) {
      if (!phrase.every((term, index) => content[at + index]?.term === term)) continue;
      for (const token of content.slice(at, at + phrase.length)) matching.add(token);
    }
  return content.filter((token) => matching.has(token)).map(({ start, end, term }) => ({ start, end, term }));
}
