/** Words whose letters look like affixes and are their own: what a person has told the stemmer. */
import { byFirstLetter } from './by-first-letter.ts';
import type { Fold } from './fold.ts';
import type { ProtectedWord } from './language.ts';
import { ALEF, HAMZA, HEH, TEH, TEH_MARBUTA, WAW, YEH } from './letters.ts';
import { SUFFIXES } from './suffixes.ts';

export interface ProtectedWords {
  /** The protected word, its first letters its own, that `form` is a form of; null when there is none. */
  ownStart(form: string): string | null;
  /** Whether cutting the form down to `length` letters would cut into a protected word. */
  cutsInto(form: string, length: number): boolean;
  /** Whether the word without its teh marbuta is another word. */
  hasOwnTeh(withoutTeh: string): boolean;
  /** Whether it is a noun of two letters that clitics and pronouns are written together with. */
  isShort(word: string): boolean;
}

/** Endings that another may follow: a plural or nisba before a pronoun or a number. */
const INNER_ENDINGS = [ALEF + TEH, TEH, YEH, YEH + TEH, YEH + ALEF + TEH];
const ENDINGS = new Set([
  '',
  ...SUFFIXES.map(({ letters }) => letters),
  ...INNER_ENDINGS.flatMap((inner) => SUFFIXES.map(({ letters }) => inner + letters)),
]);
const LONGEST_ENDING = 6;

/** A word alone and as it is before endings. */
function beforeEndings(word: string): string[] {
  const rest = word.slice(0, -1);
  // The ways a final hamza is written before a pronoun: لقاؤه, لقائه.
  if (word.endsWith(HAMZA)) return [word, rest + WAW, rest + YEH];
  // ست and ات are no plural of six.
  if (word.endsWith(HEH)) return rest.length > 2 ? [word, rest + TEH, rest + ALEF + TEH] : [word, rest + TEH];
  return [word];
}

export function createProtectedWords(words: readonly ProtectedWord[], fold: Fold): ProtectedWords {
  const forms = byFirstLetter(
    words,
    ({ word }) => word,
    fold,
    (group) => readForms(group, fold),
  );

  return {
    ownStart(form) {
      const { starts } = forms(form);
      for (let length = form.length; length >= Math.max(2, form.length - LONGEST_ENDING); length -= 1) {
        const start = form.slice(0, length);
        const word = starts.get(start);
        const ending = form.slice(length);
        if (word !== undefined && ENDINGS.has(ending) && (ending !== '' || isWhole(start, word))) return word;
      }
      return null;
    },
    cutsInto(form, length) {
      const { ends } = forms(form);
      for (let whole = length + 1; whole <= form.length; whole += 1)
        if (ends.has(form.slice(0, whole)) && ENDINGS.has(form.slice(whole))) return true;
      return false;
    },
    hasOwnTeh: (word) => forms(word).tehs.has(word),
    isShort: (word) => forms(word).shorts.has(word),
  };
}

/** Whether it needs no ending: it is not the word with its hamza on a seat, as before one (وراي of وراء). */
const isWhole = (start: string, word: string): boolean => start === word || !word.endsWith(HAMZA);

/** What the words with one first letter are looked up by, folded. */
interface Forms {
  /** Words whose start is their own, as they are before an ending, and the word that each is of. */
  readonly starts: Map<string, string>;
  /** Words whose end is their own. */
  readonly ends: Set<string>;
  /** Words whose teh marbuta is their own, without it. */
  readonly tehs: Set<string>;
  readonly shorts: Set<string>;
}

function readForms(words: readonly ProtectedWord[], fold: Fold): Forms {
  const forms: Forms = { starts: new Map(), ends: new Set(), tehs: new Set(), shorts: new Set() };
  for (const { word: natural, sides } of words) {
    const word = fold(natural);
    const bare = word.endsWith(HEH) ? word.slice(0, -1) : word;
    for (const side of sides)
      if (side === 'start') for (const form of beforeEndings(word)) forms.starts.set(form, word);
      // A final teh marbuta does not count as the word's own; a final heh of the root does.
      else if (side === 'end') forms.ends.add(natural.endsWith(TEH_MARBUTA) ? bare : word);
      else if (side === 'teh') forms.tehs.add(bare);
      else forms.shorts.add(word);
  }
  return forms;
}
