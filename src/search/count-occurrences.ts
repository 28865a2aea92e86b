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
  /** How near the nearest occurrence is to what was typed: 0 another word, else one more than `compareForms` says. */
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
  // A name is met at its last word.
  const names = terms.flatMap((term, at) => term.names.map((name) => ({ ...name, at })));
  const namesOf: number[][] = [];
  names.forEach(({ codes }, name) => (namesOf[toSlot(codes.at(-1)?.term ?? 0)] ??= []).push(name));
  const firstName = Int32Array.from({ length: slots.size + 1 }, (_, slot) => namesOf[slot]?.[0] ?? -1);
  const isShared = Uint8Array.from({ length: slots.size + 1 }, (_, slot) => ((namesOf[slot]?.length ?? 0) > 1 ? 1 : 0));
  const termOf = Int32Array.from(names, ({ at }) => at);
  const wantedForms = Int32Array.from(names, ({ codes }) => codes.at(-1)?.forms ?? 0);
  const isTitleOnly = Uint8Array.from(terms, ({ inTitleOnly }) => (inTitleOnly ? 1 : 0));
  const isExact = Uint8Array.from(names, (name) => (name.isExact ? 1 : 0));
  const isTyped = Uint8Array.from(names, (name) => (name.isTyped ? 1 : 0));
  /** What stands before the last word of a name of several, the nearest first. */
  const precedes = names.map(({ codes }) =>
    codes
      .slice(0, -1)
      .map(({ term }) => term)
      .reverse(),
  );
  const isRun = Uint8Array.from(precedes, ({ length }) => (length > 0 ? 1 : 0));

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
  function countName(name: number, place: number, forms: number): void {
    const term = termOf[name] ?? 0;
    const same = compareForms(forms, wantedForms[name] ?? 0);
    if ((place >= 0 && isTitleOnly[term] === 1) || (same !== 2 && isExact[name] === 1)) return;
    const near = isTyped[name] === 1 ? same + 1 : 0;
    if (near > (nearest[term] ?? 0)) nearest[term] = near;
    if (place < 0) inTitle[term] = (inTitle[term] ?? 0) + 1;
    else inBody[term] = (inBody[term] ?? 0) + 1;
    if (place >= 0 && place < LEAD_LENGTH) inLead[term] = (inLead[term] ?? 0) + 1;
  }

  /** Whether the words of a name before its last one stand before a place, in the same field. */
  function isPreceded(name: number, at: number, { terms: found, titleTokens }: TokenCodes): boolean {
    const before = precedes[name] ?? [];
    const start = at < titleTokens ? 0 : titleTokens;
    return at - before.length >= start && before.every((code, index) => found[at - 1 - index] === code);
  }

  return (codes) => {
    const { terms: found, forms, titleTokens } = codes;
    all.fill(0);
    let [before, beforeAt] = [0, -2];
    for (let at = nextHead(found, 0, heads); at < found.length; at = nextHead(found, at + 1, heads)) {
      const code = found[at] ?? 0;
      let slot = heads[code & HEAD_BITS] ?? 0;
      while (slot !== 0 && codeOf[slot] !== code) slot = next[slot] ?? 0;
      if (slot === 0) continue;
      const name = firstName[slot] ?? -1;
      if (name >= 0 && (isRun[name] === 0 || isPreceded(name, at, codes)))
        countName(name, at - titleTokens, forms[at] ?? 0);
      if (isShared[slot] === 1)
        for (const other of namesOf[slot] ?? [])
          if (other !== name && (isRun[other] === 0 || isPreceded(other, at, codes)))
            countName(other, at - titleTokens, forms[at] ?? 0);
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
