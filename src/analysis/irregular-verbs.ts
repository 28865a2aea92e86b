/** Verbs whose tenses share too few letters for the stemmer to see: what a person has told it. */
import { byFirstLetter } from './by-first-letter.ts';
import type { Fold } from './fold.ts';
import { ALEF, ALEF_HAMZA_ABOVE, ALEF_MAKSURA, NOON, TEH, WAW, YEH, YEH_HAMZA } from './letters.ts';

export interface IrregularVerbs {
  /**
   * The past of a person of the imperfect, or of a past with an ending that changes it; null: it is none.
   * `isFuture`: it stood behind the future sign, so that an alef is a person, too.
   */
  past(word: string, isFuture: boolean): string | null;
  /** Whether it is one of the pasts: a verb, whose letters are all its own. */
  isPast(word: string): boolean;
}

const THIRD_PERSONS = new Set([YEH, TEH]);
/** Before two letters a noon is mostly the first of a noun: نمر, نقر. */
const SHORT = 2;
/** Before a stem as long as this an alef is "I" even without the future sign; of shorter ones it may be a past: أعلم. */
const LONG = 4;
const WEAK = new Set([YEH, WAW]);
const LONG_VOWELS = new Set([ALEF, WAW, YEH]);
const HAMZAS = new Set([ALEF_HAMZA_ABOVE, YEH_HAMZA]);
/** A weak letter is lost before them, and a hamza is a waw. */
const PLURALS = [WAW + NOON, WAW + ALEF];
/** The feminine and the plural of a past. */
const ENDINGS_OF_PAST = [TEH, WAW + ALEF];

/** What leads from an imperfect without its person to the past. */
interface Stems {
  readonly whole: Map<string, string>;
  /** Without what is lost or changed before its plural, too. */
  readonly beforePlural: Map<string, string>;
  readonly passive: Map<string, string>;
}

interface Pasts {
  readonly whole: Set<string>;
  /** As they are before their endings. */
  readonly beforeEnding: Map<string, string>;
  readonly passive: Map<string, string>;
}

type Pair = readonly [string, string];

/** `pairs` are pasts and imperfects of the third person, in natural spelling; words to look for are folded. */
export function createIrregularVerbs(pairs: readonly Pair[], fold: Fold): IrregularVerbs {
  const toStems = byFirstLetter(
    pairs,
    (pair) => pair[1].slice(1),
    fold,
    (group) => readStems(group, fold),
  );
  const toPasts = byFirstLetter(
    pairs,
    (pair) => pair[0],
    fold,
    (group) => readPasts(group, fold),
  );

  const isPast = (word: string): boolean => toPasts(word).whole.has(word);
  return {
    past: (word, isFuture) =>
      isPast(word) ? null : (ofPerson(word, isFuture, toStems) ?? ofPast(word, toPasts(word))),
    isPast,
  };
}

/** The first pair keeps what belongs to two. */
function add(map: Map<string, string>, key: string, past: string): void {
  if (!map.has(key)) map.set(key, past);
}

function readStems(pairs: readonly Pair[], fold: Fold): Stems {
  const stems: Stems = { whole: new Map(), beforePlural: new Map(), passive: new Map() };
  for (const pair of pairs) {
    const past = fold(pair[0]);
    const stem = fold(pair[1]).slice(1);
    add(stems.whole, stem, past);
    const bare = stem.slice(0, -1);
    if (hasHamza(pair)) add(stems.beforePlural, bare + WAW, past);
    else if (WEAK.has(stem.slice(-1))) add(stems.beforePlural, bare, past);
    else if (past.length === SHORT) add(stems.beforePlural, stem, past);
    if (hasPassive(past, stem)) add(stems.passive, stem.slice(0, -2) + ALEF + stem.slice(-1), past);
  }
  return stems;
}

function readPasts(pairs: readonly Pair[], fold: Fold): Pasts {
  const pasts: Pasts = { whole: new Set(), beforeEnding: new Map(), passive: new Map() };
  for (const pair of pairs) {
    const past = fold(pair[0]);
    const bare = past.slice(0, -1);
    pasts.whole.add(past);
    if (hasHamza(pair)) add(pasts.beforeEnding, bare + WAW, past);
    // No other rule cuts an ending of a past down to two letters, and of three they are often another word: نمت.
    if (past.length === SHORT || past.length >= LONG)
      add(pasts.beforeEnding, pair[0].endsWith(ALEF_MAKSURA) ? bare : past, past);
    if (hasPassive(past, fold(pair[1]).slice(1))) add(pasts.passive, past.slice(0, -2) + YEH + past.slice(-1), past);
  }
  return pasts;
}

/** Whether its last letter is a hamza, which a plural changes. */
function hasHamza([past, imperfect]: Pair): boolean {
  return past.endsWith(ALEF_HAMZA_ABOVE) && HAMZAS.has(imperfect.slice(-1));
}

/** Whether it is hollow, and its passive no word of three letters. */
function hasPassive(past: string, stem: string): boolean {
  const isHollow = past.charAt(past.length - 2) === ALEF && LONG_VOWELS.has(stem.charAt(stem.length - 2));
  return isHollow && past.length >= LONG && past.startsWith(ALEF);
}

/** The past of a person of the imperfect: يزور, نزور, يلتقون, يرتدين, and of its passive: يستضاف. */
function ofPerson(word: string, isFuture: boolean, toStems: (stem: string) => Stems): string | null {
  const person = word.charAt(0);
  const stem = word.slice(1);
  const isThird = THIRD_PERSONS.has(person);
  const isFirst = (person === NOON && stem.length > SHORT) || (person === ALEF && (isFuture || stem.length >= LONG));
  if (!isThird && !isFirst) return null;
  const { whole, beforePlural, passive } = toStems(stem);
  const past = whole.get(stem);
  if (past !== undefined || !isThird) return past ?? null;
  const ofPlural = PLURALS.find((ending) => stem.endsWith(ending));
  if (ofPlural !== undefined) return beforePlural.get(stem.slice(0, -ofPlural.length)) ?? null;
  // The feminine plural keeps a weak letter.
  const singular = stem.slice(0, -1);
  const isFeminine = person === YEH && stem.endsWith(NOON) && WEAK.has(singular.slice(-1));
  return (isFeminine ? whole.get(singular) : undefined) ?? passive.get(stem) ?? null;
}

/** The past of one with an ending, or of a passive: شنت, انتمت, امتلؤوا, استضيف. */
function ofPast(word: string, { beforeEnding, passive }: Pasts): string | null {
  const ending = ENDINGS_OF_PAST.find((letters) => word.endsWith(letters));
  const past = ending === undefined ? undefined : beforeEnding.get(word.slice(0, -ending.length));
  return past ?? passive.get(word) ?? null;
}
