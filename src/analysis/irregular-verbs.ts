/** Verbs whose tenses share too few letters for the stemmer to see: what a person has told it. */
import { ALEF, ALEF_HAMZA_ABOVE, ALEF_MAKSURA, NOON, SEEN, TEH, WAW, YEH, YEH_HAMZA } from './letters.ts';

export interface IrregularVerbs {
  /**
   * The past of a person of the imperfect, or of a past with an ending that changes it; null: it is none.
   * `isFuture`: it stood behind the future sign, so that an alef is a person, too.
   */
  past(word: string, isFuture: boolean): string | null;
  /** Whether it is one of the pasts: a verb, whose letters are all its own. */
  isPast(word: string): boolean;
}

const PERSONS = [YEH, TEH];
/** Before two letters it is mostly the first of a noun: نمر, نقر. */
const PERSON_OF_LONGER = NOON;
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

/** `pairs` are pasts and imperfects of the third person, in natural spelling; words to look for are folded. */
export function createIrregularVerbs(
  pairs: readonly (readonly [string, string])[],
  fold: (word: string) => string,
): IrregularVerbs {
  const verbs = pairs.map(([past, imperfect]) => toVerb(past, imperfect, fold));
  const pasts = new Set(verbs.map(({ past }) => past));
  const forms = new Map<string, string>();
  const futures = new Map(verbs.map(({ past, stem }) => [ALEF + stem, past]));
  for (const verb of verbs)
    for (const form of toUsualForms(verb)) if (!pasts.has(form)) forms.set(form, verb.past);
  // What may be of two verbs is of the one that has it as its usual form.
  for (const verb of verbs)
    for (const form of toChangedForms(verb)) if (!forms.has(form) && !pasts.has(form)) forms.set(form, verb.past);

  return {
    past: (word, isFuture) => forms.get(word) ?? (isFuture ? futures.get(word) : undefined) ?? null,
    isPast: (word) => pasts.has(word),
  };
}

/** A verb, folded, and what its natural spelling says of its last letters. */
interface Verb {
  readonly past: string;
  /** The imperfect without its person. */
  readonly stem: string;
  readonly hasMaksura: boolean;
  readonly hasHamza: boolean;
}

function toVerb(natural: string, imperfect: string, fold: (word: string) => string): Verb {
  const last = natural.slice(-1);
  return {
    past: fold(natural),
    stem: fold(imperfect).slice(1),
    hasMaksura: last === ALEF_MAKSURA,
    hasHamza: last === ALEF_HAMZA_ABOVE && HAMZAS.has(imperfect.slice(-1)),
  };
}

const withPersons = (stem: string): string[] => [
  ...PERSONS.map((person) => person + stem),
  ...(stem.length > SHORT ? [PERSON_OF_LONGER + stem] : []),
];

/** The persons, their future and plurals, and the past of two letters with its endings: no other rule cuts down to two. */
function toUsualForms({ past, stem, hasHamza }: Verb): string[] {
  const forms = withPersons(stem);
  for (const person of PERSONS) {
    if (stem.length >= LONG) forms.push(SEEN + person + stem);
    const bare = stem.slice(0, -1);
    const before = hasHamza ? bare + WAW : WEAK.has(stem.slice(-1)) ? bare : null;
    if (before !== null) forms.push(...PLURALS.map((plural) => person + before + plural));
  }
  if (past.length === SHORT) forms.push(...ENDINGS_OF_PAST.map((ending) => past + ending));
  return forms;
}

/** Forms that lose a letter or have another, where enough of them are left. */
function toChangedForms(verb: Verb): string[] {
  const { past, stem, hasHamza } = verb;
  const forms = stem.length >= LONG ? [ALEF + stem] : [];
  // The feminine plural keeps a weak letter: يرتدين.
  if (WEAK.has(stem.slice(-1)) && !hasHamza) forms.push(YEH + stem + NOON);
  if (past.length >= LONG) forms.push(...toEndedPasts(verb));
  if (past.length >= LONG && past.startsWith(ALEF)) forms.push(...toPassives(verb));
  return forms;
}

/** انتمت and انتموا of انتمى, امتلؤوا of امتلأ. */
function toEndedPasts({ past, hasMaksura, hasHamza }: Verb): string[] {
  const bare = past.slice(0, -1);
  if (hasMaksura) return ENDINGS_OF_PAST.map((ending) => bare + ending);
  return hasHamza ? [past + TEH, bare + WAW + WAW + ALEF] : ENDINGS_OF_PAST.map((ending) => past + ending);
}

/** The passive of a hollow past that begins with alef: استضيف and يستضاف of استضاف. */
function toPassives({ past, stem }: Verb): string[] {
  if (past.charAt(past.length - 2) !== ALEF || !LONG_VOWELS.has(stem.charAt(stem.length - 2))) return [];
  const [before, last] = [stem.slice(0, -2), stem.slice(-1)];
  return [past.slice(0, -2) + YEH + last, ...PERSONS.map((person) => person + before + ALEF + last)];
}
