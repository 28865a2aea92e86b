/** Telling a participle by its letters, where hardly any other word has them: تعدد, استعجل and اقترع make such. */
import { ALEF, MEEM, SEEN, TEH, YEH } from './letters.ts';

/** At least of this length, for متحف has letters of a root there. */
const BEGINNINGS = [
  { letters: MEEM + TEH, length: 5 },
  { letters: MEEM + SEEN + TEH, length: 6 },
];
const OTHER_ENDS = new Set([ALEF, YEH]);

/** Whether a word without endings is such a participle: its feminine and its plurals are hardly ever words of their own. */
export function isParticiple(word: string): boolean {
  if (OTHER_ENDS.has(word.slice(-1))) return false;
  return (
    isOfEighth(word) ||
    BEGINNINGS.some(({ letters, length }) => {
      // متابع is of another pattern, and متابعة a noun.
      return word.startsWith(letters) && word.length >= length && word.charAt(letters.length) !== ALEF;
    })
  );
}

/** مقترع, with the teh behind the first letter of the root; مستقل has the same letters. */
function isOfEighth(word: string): boolean {
  return word.length === 5 && word.startsWith(MEEM) && word.charAt(1) !== ALEF && word.charAt(2) === TEH;
}
