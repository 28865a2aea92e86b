/** The past of verbs whose other forms have other letters: hollow, weak, with a hamza or a waw in front. */
import type { Lexicon } from './lexicon.ts';
import { ALEF, LAM, NOON, SEEN, TEH, WAW, YEH } from './letters.ts';
import { takesArticle } from './takes-article.ts';

const WEAK = new Set([ALEF, WAW, YEH]);

/** How many times as frequent as another reading of the same letters one must be that is taken for it. */
const CLEAR_RATIO = 16;
/** How many times as frequent as "I" and "we" the third person must be: they are rare in reports, and nouns are not. */
const FIRST_PERSON_RATIO = 2;

/**
 * The past of the imperfect that is `stem` without its person, or `stem` itself where they share their letters: قال for
 * قول (يقول), استقال for ستقيل, دعا for دعو, أكد for وكد (يؤكد).
 */
export function toPast(stem: string, lexicon: Lexicon): string {
  return toPastInHamza(stem, lexicon) ?? toHollowPast(stem, lexicon) ?? toPastInAlef(stem, lexicon) ?? stem;
}

/** The past of a verb that loses its waw behind the person: وصل of يصل, وقع of تقع, وضع of نضع. Null: it is none. */
export function toPastInWaw(imperfect: string, { count }: Lexicon): string | null {
  const rest = imperfect.slice(1);
  if (rest.length !== 2) return null;
  const thirds = [count(YEH + rest), count(TEH + rest)];
  if (thirds.includes(0)) return null;
  // Most words of three letters that begin as "I" or "we" do are nouns, or pasts: نقل, نقلت.
  const isFirst = imperfect.startsWith(ALEF) || imperfect.startsWith(NOON);
  if (isFirst && (count(imperfect) * FIRST_PERSON_RATIO > Math.max(...thirds) || count(imperfect + TEH) > 0))
    return null;
  // The waw is no conjunction, as it is in وردت, "and she answered".
  const past = count(WAW + rest + TEH);
  return past > 0 && count(rest + TEH) * CLEAR_RATIO <= past ? WAW + rest : null;
}

/** A hamza on a waw behind the person stands on an alef at the beginning. */
function toPastInHamza(stem: string, { count, hasOwnAlefLam }: Lexicon): string | null {
  const past = ALEF + stem.slice(1);
  if (!stem.startsWith(WAW) || count(past) <= count(stem)) return null;
  if (past.startsWith(ALEF + LAM) && !hasOwnAlefLam(past)) return null;
  return count(past + TEH) > CLEAR_RATIO * count(stem + TEH) ? past : null;
}

/** The long vowel in front of the last letter is an alef in the past, unless the verb has it as a consonant (طور). */
function toHollowPast(stem: string, lexicon: Lexicon): string | null {
  const [vowel, last] = [stem.charAt(stem.length - 2), stem.slice(-1)];
  if ((vowel !== WAW && vowel !== YEH) || WEAK.has(last) || lexicon.count(stem + TEH) > 0) return null;
  const past = stem.slice(0, -2) + ALEF + last;
  // The past in alef has a yeh (يريد, أراد; يستطيع, استطاع).
  const longer = vowel === YEH && (stem.length === 3 || (stem.length === 5 && stem.startsWith(SEEN + TEH)));
  const pasts = [...(longer ? [ALEF + past] : []), ...(stem.length === 3 ? [past] : [])];
  return pasts.find((form) => isPast(form, lexicon)) ?? null;
}

/** دعا of يدعو; not بدا of يبدو, for there is يبدأ, too. */
function toPastInAlef(stem: string, lexicon: Lexicon): string | null {
  if (!stem.endsWith(WAW)) return null;
  const past = stem.slice(0, -1) + ALEF;
  return lexicon.hasOwnEnd(past) && lexicon.count(YEH + past) === 0 ? past : null;
}

/** Whether it occurs, and with the feminine ending of a past. */
export function isPast(form: string, lexicon: Lexicon): boolean {
  return lexicon.count(form) > 0 && lexicon.count(form + TEH) > 0 && !takesArticle(form, lexicon);
}
