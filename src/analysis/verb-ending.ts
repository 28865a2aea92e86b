/** Endings that only the imperfect has, cut from persons that are not attested without them. */
import type { Lexicon } from './lexicon.ts';
import { ALEF, NOON, TEH, WAW, YEH } from './letters.ts';
import { FIRST_OF_NAMES } from './likely-person.ts';
import { takesArticle } from './takes-article.ts';

const PERSONS = new Set([YEH, TEH]);
const FEWEST_LEFT = 3;

interface Ending {
  readonly letters: string;
  readonly rule: string;
  /** Whether "he" without the ending must be attested: other words end so, too. */
  readonly needsThird: boolean;
}
const ENDINGS: readonly Ending[] = [
  { letters: WAW + NOON, rule: 'un', needsThird: false },
  { letters: WAW + ALEF, rule: 'u-alef', needsThird: false },
  { letters: ALEF + NOON, rule: 'an', needsThird: true },
  { letters: NOON, rule: 'na', needsThird: true },
];

/** The person without a plural or dual: ينهبون, يحملان, يشعرن. Null: it has none. */
export function cutVerbEnding(word: string, lexicon: Lexicon): { readonly word: string; readonly rule: string } | null {
  if (!PERSONS.has(word.charAt(0)) || takesArticle(word, lexicon)) return null;
  for (const { letters, rule, needsThird } of ENDINGS) {
    const rest = word.slice(0, -letters.length);
    if (!word.endsWith(letters) || rest.length <= FEWEST_LEFT) continue;
    const stem = rest.slice(1);
    const isKnown = lexicon.count(YEH + stem) > 0 && lexicon.count(YEH + stem) >= lexicon.count(word);
    const isLikely = !needsThird && word.startsWith(YEH) && !FIRST_OF_NAMES.has(stem.charAt(0));
    if (isKnown || isLikely) return { word: rest, rule };
  }
  return null;
}
