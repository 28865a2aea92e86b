/** Looking for articles that have only some words of the query: which looks into the index bring the most telling ones. */
import { allOf, anyOf, hasWord } from './condition.ts';
import type { IndexQuery } from './search-index.ts';

/** Each look drops one more of the rarest terms: an article that lacks just that one is not lost. */
const CHAIN_LENGTH = 4;
const CHAIN_HITS = 50;
/** Articles that have two of the rarest terms and none of the rarer ones; with few terms the chain brings them anyway. */
const PAIRED_TERMS = 5;
const PAIRED_HITS = 100;
/** With fewer documents than this the chain goes on to the end. */
const FEW_DOCUMENTS = 100;

/**
 * Looks that together bring nearly every article that ranks high by BM25 over any of the terms. `terms` come
 * rarest first. Measured in docs/benchmarks.md; the idea and its numbers are in docs/adr.
 */
export function toRelaxedQueries(terms: readonly string[], base: IndexQuery): IndexQuery[] {
  const chain = toChain(terms, 0, CHAIN_LENGTH, base);
  if (terms.length <= CHAIN_LENGTH) return chain;
  const pairs = terms
    .slice(0, PAIRED_TERMS)
    .flatMap((first, at, rare) =>
      rare.slice(at + 1).map((second) => allOf([first, second].map((term) => hasWord('terms', term)))),
    );
  return [...chain, { ...base, where: allOf([base.where, anyOf(pairs)]), sort: 'newest', limit: PAIRED_HITS }];
}

/** Looks for what those did not bring, when they brought little. */
export function toFurtherQueries(terms: readonly string[], found: number, base: IndexQuery): IndexQuery[] {
  return found >= FEW_DOCUMENTS ? [] : toChain(terms, CHAIN_LENGTH, terms.length, base);
}

function toChain(terms: readonly string[], from: number, to: number, base: IndexQuery): IndexQuery[] {
  return terms
    .slice(from, to)
    .map((_, at) => ({ ...base, rankBy: { terms: terms.slice(from + at), need: 'rarest' }, limit: CHAIN_HITS }));
}
