/**
 * From clauses to conditions. Most are sets that the index counts. What depends on places in a text (phrases, words
 * near one another, a phrase in its exact spelling) is narrowed down by such sets first, and then read in the articles
 * that are left; the outcome is a set like the others, and kept until the archive changes.
 */
import { toWrittenForm } from '../analysis/written-form.ts';
import { toSearchedBody } from '../article/asides.ts';
import { toTitleWord } from '../article/document.ts';
import { toDaySeconds } from '../article/published-at.ts';
import { toPair } from '../article/token-code.ts';
import { beginsLike } from './begins-like.ts';
import { allOf, hasWord, not, NOTHING } from './condition.ts';
import type { Condition } from './condition.ts';
import type { FindParts } from './find-parts.ts';
import { findPositions, toCodeSequence, toNearTokens, toSequence } from './match-sequence.ts';
import { toClauseKey } from './query-plan.ts';
import type { ClauseToken, QueryClause } from './query-plan.ts';
import { EVERYTHING } from './search-index.ts';

/** Most words that a prefix stands for; with more, the most frequent ones. */
export const MAX_PREFIX_WORDS = 2000;
/** How many texts are read at a time. */
const BATCH = 1000;

/** The condition of a clause. Exact, but for a prefix of more than `MAX_PREFIX_WORDS` words. */
export async function resolveClause(clause: QueryClause, parts: FindParts): Promise<Condition> {
  const direct = toDirectCondition(clause);
  if (direct) return direct;
  const key = toClauseKey(clause);
  const known = parts.facts.resolved.get(key);
  if (known) return known;
  const resolved = await resolve(clause, parts);
  parts.facts.resolved.set(key, resolved);
  return resolved;
}

/** The condition of a clause that needs nothing but itself; null for others. */
function toDirectCondition({ kind, field, tokens, edge }: QueryClause): Condition | null {
  if (edge) {
    const { start } = toDaySeconds(edge.day);
    return {
      kind: 'published',
      from: edge.kind === 'after' ? start : null,
      before: edge.kind === 'before' ? start : null,
    };
  }
  const [first, second] = tokens;
  if (!first || (field !== null && field !== 'title')) return null;
  if (tokens.length === 1 && kind === 'exact') return toFormCondition(field, [first.form]);
  if (tokens.length === 1 && kind === 'word' && (field === 'title' || !first.stop))
    return field === 'title' ? hasWord('titleWords', toTitleWord(first)) : hasWord('terms', first.term);
  const isPair = kind === 'phrase' && tokens.length === 2 && field === null && second && !first.stop && !second.stop;
  return isPair ? hasWord('pairs', toPair(first.term, second.term)) : null;
}

async function resolve(clause: QueryClause, parts: FindParts): Promise<Condition> {
  const { kind, field, tokens } = clause;
  const [first] = tokens;
  if (!first) return NOTHING;
  if (field !== null && field !== 'title') return resolveLabel(clause, field, parts);
  if (tokens.length === 1 && kind === 'prefix') {
    const forms = (await parts.facts.vocabulary()).startingLike(first, MAX_PREFIX_WORDS);
    return toFormCondition(field, forms);
  }
  // A function word by itself: in whatever spelling it is written.
  if (tokens.length === 1) return hasWord('forms', ...(await parts.facts.vocabulary()).spellingsOf(first.folded));
  const candidates = await toCandidates(clause, parts);
  return readCandidates(clause, candidates, parts);
}

function toFormCondition(field: QueryClause['field'], forms: readonly string[]): Condition {
  return field === 'title' ? hasWord('titleWords', ...forms.map((form) => `=${form}`)) : hasWord('forms', ...forms);
}

