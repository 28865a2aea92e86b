/**
 * Finding the next chunk of a text: word characters of one kind, or numbers and initials with joiners between them. Whatever
 * must be cut is cut here where one look tells it, so that chunks are short and come back. One pass, no allocation.
 */
import {
  ARABIC,
  CLASSES,
  classOfCodePoint,
  classOfUnit,
  DIGIT,
  FORMAT,
  JOINER,
  kindOf,
  MARK,
  OTHER_LETTER,
  SEPARATOR,
  SPECIAL,
  WORD_PART,
  WORD_START,
} from './character-class.ts';
import { TATWEEL } from './letters.ts';

/** Where a chunk stands and what it is made of. One object serves a whole scan. */
export interface Chunk {
  /** UTF-16 offsets into the text. */
  start: number;
  end: number;
  /** Classes of all its characters. */
  bits: number;
  /** Of its UTF-16 units; equal chunks have equal hashes. */
  hash: number;
}

export const createChunk = (): Chunk => ({ start: 0, end: 0, bits: 0, hash: 0 });

/** What `nextChunk` came upon. */
export const END = 0;
export const FOUND = 1;
/** A ligature of several words or a number with its point: the text must go through `expand` first. */
export const LIGATURE = 2;

/** FNV-1a over UTF-16 units (Fowler, Noll and Vo). */
const HASH_BASIS = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;

/** As many groups of digits or initials are one number or abbreviation at most; what is longer is none. */
const MOST_JOINED = 10;
/** A letter with all marks that it may have, and one that is written in parts (Hangul), in UTF-16 units. */
export const LONGEST_INITIAL = 12;
/** Behind a digit a tatweel is a dash: 10ـ12. */
const DASH = TATWEEL.charCodeAt(0);

/** Puts the first chunk at or after `from` into `chunk`. The next one begins at or after its end. */
export function nextChunk(text: string, from: number, chunk: Chunk): typeof END | typeof FOUND | typeof LIGATURE {
  // The loop of nearly every text: what it holds is looked at once, and anything unusual is left to the slower one.
  const classes = CLASSES;
  const { length } = text;
  let at = from;
  let bits = 0;
  for (; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    bits = classes[unit] || classOfUnit(unit);
    if (bits & (WORD_START | SPECIAL)) break;
  }
  if (at >= length) return END;
  if (bits & SPECIAL) return nextChunkClosely(text, at, chunk);

  chunk.start = at;
  const first = bits;
  let all = bits;
  let hash = HASH_BASIS;
  for (; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    bits = classes[unit] || classOfUnit(unit);
    if (bits !== first) {
      if ((bits & WORD_PART) === 0 || isMixed(all | bits)) break;
      all |= bits;
    }
    hash = Math.imul(hash ^ unit, HASH_PRIME);
  }
  // A joiner may go on with the chunk, and what may have to be cut; a space never does.
  if (at < length && (bits & (SPECIAL | JOINER | WORD_PART)) !== 0) return nextChunkClosely(text, chunk.start, chunk);
  chunk.end = at;
  chunk.bits = all;
  chunk.hash = hash;
  return FOUND;
}

/** Whether characters of these classes may have to be cut: Arabic letters beside others, digits behind a dash. */
function isMixed(bits: number): boolean {
  return (bits & ARABIC) !== 0 ? (bits & (OTHER_LETTER | DIGIT)) !== 0 : (bits & DIGIT) !== 0 && (bits & MARK) !== 0;
}

/** The same for any text: joiners inside a chunk, several kinds of letters, surrogate pairs, ligatures. */
function nextChunkClosely(text: string, from: number, chunk: Chunk): typeof END | typeof FOUND | typeof LIGATURE {
  const { length } = text;
  let at = from;
  let bits = 0;
  for (; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    bits = CLASSES[unit] || classOfUnit(unit);
    if (bits & WORD_START) break;
    if (bits & SPECIAL) {
      bits = classOfPair(text, at);
      if (bits & SPECIAL) return LIGATURE;
      if (bits & WORD_START) break;
    }
  }
  if (at >= length) return END;

  chunk.start = at;
  let all = 0;
  let hash = HASH_BASIS;
  /** Of the letters or digits behind the last joiner: their kind, how many they are, and where they begin. */
  let kind = 0;
  let letters = 0;
  let begin = at;
  let joined = 1;
  for (; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    bits = CLASSES[unit] || classOfUnit(unit);
    const isPair = (bits & SPECIAL) !== 0;
    if (isPair) {
      bits = classOfPair(text, at);
      if (bits & SPECIAL) return LIGATURE;
    }
    if (bits & WORD_START) {
      const own = kindOf(bits);
      if (kind !== 0 && kind !== own) {
        // Letters of other scripts take digits in (G20, 4G); Arabic ones never do (و40 is two words).
        if (kind === ARABIC || own === ARABIC) break;
        kind = OTHER_LETTER;
      } else kind = own;
      letters += 1;
    } else if (bits & JOINER) {
      const next = at + 1 < length ? text.charCodeAt(at + 1) : 0;
      const mayBeInitial = kind === ARABIC ? letters === 1 : at - begin <= LONGEST_INITIAL;
      if ((classOfUnit(next) & kind) === 0 || (kind !== DIGIT && !mayBeInitial) || joined === MOST_JOINED) break;
      joined += 1;
      kind = 0;
      letters = 0;
      begin = at + 1;
    } else if ((bits & WORD_PART) === 0 || (unit === DASH && kind === DIGIT)) break;
    all |= bits;
    hash = Math.imul(hash ^ unit, HASH_PRIME);
    if (isPair) {
      // Both halves of a pair are taken in; the second one counts as a format character, which no word ends with.
      all |= FORMAT;
      at += 1;
      hash = Math.imul(hash ^ text.charCodeAt(at), HASH_PRIME);
    }
  }
  chunk.end = at;
  chunk.bits = all;
  chunk.hash = hash;
  return FOUND;
}

/** Class of what begins at a SPECIAL unit: a surrogate pair, else SPECIAL for a ligature and SEPARATOR for half a pair. */
function classOfPair(text: string, at: number): number {
  const codePoint = text.codePointAt(at) ?? 0;
  return codePoint >= 0xd800 && codePoint <= 0xdfff ? SEPARATOR : classOfCodePoint(codePoint);
}
