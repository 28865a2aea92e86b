/** Words whose letters look like affixes and are their own: what a person has told the stemmer. */
import { ALEF, HAMZA, HEH, TEH, TEH_MARBUTA, WAW, YEH } from './letters.ts';
import type { ProtectedSide, ProtectedWord } from './language.ts';
import { SUFFIXES } from './suffixes.ts';

export interface ProtectedWords {
  /** The protected word, its first letters its own, that `form` is a form of; null when there is none. */
  ownStart(form: string): string | null;
  /** Whether cutting the form down to `length` letters would cut into a protected word. */
  cutsInto(form: string, length: number): boolean;
  /** Whether the word without its teh marbuta is another word. */
  hasOwnTeh(withoutTeh: string): boolean;
}

/** Endings that another may follow: a plural or nisba before a pronoun or a number. */
const INNER_ENDINGS = [ALEF + TEH, TEH, YEH, YEH + TEH, YEH + ALEF + TEH];
const ENDINGS = new Set([
  '',
  ...SUFFIXES.map(({ letters }) => letters),
  ...INNER_ENDINGS.flatMap((inner) => SUFFIXES.map(({ letters }) => inner + letters)),
]);
const LONGEST_ENDING = 6;

/** The ways a final hamza is written before a pronoun (لقاؤه, لقائه). */
const withSeats = (word: string): string[] =>
  word.endsWith(HAMZA) ? [word, word.slice(0, -1) + WAW, word.slice(0, -1) + YEH] : [word];

/** A word in ة before an ending, and its plural; ست and ات are no plural of six. */
const withOpenTeh = (bare: string): string[] => [bare + TEH, ...(bare.length > 2 ? [bare + ALEF + TEH] : [])];

export function createProtectedWords(words: readonly ProtectedWord[], fold: (word: string) => string): ProtectedWords {
  const folded = words.map(({ word, sides }) => ({ natural: word, word: fold(word), sides }));
  const named = (side: ProtectedSide): string[] =>
    folded.filter(({ sides }) => sides.includes(side)).map(({ word }) => word);
  const withoutTeh = (word: string): string => (word.endsWith(HEH) ? word.slice(0, -1) : word);
  /** As they are before an ending, and the word that each is of. */
  const starts = new Map(
    named('start').flatMap((word) =>
      [...withSeats(word), ...(word.endsWith(HEH) ? withOpenTeh(withoutTeh(word)) : [])].map((form) => [form, word]),
    ),
  );
  // A final teh marbuta does not count as the word's own; a final heh of the root does.
  const ends = new Set(
    folded
      .filter(({ sides }) => sides.includes('end'))
      .map(({ natural, word }) => (natural.endsWith(TEH_MARBUTA) ? withoutTeh(word) : word)),
  );
  const tehs = new Set(named('teh').map(withoutTeh));

  return {
    ownStart(form) {
      for (let length = form.length; length >= Math.max(2, form.length - LONGEST_ENDING); length -= 1) {
        const word = starts.get(form.slice(0, length));
        if (word !== undefined && ENDINGS.has(form.slice(length))) return word;
      }
      return null;
    },
    cutsInto(form, length) {
      for (let whole = length + 1; whole <= form.length; whole += 1)
        if (ends.has(form.slice(0, whole)) && ENDINGS.has(form.slice(whole))) return true;
      return false;
    },
    hasOwnTeh: (word) => tehs.has(word),
  };
}
