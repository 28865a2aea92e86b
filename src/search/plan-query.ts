/** Planning a query: its tree analyzed by the analyzer that wrote the index, and what an article must have. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { Token } from '../analysis/token.ts';
import type { Equivalents } from './equivalents.ts';
import { nameWords } from './name-words.ts';
import { parseQuery } from './parse-query.ts';
import type { QueryLexicon } from './query-lexicon.ts';
import type { QueryLeaf, QueryNode, QueryNote } from './query-node.ts';
import type { PlanNode, QueryClause, QueryPlan } from './query-plan.ts';
import { toClauseToken, toEveryClause } from './query-plan.ts';
import type { Expand, MatchMode } from './search-request.ts';
import { toReading } from './to-reading.ts';

/** Most words of a query that are looked at; what comes after is left out, and said to be. */
export const MAX_QUERY_WORDS = 64;

export interface PlanParts {
  readonly analyzer: Pick<Analyzer, 'analyze'>;
  readonly lexicon: QueryLexicon;
  readonly equivalents: Equivalents;
}

/** How words are taken: whether all of them count, in which spelling, and whether other names for them do. */
export interface PlanOptions {
  readonly match: MatchMode;
  readonly expand: Expand;
}

/**
 * What a part does in its group. `function`: what it seeks are function words, which do not count where something else is
 * sought. `restriction`: an exclusion, a date or another field, which says where to look and not for what.
 */
type Role = 'sought' | 'function' | 'restriction';

const NO_NAMES: ReadonlyMap<Token, readonly QueryClause[]> = new Map();

/** A part of the query on its way into the plan. */
interface Planned {
  readonly node: PlanNode;
  /** The same without the function words that do not count beside something sought; null when nothing is left. */
  readonly bare: PlanNode | null;
  readonly role: Role;
}

export function planQuery(
  text: string,
  { match, expand }: PlanOptions,
  { analyzer, lexicon, equivalents }: PlanParts,
): QueryPlan {
  const { root, notes, isBoolean, isSentence } = parseQuery(text, lexicon);
  const analyzed = new Map<QueryLeaf, readonly Token[]>();
  const wordsOf = (leaf: QueryLeaf): readonly Token[] => {
    const known =
      analyzed.get(leaf) ?? analyzer.analyze(leaf.text, { mode: leaf.kind === 'prefix' ? 'prefix' : 'query' });
    analyzed.set(leaf, known);
    return known;
  };
  const isExpanded = expand === 'on' && match !== 'exact';
  const otherNames = isExpanded ? nameWords(root, wordsOf, equivalents) : NO_NAMES;
  const clauses: QueryClause[] = [];
  /** Those that are looked for only when nothing else is sought. */
  const functionWords = new Set<QueryClause>();
  let words = 0;
  const leftOut: QueryNote[] = [];

  function plan(node: QueryNode, isNegated: boolean): Planned | null {
    switch (node.kind) {
      case 'leaf':
        return planLeaf(node.leaf, isNegated);
      case 'not': {
        const denied = toDenied(node.of);
        if (denied) return plan(denied, isNegated);
        const planned = plan(node.of, !isNegated);
        return planned && toSolid({ kind: 'not', of: planned.node }, 'restriction');
      }
      case 'either': {
        const parts = node.of.flatMap((part) => plan(part, isNegated) ?? []);
        const isRestriction = parts.every(({ role }) => role === 'restriction');
        const joined = join('any', parts.map(toNode));
        return joined && toSolid(joined, isRestriction ? 'restriction' : 'sought');
      }
      case 'group':
        return toGroup(
          node.of.flatMap((part) => plan(part, isNegated) ?? []),
          match,
        );
    }
  }

  function planLeaf(leaf: QueryLeaf, isNegated: boolean): Planned | null {
    const made = toClauses(leaf, match, isNegated, leaf.kind === 'date' ? [] : wordsOf(leaf), otherNames);
    clauses.push(...made);
    const isOver = words >= MAX_QUERY_WORDS && made.length > 0;
    words += made.filter(({ tokens }) => tokens.some(({ stop }) => !stop)).length;
    if (isOver) {
      leftOut.push({ code: 'too_many_words', text: leaf.text, start: leaf.start, end: leaf.end });
      return null;
    }
    const node = join(
      'all',
      made.map((clause) => ({ kind: 'clause', clause })),
    );
    if (node === null) return null;
    // In the mode `any` a word of a field is an alternative like the others.
    if (leaf.kind === 'date' || (leaf.field !== null && match !== 'any')) return toSolid(node, 'restriction');
    const isFunction = match !== 'exact' && leaf.kind === 'words' && leaf.field === null && made.every(isStopClause);
    if (!isFunction) return toSolid(node, 'sought');
    for (const clause of made) functionWords.add(clause);
    return { node, bare: null, role: 'function' };
  }

  const planned = plan(root, false);
  const counting = new Set(toEveryClause(planned?.node ?? null));
  return {
    clauses: clauses.map((clause) =>
      functionWords.has(clause) && !counting.has(clause) ? { ...clause, kind: 'stop' } : clause,
    ),
    root: planned?.node ?? null,
    isBoolean,
    isSentence,
    isEmpty: text.trim() !== '' && planned === null,
    notes: [...notes, ...leftOut.slice(0, 1)],
    reading: toReading(root),
  };
}

