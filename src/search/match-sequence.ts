/** Words in their places: phrases and words near one another in a sequence of tokens, whatever the tokens are kept in. */
import type { TokenCodes } from '../article/token-code.ts';
import type { Token } from '../analysis/token.ts';
import { toWrittenForm } from '../analysis/written-form.ts';
import type { ClauseToken, QueryClause } from './query-plan.ts';

/** Tokens in order; stop words are tokens. */
export interface Sequence {
  readonly length: number;
  /** Whether the token at a position is that of the query. */
  has(position: number, token: ClauseToken): boolean;
}

/** The tokens of a text; `exact` compares written forms. */
export function toSequence(tokens: readonly Token[], exact: boolean): Sequence {
  return {
    length: tokens.length,
    has(position, { term, stop, form }) {
      const token = tokens[position];
      if (!token) return false;
      return exact ? toWrittenForm(token.surface) === form : token.term === term && token.stop === stop;
    },
  };
}

/** The tokens of a title or of a body by their codes, compared by term. */
export function toCodeSequence({ terms, titleTokens }: TokenCodes, field: 'title' | 'body'): Sequence {
  const start = field === 'title' ? 0 : titleTokens;
  const length = field === 'title' ? titleTokens : terms.length - titleTokens;
  return { length, has: (position, { code }) => position < length && terms[start + position] === code.term };
}

/** The positions at which a clause holds: those of a phrase, of words near one another, or of every single word. */
export function findPositions(sequence: Sequence, { kind, tokens, slop }: QueryClause): number[] {
  return kind === 'near' ? findNear(sequence, toNearTokens(tokens), slop) : findRuns(sequence, tokens);
}

function findRuns(sequence: Sequence, tokens: readonly ClauseToken[]): number[] {
  const found = new Set<number>();
  for (let at = 0; at + tokens.length <= sequence.length; at += 1)
    if (tokens.every((token, index) => sequence.has(at + index, token)))
      for (let index = 0; index < tokens.length; index += 1) found.add(at + index);
  return [...found];
}

/** The words of `"…"~N` that count: function words do not, unless there are no others. */
export function toNearTokens(tokens: readonly ClauseToken[]): readonly ClauseToken[] {
  const content = tokens.filter(({ stop }) => !stop);
  return content.length > 0 ? content : tokens;
}

/**
 * The positions of the tokens, in any order, in every stretch that has all of them, a repeated one as often as it is
 * repeated, with at most `slop` other tokens among them. Stop words are among the others.
 */
function findNear(sequence: Sequence, tokens: readonly ClauseToken[], slop: number): number[] {
  const wanted = new Map<number, { readonly token: ClauseToken; times: number }>();
  for (const token of tokens) {
    const known = wanted.get(token.code.term);
    if (known) known.times += 1;
    else wanted.set(token.code.term, { token, times: 1 });
  }
  const places: { readonly position: number; readonly name: number }[] = [];
  for (let position = 0; position < sequence.length; position += 1)
    for (const [name, { token }] of wanted) if (sequence.has(position, token)) places.push({ position, name });

  const found = new Set<number>();
  const longest = tokens.length + slop;
  places.forEach(({ position: start }, first) => {
    const seen = new Map<number, number>();
    const inside: number[] = [];
    for (const { position, name } of places.slice(first, first + longest)) {
      if (position - start >= longest) break;
      seen.set(name, (seen.get(name) ?? 0) + 1);
      inside.push(position);
      if (![...wanted].every(([term, { times }]) => (seen.get(term) ?? 0) >= times)) continue;
      for (const each of inside) found.add(each);
      break;
    }
  });
  return [...found].sort((a, b) => a - b);
}
