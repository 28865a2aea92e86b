/**
 * What Lucene's ArabicAnalyzer makes of one word, to compare with: its chain after the tokenizer and without its stop
 * words, which is lower case, decimal digits, normalization and the light10 stemmer. Written from the published rules
 * (Larkey, Ballesteros and Connell, Light Stemming for Arabic Information Retrieval, 2007; Lucene's own deviations as
 * ../shared/facts/field.md §3 lists them), and held against the original once, in November 2026: of 555,606 distinct words,
 * all that ../shared/relevance and the golden tables hold, Lucene 8.7.0 gives none another term.
 */
import {
  ALEF,
  ALEF_HAMZA_ABOVE,
  ALEF_HAMZA_BELOW,
  ALEF_MADDA,
  ALEF_MAKSURA,
  BEH,
  FEH,
  HEH,
  KAF,
  LAM,
  NOON,
  TATWEEL,
  TEH,
  TEH_MARBUTA,
  WAW,
  YEH,
} from '../../src/analysis/letters.ts';

const FATHATAN = '\u064B';
const SUKUN = '\u0652';
const ARTICLE = ALEF + LAM;

/** In this order; only the first that fits is cut. */
const PREFIXES = [ARTICLE, WAW + ARTICLE, BEH + ARTICLE, KAF + ARTICLE, FEH + ARTICLE, LAM + LAM, WAW];
/** In this order; every one that fits is cut. Those in teh marbuta never fit, for it was folded before. */
const SUFFIXES = [
  HEH + ALEF,
  ALEF + NOON,
  ALEF + TEH,
  WAW + NOON,
  YEH + NOON,
  YEH + HEH,
  YEH + TEH_MARBUTA,
  HEH,
  TEH_MARBUTA,
  YEH,
];
/** Letters that must be left. A single و leaves one more, for it often is the word's own. */
const FEWEST_LEFT = 2;
const FEWEST_LEFT_BEHIND_WAW = 3;

const FOLDED = new Map([
  [ALEF_MADDA, ALEF],
  [ALEF_HAMZA_ABOVE, ALEF],
  [ALEF_HAMZA_BELOW, ALEF],
  [ALEF_MAKSURA, YEH],
  [TEH_MARBUTA, HEH],
  [TATWEEL, ''],
]);
const DECIMAL_DIGIT = /^\p{Nd}$/u;

/** Lucene's folding: what `light10` stems. */
export function foldLikeLucene(word: string): string {
  let folded = '';
  for (const character of word) folded += foldCharacter(character);
  return folded;
}

/** Lucene's term of a word, which may be whatever string, taken as one token. Lengths are in UTF-16 units, as Lucene counts them. */
export function light10(word: string): string {
  return cutSuffixes(cutPrefix(foldLikeLucene(word)));
}

function foldCharacter(character: string): string {
  if (character >= FATHATAN && character <= SUKUN) return '';
  const known = FOLDED.get(character);
  if (known !== undefined) return known;
  if (DECIMAL_DIGIT.test(character)) return toAsciiDigit(character);
  // Java lowers one code point to one; JavaScript gives İ a dot of its own.
  const [lower = ''] = character.toLowerCase();
  return lower;
}

/** Unicode keeps the digits of a script in runs of ten that start at zero (Unicode Standard, 4.6). */
function toAsciiDigit(digit: string): string {
  const codePoint = digit.codePointAt(0) ?? 0;
  let first = codePoint;
  while (DECIMAL_DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((codePoint - first) % 10);
}

function cutPrefix(word: string): string {
  const prefix = PREFIXES.find((letters) => {
    const fewestLeft = letters === WAW ? FEWEST_LEFT_BEHIND_WAW : FEWEST_LEFT;
    return word.startsWith(letters) && word.length >= letters.length + fewestLeft;
  });
  return prefix === undefined ? word : word.slice(prefix.length);
}

function cutSuffixes(word: string): string {
  let stem = word;
  for (const letters of SUFFIXES)
    if (stem.endsWith(letters) && stem.length >= letters.length + FEWEST_LEFT) stem = stem.slice(0, -letters.length);
  return stem;
}