const isStopClause = ({ tokens }: QueryClause): boolean => tokens.every(({ stop }) => stop);

/** What two exclusions that undo each other leave; null for anything else. */
function toDenied(node: QueryNode): QueryNode | null {
  if (node.kind === 'not') return node.of;
  const [only] = node.kind === 'group' ? node.of : [];
  return only && node.kind === 'group' && node.of.length === 1 ? toDenied(only) : null;
}

const toNode = ({ node }: Planned): PlanNode => node;
const toBare = ({ bare }: Planned): PlanNode | null => bare;
const toSolid = (node: PlanNode, role: Role): Planned => ({ node, bare: node, role });

/** Several nodes as one; null for none. */
function join(kind: 'all' | 'any', nodes: readonly (PlanNode | null)[]): PlanNode | null {
  const of = nodes.filter((node) => node !== null);
  const [only] = of;
  return of.length > 1 ? { kind, of } : (only ?? null);
}

/** Parts side by side. Function words among them count only when nothing else is sought. */
function toGroup(parts: readonly Planned[], match: MatchMode): Planned | null {
  const roles = new Set(parts.map(({ role }) => role));
  const bare = joinGroup(parts, match, toBare);
  if (roles.has('sought')) return bare && toSolid(bare, 'sought');
  const node = joinGroup(parts, match, toNode);
  return node && { node, bare, role: roles.has('function') ? 'function' : 'restriction' };
}

/** All of the parts; in the mode `any` any of those that are no restriction, the others all the same. */
function joinGroup(
  parts: readonly Planned[],
  match: MatchMode,
  toPart: (part: Planned) => PlanNode | null,
): PlanNode | null {
  if (match !== 'any') return join('all', parts.map(toPart));
  const alternatives = join('any', parts.filter(({ role }) => role !== 'restriction').map(toPart));
  return join('all', [alternatives, ...parts.filter(({ role }) => role === 'restriction').map(toPart)]);
}

/** The clauses of a leaf: one for each of its words, one for a quoted part as a whole. */
function toClauses(
  { kind, text, start, end, field, slop, edge }: QueryLeaf,
  match: MatchMode,
  isNegated: boolean,
  tokens: readonly Token[],
  otherNames: ReadonlyMap<Token, readonly QueryClause[]>,
): QueryClause[] {
  const base = { text, start, end, field, slop, edge, isNegated, equivalents: [] };
  if (kind === 'date') return [{ ...base, kind, tokens: [] }];
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
    equivalents: otherNames.get(token) ?? [],
  }));
}
