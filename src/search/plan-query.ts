/** Planning a query: its tree analyzed by the analyzer that wrote the index, and what an article must have. */
import type { Analyzer } from '../analysis/analyzer.ts';
import { toWrittenForm } from '../analysis/written-form.ts';
import { toTokenCode } from '../article/token-code.ts';
import { parseQuery } from './parse-query.ts';
import type { QueryLexicon } from './query-lexicon.ts';
import type { QueryLeaf, QueryNode, QueryNote } from './query-node.ts';
import type { ClauseToken, PlanNode, QueryClause, QueryPlan } from './query-plan.ts';
import type { MatchMode } from './search-request.ts';
import { toReading } from './to-reading.ts';

/** Most words of a query that are looked at; what comes after is left out, and said to be. */
export const MAX_QUERY_WORDS = 64;

export interface PlanParts {
  readonly analyzer: Pick<Analyzer, 'analyze'>;
  readonly lexicon: QueryLexicon;
}

/** A part of the query on its way into the plan. */
interface Planned {
  readonly node: PlanNode;
  readonly clauses: readonly QueryClause[];
  /** It has function words and nothing else, and does not count where something else does. */
  readonly isStop: boolean;
}

export function planQuery(text: string, match: MatchMode, { analyzer, lexicon }: PlanParts): QueryPlan {
  const { root, notes, isBoolean, isSentence } = parseQuery(text, lexicon);
  const clauses: QueryClause[] = [];
  let words = 0;
  const leftOut: QueryNote[] = [];

  function plan(node: QueryNode, isNegated: boolean): Planned | null {
    switch (node.kind) {
      case 'leaf':
        return planLeaf(node.leaf, isNegated);
      case 'not': {
        const planned = plan(node.of, !isNegated);
        return planned && { ...planned, node: { kind: 'not', of: planned.node }, isStop: false };
      }
      case 'either': {
        const parts = node.of.flatMap((part) => plan(part, isNegated) ?? []);
        return toPlanned('any', parts, false);
      }
      case 'group': {
        const parts = node.of.flatMap((part) => plan(part, isNegated) ?? []);
        const asked = parts.filter(({ isStop }) => !isStop);
        if (asked.length > 0) for (const { clauses: dropped, isStop } of parts) if (isStop) markAsStop(dropped);
        return toGroup(asked.length > 0 ? asked : parts, match, asked.length === 0);
      }
    }
  }

  function planLeaf(leaf: QueryLeaf, isNegated: boolean): Planned | null {
    const made = toClauses(leaf, match, isNegated, analyzer);
    clauses.push(...made);
    const isOver = words >= MAX_QUERY_WORDS && made.length > 0;
    words += made.filter(({ tokens }) => tokens.some(({ stop }) => !stop)).length;
    if (isOver) {
      leftOut.push({ code: 'too_many_words', text: leaf.text, start: leaf.start, end: leaf.end });
      return null;
    }
    if (made.length === 0) return null;
    const isStop = match !== 'exact' && leaf.kind === 'words' && leaf.field === null && made.every(isStopClause);
    return toPlanned(
      'all',
      made.map((clause) => ({ node: { kind: 'clause', clause }, clauses: [clause], isStop })),
      isStop,
    );
  }

  function markAsStop(dropped: readonly QueryClause[]): void {
    for (const clause of dropped) clauses[clauses.indexOf(clause)] = { ...clause, kind: 'stop' };
  }

  const planned = plan(root, false);
  return {
    clauses,
    root: planned?.node ?? null,
    isBoolean,
    isSentence,
    isEmpty: text.trim() !== '' && planned === null,
    notes: [...notes, ...leftOut.slice(0, 1)],
    reading: toReading(root),
  };
}

const isStopClause = ({ tokens }: QueryClause): boolean => tokens.every(({ stop }) => stop);

function toPlanned(kind: 'all' | 'any', parts: readonly Planned[], isStop: boolean): Planned | null {
  const [only] = parts;
  if (!only) return null;
  const node: PlanNode = parts.length === 1 ? only.node : { kind, of: parts.map(({ node }) => node) };
  return { node, clauses: parts.flatMap(({ clauses }) => clauses), isStop };
}

/** Parts side by side: all of them, or any of those that can be an alternative, the others all the same. */
function toGroup(parts: readonly Planned[], match: MatchMode, isStop: boolean): Planned | null {
  if (match !== 'any') return toPlanned('all', parts, isStop);
  const isRestriction = ({ node }: Planned): boolean =>
    node.kind === 'not' || (node.kind === 'clause' && node.clause.kind === 'date');
  const alternatives = toPlanned(
    'any',
    parts.filter((part) => !isRestriction(part)),
    isStop,
  );
  return toPlanned('all', [...(alternatives ? [alternatives] : []), ...parts.filter(isRestriction)], isStop);
}

/** The clauses of a leaf: one for each of its words, one for a quoted part as a whole. */
function toClauses(
  { kind, text, start, end, field, slop, edge }: QueryLeaf,
  match: MatchMode,
  isNegated: boolean,
  analyzer: Pick<Analyzer, 'analyze'>,
): QueryClause[] {
  const base = { text, start, end, field, slop, edge, isNegated };
  if (kind === 'date') return [{ ...base, kind, tokens: [] }];
  const tokens = analyzer.analyze(text, { mode: kind === 'prefix' ? 'prefix' : 'query' });
  if (tokens.length === 0) return [];
  if (kind === 'prefix' && tokens.length === 1) return [{ ...base, kind, tokens: tokens.map(toClauseToken) }];
  const word = match === 'exact' ? 'exact' : 'word';
  if (kind === 'exact' || ((kind === 'phrase' || kind === 'near') && tokens.length > 1)) {
    const quoted = match === 'exact' && kind === 'phrase' ? 'exact' : kind;
    return [{ ...base, kind: quoted, tokens: tokens.map(toClauseToken) }];
  }
  return tokens.map((token) => ({
    ...base,
    kind: word,
    text: token.surface,
    start: start + token.start,
    end: start + token.end,
    tokens: [toClauseToken(token)],
  }));
}

function toClauseToken(token: ReturnType<Analyzer['analyze']>[number]): ClauseToken {
  const { term, folded, surface, stop } = token;
  return { term, folded, form: toWrittenForm(surface), stop, code: toTokenCode(token) };
}
