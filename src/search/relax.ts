/** Looking for articles that have only some words of the query: which looks into the index bring the most telling ones. */
import { allOf, anyOf, EVERY_DOCUMENT, hasWord, not } from './condition.ts';
import type { Condition } from './condition.ts';
import type { IndexQuery } from './search-index.ts';

/** A term and how much it tells; see `toWeight`. */
export interface WeighedTerm {
  readonly term: string;
  readonly weight: number;
}

/**
 * Of what the terms tell together, so much must be there. BM25 seldom puts an article high that has less of them, so the
 * lowest share that few enough articles reach holds the best ones whole.
 */
const SHARES = [0.7, 0.55, 0.47, 0.41, 0.36, 0.32, 0.28, 0.24, 0.2, 0.15];
const SHARED_HITS = 350;
/** Terms that the shares are reckoned from, the rarest ones; what the others add is decided by ranking. */
const SHARED_TERMS = 8;
/**
 * Each look of the chain drops one more of the rarest terms, so that an article that lacks just that one is not lost.
 * With few terms the chain is all there is, and reaches deeper.
 */
const CHAIN_LENGTH = 3;
const CHAIN_HITS = 30;
const SHORT_CHAIN_HITS = 100;
/** With fewer documents than this the chain goes on to the end. */
const FEW_DOCUMENTS = 100;

/** Looks that count the articles with a share of the terms, from the greatest share to the least. `terms` come rarest first. */
export function toShareQueries(terms: readonly WeighedTerm[], base: IndexQuery): IndexQuery[] {
  if (terms.length <= CHAIN_LENGTH) return [];
  const shared = terms.slice(0, SHARED_TERMS);
  const whole = shared.reduce((sum, { weight }) => sum + weight, 0);
  return SHARES.map((share) => ({ ...base, where: allOf([base.where, toShareCondition(shared, share * whole)]) }));
}

/** Looks that bring the articles, once it is known how many there are with each share. */
export function toRelaxedQueries(
  terms: readonly WeighedTerm[],
  shares: readonly { readonly query: IndexQuery; readonly total: number }[],
  base: IndexQuery,
): IndexQuery[] {
  const chain = toChain(terms, 0, CHAIN_LENGTH, shares.length === 0 ? SHORT_CHAIN_HITS : CHAIN_HITS, base);
  const whole = shares.findLast(({ total }) => total > 0 && total <= SHARED_HITS);
  // Of the next share there are too many: the newest of them fill what room is left.
  const next = shares.find(({ total }) => total > SHARED_HITS);
  const room = SHARED_HITS - (whole?.total ?? 0);
  const looks: IndexQuery[] = [];
  if (whole) looks.push({ ...whole.query, sort: 'newest', limit: SHARED_HITS, load: base.load });
  if (next && room > 0) {
    const where = whole ? allOf([next.query.where, not(whole.query.where)]) : next.query.where;
    looks.push({ ...next.query, where, sort: 'newest', limit: room, load: base.load });
  }
  return [...looks, ...chain];
}

/** Looks for what those did not bring, when they brought little. */
export function toFurtherQueries(terms: readonly WeighedTerm[], found: number, base: IndexQuery): IndexQuery[] {
  return found >= FEW_DOCUMENTS ? [] : toChain(terms, CHAIN_LENGTH, terms.length, CHAIN_HITS, base);
}

function toChain(
  terms: readonly WeighedTerm[],
  from: number,
  to: number,
  limit: number,
  base: IndexQuery,
): IndexQuery[] {
  const names = terms.map(({ term }) => term);
  return names
    .slice(from, to)
    .map((_, at) => ({ ...base, rankBy: { terms: names.slice(from + at), need: 'rarest' }, limit }));
}

/** What a document satisfies whose terms weigh so much together. */
export function toShareCondition(terms: readonly WeighedTerm[], least: number): Condition {
  if (least <= 0) return EVERY_DOCUMENT;
  const [first, ...rest] = terms;
  const reachable = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (!first || reachable < least) return anyOf([]);
  if (reachable - Math.min(...terms.map(({ weight }) => weight)) < least)
    return allOf(terms.map(({ term }) => hasWord('terms', term)));
  const withFirst = allOf([hasWord('terms', first.term), toShareCondition(rest, least - first.weight)]);
  return anyOf([withFirst, toShareCondition(rest, least)]);
}
