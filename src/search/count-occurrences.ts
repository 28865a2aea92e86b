/** Counting the words of a query in the codes of a document, in one pass over its tokens. */
import { compareForms } from '../article/token-code.ts';
import type { TokenCodes } from '../article/token-code.ts';
import type { RankingModel } from './ranking-model.ts';

/** The first words of a body, which say what it is about: so many of them. */
const LEAD_LENGTH = 30;

/** By the place of a term, or pair, in the model. Valid until the next document is counted. */
export interface Occurrences {
  readonly inTitle: Uint32Array;
  readonly inBody: Uint32Array;
  /** Of those in the body, the ones among its first words. */
  readonly inLead: Uint32Array;
  /** How near the nearest occurrence is to the form in the query; see `compareForms`. */
  readonly nearest: Uint8Array;
  readonly pairsInTitle: Uint32Array;
  readonly pairsInBody: Uint32Array;
}

/** Codes are looked for by their low bits first: of a few hundred wanted ones hardly one is met by chance. */
const HEAD_BITS = 0xfff;

/** Makes what counts the terms and pairs of a model in one document after another. */
export function createCounter({ terms, pairs }: RankingModel): (codes: TokenCodes) => Occurrences {
  // Every wanted code has a slot; 0 stands for none.
  const slots = new Map<number, number>();
  const toSlot = (code: number): number => {
    const slot = slots.get(code) ?? slots.size + 1;
    slots.set(code, slot);
    return slot;
  };
  const paired = pairs.map(({ first, second }) => [toSlot(first), toSlot(second)] as const);
  const width = slots.size + 1;
  const pairAt = new Int32Array(width * width).fill(-1);
  paired.forEach(([first, second], at) => (pairAt[first * width + second] = at));
  const termsAt = new Map<number, number[]>();
  terms.forEach(({ codes }, at) => {
    for (const { term } of codes) {
      const slot = toSlot(term);
      termsAt.set(slot, [...(termsAt.get(slot) ?? []), at]);
    }
  });
  const codeOf = new Uint32Array(slots.size + 1);
  const next = new Uint16Array(slots.size + 1);
  const heads = new Uint16Array(HEAD_BITS + 1);
  for (const [code, slot] of slots) {
    codeOf[slot] = code;
    next[slot] = heads[code & HEAD_BITS] ?? 0;
    heads[code & HEAD_BITS] = slot;
  }
  const counts: Occurrences = {
    inTitle: new Uint32Array(terms.length),
    inBody: new Uint32Array(terms.length),
    inLead: new Uint32Array(terms.length),
    nearest: new Uint8Array(terms.length),
    pairsInTitle: new Uint32Array(pairs.length),
    pairsInBody: new Uint32Array(pairs.length),
  };

  const counters: readonly (Uint8Array | Uint32Array)[] = Object.values(counts);

  function add(counter: Uint32Array, at: number): void {
    counter[at] = (counter[at] ?? 0) + 1;
  }

  function countTerm(term: number, isInTitle: boolean, isInLead: boolean, forms: number): void {
    const { codes = [], isExact = false, inTitleOnly = false } = terms[term] ?? {};
    const near = compareForms(forms, codes[0]?.forms ?? 0);
    if ((!isInTitle && inTitleOnly) || (isExact && near !== 2)) return;
    add(isInTitle ? counts.inTitle : counts.inBody, term);
    if (isInLead) add(counts.inLead, term);
    counts.nearest[term] = Math.max(counts.nearest[term] ?? 0, near);
  }

  function note(slot: number, before: number, isInTitle: boolean, isInLead: boolean, forms: number): void {
    for (const term of termsAt.get(slot) ?? []) countTerm(term, isInTitle, isInLead, forms);
    const pair = before === 0 || before >= width || slot >= width ? -1 : (pairAt[before * width + slot] ?? -1);
    if (pair >= 0) add(isInTitle ? counts.pairsInTitle : counts.pairsInBody, pair);
  }

  return ({ terms: found, forms, titleTokens }) => {
    for (const counter of counters) counter.fill(0);
    const { length } = found;
    let before = 0;
    for (let at = 0; at < length; at += 1) {
      const code = found[at] ?? 0;
      let slot = heads[code & HEAD_BITS] ?? 0;
      while (slot !== 0 && codeOf[slot] !== code) slot = next[slot] ?? 0;
      if (slot !== 0) {
        const isInTitle = at < titleTokens;
        const isInLead = !isInTitle && at < titleTokens + LEAD_LENGTH;
        note(slot, at === titleTokens ? 0 : before, isInTitle, isInLead, forms[at] ?? 0);
      }
      before = slot;
    }
    return counts;
  };
}
