/** Looking for articles that lack some words of the query: which looks into the index bring the most telling ones. */
import type { IndexQuery } from './search-index.ts';

/** Each look drops one more of the rarest terms: an article that lacks just that one is not lost. */
const CHAIN_LENGTH = 4;
const CHAIN_HITS = 50;
/** Pairs of the rarest terms bring articles that have only those. */
const PAIRED_TERMS = 5;
const PAIR_HITS = 40;

/**
 * Looks that together bring nearly every article that ranks high by BM25 over any of the terms. `terms` come
 * rarest first. Measured in docs/benchmarks.md; the idea and its numbers are in docs/adr.
 */
export function toRelaxedQueries(terms: readonly string[], base: IndexQuery): IndexQuery[] {
  const looks: IndexQuery[] = [];
  // A phrase is never dropped, so an article may have it and nothing else.
  if (base.phrases.length > 0)
    looks.push({ ...base, rankBy: { terms: base.phrases.flat(), need: 'all' }, limit: CHAIN_HITS });
  for (let dropped = 0; dropped < Math.min(CHAIN_LENGTH, terms.length); dropped += 1)
    looks.push({ ...base, rankBy: { terms: terms.slice(dropped), need: 'rarest' }, limit: CHAIN_HITS });
  const rare = terms.slice(0, PAIRED_TERMS);
  for (const [at, first] of rare.entries())
    for (const second of rare.slice(at + 1))
      looks.push({ ...base, rankBy: { terms: [first, second], need: 'all' }, limit: PAIR_HITS });
  return looks;
}