/** A set that holds every article of a clause of several words, and as few others as can be. */
async function toCandidates({ kind, field, tokens }: QueryClause, { facts }: FindParts): Promise<Condition> {
  const wanted = kind === 'near' ? toNearTokens(tokens) : tokens;
  const toCondition = async (token: ClauseToken): Promise<Condition> => {
    if (kind === 'exact') return toFormCondition(field, [token.form]);
    if (field === 'title') return hasWord('titleWords', toTitleWord(token));
    if (!token.stop) return hasWord('terms', token.term);
    return hasWord('forms', ...(await facts.vocabulary()).spellingsOf(token.folded));
  };
  // Function words narrow nothing down where there are others, and their spellings would have to be looked up.
  const telling = kind === 'exact' || field === 'title' ? wanted : toNearTokens(wanted);
  const conditions = await Promise.all(telling.map(toCondition));
  return allOf([...conditions, ...(kind === 'near' ? [] : toPairConditions(tokens))]);
}

/** Every two words of a run that the index has as a pair. */
export function toPairConditions(tokens: readonly ClauseToken[]): Condition[] {
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    return next && !token.stop && !next.stop ? [hasWord('pairs', toPair(token.term, next.term))] : [];
  });
}

/** Reads the candidates, and names those in which the clause holds or those in which it does not: whichever are fewer. */
async function readCandidates(clause: QueryClause, candidates: Condition, parts: FindParts): Promise<Condition> {
  const { holding, failing } = await (clause.kind === 'exact' ? readTexts : readCodes)(clause, candidates, parts);
  if (failing.length === 0) return candidates;
  if (holding.length <= failing.length) return { kind: 'keys', anyOf: holding };
  return allOf([candidates, not({ kind: 'keys', anyOf: failing })]);
}

/** Keys of articles in which a clause holds, and of those in which it does not. */
interface ReadKeys {
  readonly holding: string[];
  readonly failing: string[];
}

async function readCodes(clause: QueryClause, where: Condition, { index, store }: FindParts): Promise<ReadKeys> {
  const [answer] = await index.find([{ ...EVERYTHING, where, editions: true }]);
  const read: ReadKeys = { holding: [], failing: [] };
  const fields = clause.field === 'title' ? (['title'] as const) : (['title', 'body'] as const);
  for (const { key, codes } of await store.documents(answer?.editions ?? [])) {
    const holds = fields.some((field) => findPositions(toCodeSequence(codes, field), clause).length > 0);
    (holds ? read.holding : read.failing).push(key);
  }
  return read;
}

/** The exact spelling is in the texts alone. */
async function readTexts(clause: QueryClause, where: Condition, { index, analyzer }: FindParts): Promise<ReadKeys> {
  const read: ReadKeys = { holding: [], failing: [] };
  for (let offset = 0; ; offset += BATCH) {
    const [answer] = await index.find([{ ...EVERYTHING, where, order: 'tie', offset, limit: BATCH, load: 'text' }]);
    const hits = answer?.hits ?? [];
    for (const { key, article } of hits) {
      const texts = article ? [article.title, ...(clause.field === 'title' ? [] : [toSearchedBody(article)])] : [];
      const holds = texts.some((text) => findPositions(toSequence(analyzer.analyze(text), true), clause).length > 0);
      (holds ? read.holding : read.failing).push(key);
    }
    if (hits.length < BATCH) return read;
  }
}

/** Fields with few values: the values in which the clause holds. `="…"` wants the whole value, word for word. */
async function resolveLabel(
  clause: QueryClause,
  facet: 'source' | 'author' | 'category',
  { facts, analyzer }: FindParts,
): Promise<Condition> {
  const { kind, tokens } = clause;
  const values = await facts.labels(facet);
  const holding = values.filter(({ value }) => {
    const words = analyzer.analyze(value);
    const sequence = toSequence(words, kind === 'exact');
    if (kind === 'exact' && words.length !== tokens.length) return false;
    if (kind !== 'prefix') return findPositions(sequence, clause).length > 0;
    const [prefix] = tokens;
    return (
      prefix !== undefined &&
      words.some(({ folded, surface }) => beginsLike(toWrittenForm(surface), folded, prefix, analyzer))
    );
  });
  return holding.length === 0 ? NOTHING : { kind: 'label', facet, anyOf: holding.map(({ value }) => value) };
}
