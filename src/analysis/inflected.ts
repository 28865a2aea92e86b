/** Whether the language inflects a word: what it never does to a foreign name. */
import type { Language } from './language.ts';
import { createLexicon } from './lexicon.ts';
import { ALEF, HEH, MEEM, NOON, TEH, WAW } from './letters.ts';

/** Pronouns, and endings of verbs and of the feminine. */
const ENDINGS = ['', HEH, HEH + ALEF, HEH + MEEM, NOON + ALEF, TEH, WAW + ALEF, ALEF + TEH];

/**
 * Makes what tells whether a folded word is attested behind an article, with a pronoun, or with the ending of a verb; see
 * `index-config/arabic/attested-forms.tsv`.
 */
export function createIsInflected({ attestedForms }: Pick<Language, 'attestedForms'>): (word: string) => boolean {
  const lexicon = createLexicon(attestedForms);
  return (word) =>
    ENDINGS.some((ending) => lexicon.definite(word, ending) > 0 || (ending !== '' && lexicon.count(word, ending) > 0));
}
