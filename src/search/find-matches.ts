/** Where a query matches a text: whole words of the original, with their marks and clitics. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { Token } from '../analysis/token.ts';
import { toWrittenForm } from '../analysis/written-form.ts';
import { toTermCode } from '../article/token-code.ts';
import type { TokenCodes } from '../article/token-code.ts';
import { beginsLike } from './begins-like.ts';
import { findPositions, toCodeSequence, toSequence } from './match-sequence.ts';
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
  /** The name of the ranking term that it is an occurrence of, of several the one that was typed. */
  readonly term: string;
  /** Names of the ranking terms that it is another name for, or part of one. */
  readonly equivalentOf: readonly string[];
  readonly token: Token;
}

/** Positions among the tokens of a title and of a body, ascending. */
export interface Places {
  readonly title: readonly number[];
  readonly body: readonly number[];
}

/** Finds the words of one query in one text after another. */
export interface Matcher {
  /**
   * The matches among the tokens of a text, in order. A word of a quoted part matches only as part of it; a clause that
   * is limited to a field matches only there.
   */
  find(tokens: readonly Token[], field: 'title' | 'body'): Match[];
  /**
   * Where an article with these codes can have matches: `find` needs no tokens but those. Null for a query with a part
   * that codes do not tell the places of; then it needs them all.
   */
  places(codes: TokenCodes): Places | null;
}

/** A part of the query that a token matches, and its place in the query: of several the first gives the name. */
interface Named {
  readonly order: number;
  /** Null for a token that was not typed, and only stands for what was. */
  readonly name: string | null;
  readonly equivalentOf: readonly string[];
}

/** Clauses that one look at a token decides, by what it is; and the others, which are looked for one by one. */
interface Wanted {
  readonly byTerm: ReadonlyMap<string, Named>;
  readonly byFolded: ReadonlyMap<string, Named>;
  readonly others: readonly Other[];
  /** What the codes of tokens of the former begin with; see `TokenCode.term`. */
  readonly codes: ReadonlySet<number>;
}

interface Other {
  readonly order: number;
  readonly clause: QueryClause;
  /** The word that the clause is another name for; null for a clause of the query. */
  readonly equivalentOf: string | null;
}

export function createMatcher({ clauses, expansions, analyzer }: MatchParts): Matcher {
  const shown = clauses.filter(({ isNegated, kind }) => !isNegated && kind !== 'stop' && kind !== 'date');
  const inTitle = toWanted(shown.filter(({ field }) => field === null || field === 'title'));
  const inBody = toWanted(shown.filter(({ field }) => field === null));

  function toWanted(some: readonly QueryClause[]): Wanted {
    const byTerm = new Map<string, Named>();
    const byFolded = new Map<string, Named>();
    const others: Other[] = [];
    some.forEach((clause, order) => {
      const [only] = clause.tokens;
      const condition = clause.kind === 'prefix' ? undefined : expansions.get(clause)?.condition;
      if (condition?.kind === 'has')
        for (const term of condition.anyOf) add(byTerm, term, { order, name: clause.text, equivalentOf: [] });
      else if (clause.kind !== 'word') others.push({ order, clause, equivalentOf: null });
      else if (only?.stop) add(byFolded, only.folded, { order, name: only.term, equivalentOf: [] });
      else if (only) {
        add(byTerm, only.term, { order, name: only.term, equivalentOf: [] });
        for (const equivalent of clause.equivalents) {
          const [word] = equivalent.tokens;
          if (equivalent.kind === 'word' && word)
            add(byTerm, word.term, { order, name: null, equivalentOf: [only.term] });
          else others.push({ order, clause: equivalent, equivalentOf: only.term });
        }
      }
    });
    const codes = new Set([
      ...[...byTerm.keys()].map((term) => toTermCode(term, false)),
      ...[...byFolded.keys()].map((folded) => toTermCode(folded, true)),
    ]);
    return { byTerm, byFolded, others, codes };
  }

  return {
    places(codes) {
      if (inTitle.others.some(({ clause }) => clause.kind !== 'phrase')) return null;
      const { terms, titleTokens } = codes;
      const title = findPhrases(codes, 'title', inTitle.others);
      const body = findPhrases(codes, 'body', inBody.others);
      const isPlain = inTitle.others.length === 0;
      terms.forEach((code, at) => {
        if (at < titleTokens) {
          if (inTitle.codes.has(code)) title.push(at);
        } else if (inBody.codes.has(code)) body.push(at - titleTokens);
      });
      return isPlain ? { title, body } : { title: toAscending(title), body: toAscending(body) };
    },

    find(tokens, field) {
      const { byTerm, byFolded, others } = field === 'title' ? inTitle : inBody;
      const found = new Map<number, Named>();
      tokens.forEach(({ term, folded, stop, position }) => {
        const one = stop ? undefined : byTerm.get(term);
        const other = byFolded.size === 0 ? undefined : byFolded.get(folded);
        const first = one && other ? join(one, other) : (one ?? other);
        if (first) found.set(position, first);
      });
      // Some tokens may be left out: what stands in a row are their places in the text.
      const placed: Token[] = [];
      for (const token of tokens) placed[token.position] = token;
      for (const { order, clause, equivalentOf } of others)
        for (const [position, name] of findClause(placed, clause, analyzer))
          add(
            found,
            position,
            equivalentOf === null
              ? { order, name, equivalentOf: [] }
              : { order, name: null, equivalentOf: [equivalentOf] },
          );
      return [...found]
        .sort(([a], [b]) => a - b)
        .flatMap(([position, { name, equivalentOf }]) => {
          const token = placed[position];
          const term = name ?? equivalentOf[0];
          return token && term !== undefined ? [{ start: token.start, end: token.end, term, equivalentOf, token }] : [];
        });
    },
  };
}

/** Where phrases stand, as far as codes tell. */
function findPhrases(codes: TokenCodes, field: 'title' | 'body', others: readonly Other[]): number[] {
  if (others.length === 0) return [];
  const sequence = toCodeSequence(codes, field);
  return others.flatMap(({ clause }) => findPositions(sequence, clause));
}

const toAscending = (places: readonly number[]): number[] => [...new Set(places)].sort((a, b) => a - b);

function add<Key>(named: Map<Key, Named>, key: Key, value: Named): void {
  const known = named.get(key);
  named.set(key, known ? join(known, value) : value);
}

/** Two parts of the query that one token matches: what was typed gives the name, of two the first. */
function join(a: Named, b: Named): Named {
  const [first, second] = a.name !== null && (b.name === null || a.order <= b.order) ? [a, b] : [b, a];
  return { ...first, equivalentOf: [...new Set([...first.equivalentOf, ...second.equivalentOf])] };
}

/** The positions at which a prefix or a quoted part matches, each with its name. */
function findClause(
  tokens: readonly Token[],
  clause: QueryClause,
  analyzer: Pick<Analyzer, 'analyze'>,
): (readonly [number, string])[] {
  const [first] = clause.tokens;
  if (!first) return [];
  if (clause.kind === 'prefix')
    return tokens.flatMap(({ surface, folded }, at) =>
      beginsLike(toWrittenForm(surface), folded, first, analyzer) ? [[at, clause.text] as const] : [],
    );
  const positions = findPositions(toSequence(tokens, clause.kind === 'exact'), clause);
  return positions.map((position) => [position, tokens[position]?.term ?? ''] as const);
}
