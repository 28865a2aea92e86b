/** What is attested: how often a folded form occurs, bare and with the article. The stemmer guards its cuts with this. */
import { ALEF, BEH, LAM, WAW } from './letters.ts';

export interface Lexicon {
  /** About how often the form occurs as it is written; 0 for a rare one. */
  count(form: string): number;
  /**
   * About how often it occurs behind the article. Only nouns and adjectives take the article, and no conjunction or
   * preposition can stand behind it: what follows is the word's own.
   */
  definite(form: string): number;
  /** Both together. */
  weight(form: string): number;
}

const ARTICLES = [ALEF + LAM, WAW + ALEF + LAM, BEH + ALEF + LAM, LAM + LAM];

export function createLexicon(attestedForms: ReadonlyMap<string, number>): Lexicon {
  const count = (form: string): number => attestedForms.get(form) ?? 0;
  const definite = (form: string): number => ARTICLES.reduce((sum, article) => sum + count(article + form), 0);
  return { count, definite, weight: (form) => count(form) + definite(form) };
}
