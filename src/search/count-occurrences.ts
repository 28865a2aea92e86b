/** Counting the words of a query in the codes of a document, in one pass over its tokens. */
import { compareForms } from '../article/token-code.ts';
import type { TokenCodes } from '../article/token-code.ts';
import type { RankingModel } from './ranking-model.ts';

/** The first words of a body, which say what it is about: so many of them. */
const LEAD_LENGTH = 30;

/** By the place of a term, or pair, in the model. Valid until the next document is counted. */
export interface Occurrences {
  readonly inTitle: Int32Array;
  readonly inBody: Int32Array;
  /** Of those in the body, the ones among its first words. */
  readonly inLead: Int32Array;
  /** How near the nearest occurrence is to the form in the query; see `compareForms`. */
  readonly nearest: Int32Array;
  readonly pairsInTitle: Int32Array;
  readonly pairsInBody: Int32Array;
}

/** Codes are looked for by their low bits first: of a few hundred wanted ones hardly one is met by chance. */
const HEAD_BITS = 0xfff;

/**
 * Makes what counts the terms and pairs of a model in one document after another. A search counts in thousands of them,
 * token by token, so that everything it looks at is in arrays of numbers.
 */
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
  const termsOf: number[][] = [];
  terms.forEach(({ codes }, at) => {
    for (const { term } of codes) (termsOf[toSlot(term)] ??= []).push(at);
  });
  const firstTerm = Int32Array.from({ length: slots.size + 1 }, (_, slot) => termsOf[slot]?.[0] ?? -1);
  const isShared = Uint8Array.from({ length: slots.size + 1 }, (_, slot) => ((termsOf[slot]?.length ?? 0) > 1 ? 1 : 0));
  const wantedForms = Int32Array.from(terms, ({ codes: [first] }) => first?.forms ?? 0);
  const isTitleOnly = Uint8Array.from(terms, ({ inTitleOnly }) => (inTitleOnly ? 1 : 0));
  const isExact = Uint8Array.from(terms, (term) => (term.isExact ? 1 : 0));

  const codeOf = new Int32Array(slots.size + 1);
  const next = new Uint16Array(slots.size + 1);
  const heads = new Uint16Array(HEAD_BITS + 1);
  for (const [code, slot] of slots) {
    codeOf[slot] = code;
    next[slot] = heads[code & HEAD_BITS] ?? 0;
    heads[code & HEAD_BITS] = slot;
  }

  // One array under all of them, to be emptied at once.
  const all = new Int32Array(4 * terms.length + 2 * pairs.length);
  let used = 0;
  const take = (length: number): Int32Array => all.subarray(used, (used += length));
  const counts: Occurrences = {
    inTitle: take(terms.length),
    inBody: take(terms.length),
    inLead: take(terms.length),
    nearest: take(terms.length),
    pairsInTitle: take(pairs.length),
    pairsInBody: take(pairs.length),
  };
  const { inTitle, inBody, inLead, nearest, pairsInTitle, pairsInBody } = counts;

  /** `place` is that in the body; below 0 in the title. */
  function countTerm(term: number, place: number, forms: number): void {
    const near = compareForms(forms, wantedForms[term] ?? 0);
    if ((place >= 0 && isTitleOnly[term] === 1) || (near !== 2 && isExact[term] === 1)) return;
    if (near > (nearest[term] ?? 0)) nearest[term] = near;
    if (place < 0) inTitle[term] = (inTitle[term] ?? 0) + 1;
    else inBody[term] = (inBody[term] ?? 0) + 1;
    if (place >= 0 && place < LEAD_LENGTH) inLead[term] = (inLead[term] ?? 0) + 1;
  }

  return ({ terms: found, forms, titleTokens }) => {
    all.fill(0);
    let [before, beforeAt] = [0, -2];
    for (let at = nextHead(found, 0, heads); at < found.length; at = nextHead(found, at + 1, heads)) {
      const code = found[at] ?? 0;
      let slot = heads[code & HEAD_BITS] ?? 0;
      while (slot !== 0 && codeOf[slot] !== code) slot = next[slot] ?? 0;
      if (slot === 0) continue;
      const term = firstTerm[slot] ?? -1;
      if (term >= 0) countTerm(term, at - titleTokens, forms[at] ?? 0);
      if (isShared[slot] === 1)
        for (const other of termsOf[slot] ?? []) if (other !== term) countTerm(other, at - titleTokens, forms[at] ?? 0);
      if (beforeAt === at - 1 && before < width && slot < width && at !== titleTokens) {
        const pair = pairAt[before * width + slot] ?? -1;
        const counter = at < titleTokens ? pairsInTitle : pairsInBody;
        if (pair >= 0) counter[pair] = (counter[pair] ?? 0) + 1;
      }
      [before, beforeAt] = [slot, at];
    }
    return counts;
  };
}

/**
 * The next place, from `at`, of a code that may be wanted, or the length. By itself, so that nothing in the loop has to
 * be looked up anew for every token; of a document without the words it takes a third of the time away.
 */
function nextHead(found: Int32Array, at: number, heads: Uint16Array): number {
  const { length } = found;
  let place = at;
  while (place < length && heads[(found[place] ?? 0) & HEAD_BITS] === 0) place += 1;
  return place;
}
