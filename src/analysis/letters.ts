/** The letters and signs that rules speak of, by their Unicode names. Rules elsewhere never spell them out. */

export const HAMZA = '\u0621';
export const ALEF_MADDA = '\u0622';
export const ALEF_HAMZA_ABOVE = '\u0623';
export const WAW_HAMZA = '\u0624';
export const ALEF_HAMZA_BELOW = '\u0625';
export const YEH_HAMZA = '\u0626';
export const ALEF = '\u0627';
export const BEH = '\u0628';
export const TEH_MARBUTA = '\u0629';
export const TEH = '\u062A';
export const JEEM = '\u062C';
export const KHAH = '\u062E';
export const DAL = '\u062F';
export const REH = '\u0631';
export const ZAIN = '\u0632';
export const SEEN = '\u0633';
export const TATWEEL = '\u0640';
export const FEH = '\u0641';
export const QAF = '\u0642';
export const KAF = '\u0643';
export const LAM = '\u0644';
export const MEEM = '\u0645';
export const NOON = '\u0646';
export const HEH = '\u0647';
export const WAW = '\u0648';
export const ALEF_MAKSURA = '\u0649';
export const YEH = '\u064A';
export const FATHATAN = '\u064B';
export const MADDAH_ABOVE = '\u0653';
export const HAMZA_ABOVE = '\u0654';
export const HAMZA_BELOW = '\u0655';
/** Kazakh; the compatibility decompositions of letters with a hamza have it in place of the mark. */
export const HIGH_HAMZA = '\u0674';
export const ALEF_WASLA = '\u0671';

export const ARABIC_DECIMAL_SEPARATOR = '\u066B';
export const ARABIC_THOUSANDS_SEPARATOR = '\u066C';
