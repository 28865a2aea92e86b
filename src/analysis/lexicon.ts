/**
 * What is attested: how often a folded form occurs, bare and with the article, and what its written forms say of its
 * first and last letters. The stemmer guards its cuts with this. Tens of thousands of forms must be ready at once, so they
 * are read only when a word with their first three letters is looked up.
 */
import { ALEF, ALEF_HAMZA_ABOVE, ALEF_MAKSURA, FATHATAN, HEH, LAM, TEH_MARBUTA, YEH, YEH_HAMZA } from './letters.ts';

/** Forms that begin with the same two letters; see `index-config/arabic/attested-forms.tsv`. */
export interface AttestedForms {
  readonly start: string;
  /** By third letter, with semicolons between: the letter, and the rests of the forms with their signs. */
  readonly groups: string;
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
/** Signs are ASCII, letters are not. */
const LAST_ASCII = '\u007F';
/** Two of them stand behind each rest: - or a letter. */
const SIGNS = 2;
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
  const byStart = new Map<number, StartForms>();
  for (const forms of attested) {
    const key = toKey(forms.start.replace(ALEF_HAMZA_ABOVE, ALEF));
    const known = byStart.get(key);
    if (known) known.attested.push(forms);
    else byStart.set(key, { attested: [forms], entries: new Map() });
  }

  function find(form: string): Entry | undefined {
    const forms = byStart.get(toKey(form));
    if (!forms) return undefined;
    const third = form.charCodeAt(2);
    let entries = forms.entries.get(third);
    if (!entries) forms.entries.set(third, (entries = readEntries(forms.attested, third)));
    return entries.get(form);
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

/** The forms with two first letters: as they are written down, and by third letter (NaN: there is none) as far as asked for. */
interface StartForms {
  readonly attested: AttestedForms[];
  readonly entries: Map<number, Map<string, Entry>>;
}

/** The first two letters, as one number: a string would have to be cut out for each of the many questions. */
function toKey(form: string): number {
  return form.charCodeAt(0) * 0x10000 + form.charCodeAt(1);
}

/** The entries with such a third letter, folded; NaN for the forms of two letters. */
function readEntries(attested: readonly AttestedForms[], third: number): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const { start, groups } of attested)
    for (const group of groups.split(';')) {
      const letter = group.charAt(0);
      const written = letter > LAST_ASCII ? letter : '';
      if (!Object.is((FINALS.get(written) ?? written).charCodeAt(0), third)) continue;
      for (const rest of group.slice(written.length).split(' ')) {
        const signs = rest.length - SIGNS;
        addEntry(
          entries,
          start,
          written + rest.slice(0, signs),
          toCount(rest.charAt(signs)),
          toCount(rest.charAt(signs + 1)),
        );
      }
    }
  return entries;
}

function addEntry(entries: Map<string, Entry>, start: string, rest: string, count: number, definite: number): void {
  const last = rest.slice(-1);
  const folded = FINALS.get(last);
  const form = start.replace(ALEF_HAMZA_ABOVE, ALEF) + (folded === undefined ? rest : rest.slice(0, -1) + folded);
  let entry = entries.get(form);
  if (!entry)
    entries.set(form, (entry = { count: 0, definite: 0, feminine: 0, hasOwnAlefLam: false, hasOwnEnd: false }));
  entry.count += count;
  entry.definite += definite;
  if (last === TEH_MARBUTA) entry.feminine += count + definite;
  if (start === OWN_ALEF_LAM) entry.hasOwnAlefLam = true;
  const isOwnAlef = last === ALEF && count >= TANWIN_EXPECTED;
  if (folded === YEH || isOwnAlef) entry.hasOwnEnd = true;
}

/** A sign is a power of two: a is one. */
function toCount(sign: string): number {
  return sign === '-' ? 0 : 2 ** (sign.charCodeAt(0) - 'a'.charCodeAt(0));
}
