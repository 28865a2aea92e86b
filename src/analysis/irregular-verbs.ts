/** Verbs whose tenses share too few letters for the stemmer to see: what a person has told it. */
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
/** Before two letters a noon is mostly the first of a noun (نمر, نقر), and no ending of a past is cut down to two elsewhere. */
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

/** What leads to a past: thousands of words must be ready at once, so that no form is written out. */
interface Parts {
  readonly pasts: Set<string>;
  /** The imperfect without its person. */
  readonly stems: Map<string, string>;
  /** Without what is lost or changed before its plural, too. */
  readonly pluralStems: Map<string, string>;
  readonly passiveStems: Map<string, string>;
  /** Pasts before their endings, as they are there. */
  readonly endedPasts: Map<string, string>;
  readonly passivePasts: Map<string, string>;
}

/** `pairs` are pasts and imperfects of the third person, in natural spelling; words to look for are folded. */
export function createIrregularVerbs(
  pairs: readonly (readonly [string, string])[],
  fold: (word: string) => string,
): IrregularVerbs {
  const parts: Parts = {
    pasts: new Set(),
    stems: new Map(),
    pluralStems: new Map(),
    passiveStems: new Map(),
    endedPasts: new Map(),
    passivePasts: new Map(),
  };
  for (const [past, imperfect] of pairs) addVerb(parts, past, imperfect, fold);
  const { pasts } = parts;

  return {
    past: (word, isFuture) =>
      pasts.has(word) ? null : (ofPerson(word, isFuture, parts) ?? ofPast(word, parts) ?? ofPassive(word, parts)),
    isPast: (word) => pasts.has(word),
  };
}

/** The first pair keeps what belongs to two. */
function add(map: Map<string, string>, key: string, past: string): void {
  if (!map.has(key)) map.set(key, past);
}

function addVerb(parts: Parts, naturalPast: string, imperfect: string, fold: (word: string) => string): void {
  const past = fold(naturalPast);
  const stem = fold(imperfect).slice(1);
  const [last, lastOfStem] = [naturalPast.slice(-1), stem.slice(-1)];
  const hasHamza = last === ALEF_HAMZA_ABOVE && HAMZAS.has(imperfect.slice(-1));
  const [barePast, bareStem] = [past.slice(0, -1), stem.slice(0, -1)];
  parts.pasts.add(past);
  add(parts.stems, stem, past);

  if (hasHamza) {
    add(parts.pluralStems, bareStem + WAW, past);
    add(parts.endedPasts, barePast + WAW, past);
  } else if (WEAK.has(lastOfStem)) add(parts.pluralStems, bareStem, past);
  else if (past.length === SHORT) add(parts.pluralStems, stem, past);
  if (past.length === SHORT || past.length >= LONG)
    add(parts.endedPasts, last === ALEF_MAKSURA ? barePast : past, past);

  const isHollow = past.charAt(past.length - 2) === ALEF && LONG_VOWELS.has(stem.charAt(stem.length - 2));
  if (!isHollow || past.length < LONG || !past.startsWith(ALEF)) return;
  add(parts.passivePasts, past.slice(0, -2) + YEH + lastOfStem, past);
  add(parts.passiveStems, stem.slice(0, -2) + ALEF + lastOfStem, past);
}

/** The past of a person of the imperfect: يزور, نزور, يلتقون, يرتدين. */
function ofPerson(word: string, isFuture: boolean, { stems, pluralStems }: Parts): string | null {
  const person = word.charAt(0);
  const stem = word.slice(1);
  if (person === NOON) return stem.length > SHORT ? (stems.get(stem) ?? null) : null;
  if (person === ALEF) return isFuture || stem.length >= LONG ? (stems.get(stem) ?? null) : null;
  if (!THIRD_PERSONS.has(person)) return null;
  const past = stems.get(stem);
  if (past !== undefined) return past;
  const ofPlural = PLURALS.find((ending) => stem.endsWith(ending));
  if (ofPlural !== undefined) return pluralStems.get(stem.slice(0, -ofPlural.length)) ?? null;
  // The feminine plural keeps a weak letter.
  const singular = stem.slice(0, -1);
  const isFeminine = person === YEH && stem.endsWith(NOON) && WEAK.has(singular.slice(-1));
  return isFeminine ? (stems.get(singular) ?? null) : null;
}

/** The past of one with an ending: شنت, انتمت, امتلؤوا. */
function ofPast(word: string, { endedPasts }: Parts): string | null {
  const ending = ENDINGS_OF_PAST.find((letters) => word.endsWith(letters));
  return ending === undefined ? null : (endedPasts.get(word.slice(0, -ending.length)) ?? null);
}

/** The past of a passive: استضيف, يستضاف. */
function ofPassive(word: string, { passivePasts, passiveStems }: Parts): string | null {
  const ofStem = THIRD_PERSONS.has(word.charAt(0)) ? passiveStems.get(word.slice(1)) : undefined;
  return ofStem ?? passivePasts.get(word) ?? null;
}
