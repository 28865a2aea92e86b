/**
 * Verbs: the persons of one tense share what follows the first letter (يعلن, تعلن, نعلن, and أعلن with them). Where the
 * past has other letters than that, they share the past (يقول and قال, يصل and وصل).
 */
import type { Lexicon } from './lexicon.ts';
import { ALEF, LAM, NOON, SEEN, TEH, WAW, YEH } from './letters.ts';
import { isLikelyPerson } from './likely-person.ts';
import { toPast, toPastInWaw } from './past-tense.ts';
import type { ProtectedWords } from './protected-words.ts';
import { takesArticle } from './takes-article.ts';

const PERSONS = new Set([YEH, TEH, NOON, ALEF]);
const THIRD_PERSONS = new Set([YEH, TEH]);
const NO_SIGNS: VerbSigns = { isFuture: false, isPast: false };
const FEWEST_LEFT = 3;
const ARTICLE = ALEF + LAM;

/** How many times as frequent as the verb with the teh one without must be for the teh to be a sign of person. */
const OWN_TEH_RATIO = 4;

/** What is known of a word besides its letters. */
export interface VerbSigns {
  /** It stood behind the future sign, and so is a verb. */
  readonly isFuture: boolean;
  /** It had the ending of a past, and so no person of the imperfect: تمثلت is of تمثل, and not of مثل. */
  readonly isPast: boolean;
}

/** The verb without its sign of person; null when the word is no such verb. */
export function cutPerson(
  word: string,
  signs: VerbSigns,
  lexicon: Lexicon,
  protectedWords: ProtectedWords,
): string | null {
  const person = word.charAt(0);
  const rest = word.slice(1);
  if (!PERSONS.has(person) || (signs.isPast && person !== ALEF)) return null;
  if (rest.length < FEWEST_LEFT) return takesArticle(word, lexicon) ? null : toPastInWaw(word, lexicon);
  const past = (): string => {
    const found = toPast(rest, lexicon);
    const ofAlef = found.startsWith(ALEF) ? cutPerson(found, NO_SIGNS, lexicon, protectedWords) : null;
    return ofAlef ?? found;
  };
  const isKnown = isImperfect(rest, lexicon) || (person !== ALEF && hasPast(rest, lexicon));
  const isInAlef = !isKnown && isPastInAlef(rest, lexicon);
  if (signs.isFuture) return isInAlef ? ALEF + rest : past();
  if (!isKnown && ((person === ALEF && isInAlef) || !isLikelyPerson(word, lexicon))) return null;
  // What protects التقى says that it has no article; its alef is no less that of a past.
  if (takesArticle(word, lexicon) || (!word.startsWith(ARTICLE) && protectedWords.ownStart(word) !== null)) return null;
  if (person === TEH && hasOwnTeh(word, lexicon)) return null;
  return isInAlef ? ALEF + rest : past();
}

/** Whether a past of three letters begins with an alef, and not without: أعرب of يعرب, which has nothing of عرب. */
function isPastInAlef(stem: string, lexicon: Lexicon): boolean {
  if (stem.length !== FEWEST_LEFT || takesArticle(ALEF + stem, lexicon)) return false;
  const [past, feminine] = [lexicon.count(ALEF + stem), lexicon.count(ALEF + stem + TEH)];
  const without = lexicon.count(stem + TEH);
  return (past > 0 && feminine > without) || (past + feminine > 0 && without + lexicon.count(stem) === 0);
}

/** Whether the teh is of a verb of its own: تحدث, for there is يتحدث, and تعطل, for there is تعطلت. */
function hasOwnTeh(word: string, { count }: Lexicon): boolean {
  return Math.max(count(YEH + word), count(word + TEH)) * OWN_TEH_RATIO > count(YEH + word.slice(1));
}

/** Whether the whole word is a person of the imperfect, and its last letters are the verb's own: ينتهك, يوجه. */
export function isPerson(word: string, lexicon: Lexicon): boolean {
  const stem = word.slice(1);
  if (!THIRD_PERSONS.has(word.charAt(0)) || stem.length < FEWEST_LEFT || stem.endsWith(ALEF)) return false;
  if ([YEH, TEH].some((person) => lexicon.count(person + stem) === 0)) return false;
  const signs = [stem + TEH, ALEF + stem + TEH, YEH + stem + WAW + NOON, YEH + stem + WAW + ALEF];
  return signs.some((form) => lexicon.count(form) > 0) && !takesArticle(word, lexicon);
}

/**
 * Both third persons occur, and one of them with an ending or the future sign, as no noun has; or the third person and a
 * past that begins with a letter of its own: يعتقل and اعتقلت, يتفوق and تفوق.
 */
export function isImperfect(stem: string, { count }: Lexicon): boolean {
  if (count(YEH + stem) === 0) return false;
  if (stem.length > FEWEST_LEFT && (count(ALEF + stem + TEH) > 0 || (stem.startsWith(TEH) && count(stem) > 0)))
    return true;
  // A weak verb loses its last letter before an ending: ينفي, ينفون.
  const before = stem.endsWith(YEH) || stem.endsWith(WAW) ? stem.slice(0, -1) : stem;
  const signs = [SEEN + YEH + stem, SEEN + TEH + stem, YEH + before + WAW + NOON, YEH + before + WAW + ALEF];
  return count(TEH + stem) > 0 && signs.some((form) => count(form) > 0);
}

/**
 * A past of the same letters occurs, with its feminine ending, too: غضب and غضبت of يغضب. So must the third person, and of
 * a stem of three letters both, but for a past that begins with teh: with a person before it, it is no other word.
 */
function hasPast(stem: string, { count }: Lexicon): boolean {
  const isShort = stem.length === FEWEST_LEFT;
  // An alef may be of a tanwin: يوما is no verb, though there is ومات. Inside three letters it is mostly of another verb's
  // passive: تدار is not of دارت.
  if (stem.endsWith(ALEF) || (isShort && stem.charAt(1) === ALEF)) return false;
  const forms = [stem, stem + TEH];
  if (isShort) forms.push(YEH + stem, TEH + stem);
  else if (!stem.startsWith(TEH)) forms.push(YEH + stem);
  return forms.every((form) => count(form) > 0);
}
