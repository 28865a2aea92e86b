/** What a character means to the tokenizer, by its Unicode properties, looked up once and then read from a table. */
import { isDropped } from './fold-table.ts';
import { ARABIC_DECIMAL_SEPARATOR, ARABIC_THOUSANDS_SEPARATOR } from './letters.ts';
import { writeOut } from './ligatures.ts';

/*
 * Classes are bits, so that a scan can gather what a word is made of. A compatibility character has the class of what
 * it stands for, so that all spellings of a text are cut alike.
 */
/** Letters of the Arabic script. */
export const ARABIC = 1;
/** Letters of every other script. */
export const OTHER_LETTER = 2;
export const DIGIT = 4;
/** Part of the word before it, folded to nothing. Starts no word. */
export const MARK = 8;
/** Format characters: part of a word inside it, and nowhere else. */
export const FORMAT = 16;
/** Joins digits to a number or initials to an abbreviation; anywhere else a separator. */
export const JOINER = 32;
/** Stands for several words (the honorific ligatures), or is half of a surrogate pair: look closer. */
export const SPECIAL = 64;
export const SEPARATOR = 128;

/** Bits of the characters that a word can start with. */
export const WORD_START = ARABIC | OTHER_LETTER | DIGIT;
/** Bits of the characters that a word can go on with. */
export const WORD_PART = WORD_START | MARK | FORMAT;

/** What a character that a word can start with is above all: OTHER_LETTER, ARABIC or DIGIT. */
export function kindOf(bits: number): number {
  return bits & OTHER_LETTER ? OTHER_LETTER : bits & ARABIC ? ARABIC : DIGIT;
}

/** Joiners as NFKC has them. */
export const JOINERS: ReadonlySet<string> = new Set(['.', ',', ARABIC_DECIMAL_SEPARATOR, ARABIC_THOUSANDS_SEPARATOR]);
const ARABIC_LETTER = /^(?=\p{L})\p{Script=Arabic}$/u;
const LETTER = /^[\p{L}\p{M}\p{Nl}]$/u;
const NUMBER = /^\p{N}$/u;
const FORMAT_CHARACTER = /^\p{Cf}$/u;
const SURROGATE = /^\p{Cs}$/u;

/** Class of each UTF-16 unit; 0 where it has not been asked for yet. */
const classes = new Uint8Array(0x10000);

/** The class of a UTF-16 unit; SPECIAL for both halves of a surrogate pair. */
export function classOfUnit(unit: number): number {
  const known = classes[unit];
  if (known) return known;
  const found = classOf(String.fromCharCode(unit));
  classes[unit] = found;
  return found;
}

/** The table behind `classOfUnit`, for the inner loop: read it first, and ask when it says 0. */
export const CLASSES: Readonly<Uint8Array> = classes;

/** Class of each code point above U+FFFF that has been asked for. */
const pairClasses = new Map<number, number>();

/** The class of a code point. */
export function classOfCodePoint(codePoint: number): number {
  if (codePoint < 0x10000) return classOfUnit(codePoint);
  const known = pairClasses.get(codePoint);
  if (known !== undefined) return known;
  const bits = classOf(String.fromCodePoint(codePoint));
  pairClasses.set(codePoint, bits);
  return bits;
}

function classOf(character: string): number {
  if (SURROGATE.test(character)) return SPECIAL;
  const parts = [...writeOut(character)];
  let bits = 0;
  for (const part of parts) bits |= classOfPart(part);
  const hasBreak = (bits & (SEPARATOR | JOINER)) !== 0;
  if (bits & WORD_START) return hasBreak ? SPECIAL : bits & ~(MARK | FORMAT);
  // Only a joiner by itself joins; three of them are an ellipsis.
  return hasBreak && parts.length > 1 ? SEPARATOR : bits;
}

function classOfPart(part: string): number {
  if (FORMAT_CHARACTER.test(part)) return FORMAT;
  if (isDropped(part)) return MARK;
  if (NUMBER.test(part) && !LETTER.test(part)) return DIGIT;
  if (ARABIC_LETTER.test(part)) return ARABIC;
  if (LETTER.test(part)) return OTHER_LETTER;
  return JOINERS.has(part) ? JOINER : SEPARATOR;
}
