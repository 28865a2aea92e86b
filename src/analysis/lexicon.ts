/**
 * What is attested: how often a folded form occurs, bare and with the article, and what its written forms say of its
 * first and last letters. The stemmer guards its cuts with this. Tens of thousands of forms must be ready at once, so they
 * are read only when a word with their first two letters is looked up.
 */
import { ALEF, ALEF_HAMZA_ABOVE, ALEF_MAKSURA, FATHATAN, HEH, LAM, TEH_MARBUTA, YEH, YEH_HAMZA } from './letters.ts';

/** Forms that begin with the same two letters; see `index-config/arabic/attested-forms.tsv`. */
export interface AttestedForms {
  readonly start: string;
  readonly rests: string;
}

export interface Lexicon {
  /** About how often `form + ending` occurs as it is written; 0 for a rare one. */
  count(form: string, ending?: string): number;
  /**
   * About how often it occurs behind the article. Only nouns and adjectives take the article, and no conjunction or
   * preposition can stand behind it: what follows is the word's own.
   */
  definite(form: string, ending?: string): number;
  /** Both together. */
  weight(form: string, ending?: string): number;
  /** How much of the weight of `form` and a final heh is written with teh marbuta. */
  feminine(form: string): number;
  /** Whether the word begins with alef and lam of its own: most write a hamza on that alef (ألعاب, and not ألغاز). */
  hasOwnAlefLam(form: string): boolean;
  /**
   * Whether the last letter is the word's own, for it is written as no ending is: a maksura (يسعى), a yeh with a hamza
   * (شاطئ), an alef that never has a tanwin (طابا).
   */
  hasOwnEnd(form: string): boolean;
}

interface Entry {
  count: number;
  definite: number;
  feminine: number;
  hasOwnAlefLam: boolean;
  hasOwnEnd: boolean;
}

const OWN_ALEF_LAM = ALEF_HAMZA_ABOVE + LAM;
/** A rest and its two signs. */
const REST = /(\P{ASCII}*)([a-z-])([a-z-])/gu;
/** Final letters as they are written, and what they are folded to. */
const FINALS = new Map([
  [TEH_MARBUTA, HEH],
  [ALEF_MAKSURA, YEH],
  [YEH_HAMZA, YEH],
  [FATHATAN, ''],
]);
/** An alef that is never written with tanwin in so many times is the word's own. */
const TANWIN_EXPECTED = 32;

export function createLexicon(attested: readonly AttestedForms[]): Lexicon {
  const rests = new Map<number, AttestedForms[]>();
  for (const forms of attested) {
    const key = toKey(forms.start.replace(ALEF_HAMZA_ABOVE, ALEF));
    rests.set(key, [...(rests.get(key) ?? []), forms]);
  }
  const entries = new Map<number, Map<string, Entry>>();

  function find(form: string): Entry | undefined {
    const key = toKey(form);
    let group = entries.get(key);
    if (!group) entries.set(key, (group = readEntries(rests.get(key) ?? [])));
    return group.get(form);
  }

  return {
    count: (form, ending = '') => find(form + ending)?.count ?? 0,
    definite: (form, ending = '') => find(form + ending)?.definite ?? 0,
    weight(form, ending = '') {
      const entry = find(form + ending);
      return entry ? entry.count + entry.definite : 0;
    },
    feminine: (form) => find(form + HEH)?.feminine ?? 0,
    hasOwnAlefLam(form) {
      const entry = find(form);
      if (!entry?.hasOwnAlefLam) return false;
      const rest = form.slice(OWN_ALEF_LAM.length);
      return rest.length < 3 || entry.count + entry.definite >= (find(rest)?.definite ?? 0);
    },
    hasOwnEnd: (form) => find(form)?.hasOwnEnd ?? false,
  };
}

/** The first two letters, as one number: a string would have to be cut out for each of the many questions. */
function toKey(form: string): number {
  return form.charCodeAt(0) * 0x10000 + form.charCodeAt(1);
}

function readEntries(attested: readonly AttestedForms[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const { start, rests } of attested)
    for (const [, rest = '', alone, definite] of rests.matchAll(REST))
      addEntry(entries, start, rest, toCount(alone), toCount(definite));
  return entries;
}

function addEntry(entries: Map<string, Entry>, start: string, rest: string, count: number, definite: number): void {
  const last = rest.slice(-1);
  const folded = FINALS.get(last);
  const form = start.replace(ALEF_HAMZA_ABOVE, ALEF) + (folded === undefined ? rest : rest.slice(0, -1) + folded);
  const entry = entries.get(form) ?? { count: 0, definite: 0, feminine: 0, hasOwnAlefLam: false, hasOwnEnd: false };
  entry.count += count;
  entry.definite += definite;
  if (last === TEH_MARBUTA) entry.feminine += count + definite;
  if (start === OWN_ALEF_LAM) entry.hasOwnAlefLam = true;
  const isOwnAlef = last === ALEF && count >= TANWIN_EXPECTED;
  if (folded === YEH || isOwnAlef) entry.hasOwnEnd = true;
  entries.set(form, entry);
}

/** A sign is a power of two: a is one. */
function toCount(sign = '-'): number {
  return sign === '-' ? 0 : 2 ** (sign.charCodeAt(0) - 'a'.charCodeAt(0));
}
