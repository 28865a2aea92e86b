/**
 * The folding table: one character of an NFKC text to what the index keeps of it. Total: every character has an
 * answer. Rules that look at neighbours are `index-config/arabic/spelling.tsv`; examples and reasons for all are in
 * docs/arabic.md.
 */
import {
  ALEF,
  ALEF_HAMZA_ABOVE,
  ALEF_HAMZA_BELOW,
  ALEF_MADDA,
  ALEF_MAKSURA,
  ALEF_WASLA,
  BEH,
  DAL,
  FEH,
  HEH,
  HIGH_HAMZA,
  JEEM,
  KAF,
  LAM,
  NOON,
  QAF,
  REH,
  SEEN,
  TATWEEL,
  TEH,
  TEH_MARBUTA,
  WAW,
  WAW_HAMZA,
  YEH,
  YEH_HAMZA,
  ZAIN,
} from './letters.ts';

/** Letters that are written for another, each with what it is folded to. */
const LETTERS: readonly (readonly [string, string])[] = [
  // Alef with whatever sits on it.
  [ALEF, `${ALEF_MADDA}${ALEF_HAMZA_ABOVE}${ALEF_HAMZA_BELOW}${ALEF_WASLA}\u0672\u0673\u0675`],
  // Yeh: dotless, with hamza, Persian, Pashto, Urdu barree, Kurdish.
  [YEH, `${ALEF_MAKSURA}${YEH_HAMZA}\u0678\u06CC\u06CD\u06CE\u06D0\u06D1\u06D2\u06D3\u063D\u063E\u063F`],
  // Waw: with hamza, Kurdish, Uyghur, Kazakh.
  [WAW, `${WAW_HAMZA}\u0676\u0677\u06C4\u06C5\u06C6\u06C7\u06C8\u06C9\u06CA\u06CB\u06CF`],
  // Heh: teh marbuta, Urdu goal and doachashmee, Kurdish ae, heh with yeh above.
  [HEH, `${TEH_MARBUTA}\u06BE\u06C0\u06C1\u06C2\u06C3\u06D5\u06FF`],
  // Kaf: Persian keheh, swash, Moroccan and Persian gaf.
  [KAF, '\u06A9\u06AA\u06AB\u06AC\u06AD\u06AE\u06AF\u06B0\u06B1\u06B2\u06B3\u06B4\u063B\u063C\u0762\u0763\u0764'],
  // Letters for sounds that Arabic writes with its nearest one.
  [BEH, '\u067E\u067B\u0680'],
  [TEH, '\u0679\u067A\u067C\u067D\u067F'],
  [JEEM, '\u0686\u0683\u0684\u0687'],
  [DAL, '\u0688\u0689\u068A\u068C\u068D\u068E\u0690'],
  [REH, '\u0691\u0692\u0693\u0694\u0695\u0696\u0697'],
  [ZAIN, '\u0698\u0699'],
  [SEEN, '\u069A\u069B'],
  [FEH, '\u06A1\u06A2\u06A3\u06A4\u06A5\u06A6'],
  [QAF, '\u06A7\u06A8\u066F'],
  [LAM, '\u06B5\u06B6\u06B7\u06B8'],
  [NOON, '\u06B9\u06BA\u06BB\u06BC\u06BD'],
];

/** Letters that spelling rules tell from what they are folded to, each with other ways to write the very same letter. */
const RULED_LETTERS: readonly (readonly [string, string])[] = [
  [ALEF_MADDA, ''],
  [ALEF_HAMZA_ABOVE, '\u0672'],
  [ALEF_HAMZA_BELOW, '\u0673'],
  [WAW_HAMZA, ''],
  [YEH_HAMZA, '\u06D3'],
  [TEH_MARBUTA, '\u06C3'],
];

const DECIMAL_DIGIT = /^\p{Nd}$/u;
/** Marks that are written over or under a letter of any script that Arabic news uses; Indic vowel signs are letters. */
const DROPPED_MARK = /^[\p{Script=Arabic}\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Syriac}]$/u;
const MARK = /^\p{M}$/u;
/** Format characters: bidi controls, joiners, BOM, soft hyphen. */
const FORMAT = /^\p{Cf}$/u;

/** Signs that Unicode counts as letters although they only adorn one: tatweel, high hamza, the Quran's small waw and yeh. */
const ADORNMENTS = [TATWEEL, HIGH_HAMZA, '\u06E5', '\u06E6', '\u08C9'];

const folded = new Map<string, string>(ADORNMENTS.map((sign) => [sign, '']));
for (const [letter, variants] of LETTERS) for (const variant of variants) folded.set(variant, letter);

const ruled = new Map<string, string>();
for (const [letter, variants] of RULED_LETTERS) for (const same of letter + variants) ruled.set(same, letter);

/** Whether the character leaves nothing behind: tashkeel, Quranic signs, accents, tatweel, format characters. */
export function isDropped(character: string): boolean {
  return foldCharacter(character) === '';
}

/**
 * What the index keeps of one character (a code point, as a string): nothing, a character or a few. Latin letters lose
 * case and accents; decimal digits of every script become 0-9.
 */
export function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const result = fold(character);
  folded.set(character, result);
  return result;
}

/**
 * The letter that spelling rules know the character by: a hamza seat, madda or teh marbuta of any keyboard as the Arabic
 * one, every other character folded.
 */
export function toRuledLetter(character: string): string {
  return ruled.get(character) ?? foldCharacter(character);
}

function fold(character: string): string {
  if (FORMAT.test(character)) return '';
  if (DECIMAL_DIGIT.test(character)) return String(decimalValue(character));
  if (character === '\u00DF' || character === '\u1E9E') return 'ss';
  let result = '';
  for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD'))
    if (!(MARK.test(part) && DROPPED_MARK.test(part))) result += part;
  return result.normalize('NFC');
}

/** Unicode keeps the digits of a script in runs of ten that start at zero (Unicode Standard, 4.6). */
function decimalValue(digit: string): number {
  const codePoint = digit.codePointAt(0) ?? 0;
  let first = codePoint;
  while (DECIMAL_DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  return (codePoint - first) % 10;
}
