/** Finding the next chunk of a text: word characters with joiners between them. One pass, no allocation. */
import {
  CLASSES,
  classOfCodePoint,
  classOfUnit,
  FORMAT,
  JOINER,
  SEPARATOR,
  SPECIAL,
  WORD_PART,
  WORD_START,
} from './character-class.ts';

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

  chunk.start = at;
  let all = 0;
  let hash = HASH_BASIS;
  for (; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    bits = classes[unit] || classOfUnit(unit);
    if ((bits & WORD_PART) === 0) break;
    all |= bits;
    hash = Math.imul(hash ^ unit, HASH_PRIME);
  }
  // A joiner may go on with the chunk; a space never does.
  if (at < length && bits & (SPECIAL | JOINER)) return nextChunkClosely(text, from, chunk);
  chunk.end = at;
  chunk.bits = all;
  chunk.hash = hash;
  return FOUND;
}

/** The same for any text: joiners inside a chunk, surrogate pairs, ligatures. */
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
  for (; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    bits = CLASSES[unit] || classOfUnit(unit);
    if (bits & SPECIAL) {
      bits = classOfPair(text, at);
      if (bits & SPECIAL) return LIGATURE;
      // Both halves of a pair are taken in; the second one counts as a format character, which no word ends with.
      if (bits & WORD_PART) {
        hash = Math.imul(hash ^ unit, HASH_PRIME);
        at += 1;
        all |= bits | FORMAT;
        hash = Math.imul(hash ^ text.charCodeAt(at), HASH_PRIME);
        continue;
      }
    }
    if ((bits & WORD_PART) === 0) {
      if ((bits & JOINER) === 0 || at + 1 >= length) break;
      const next = text.charCodeAt(at + 1);
      const nextBits = CLASSES[next] || classOfUnit(next);
      if ((nextBits & WORD_START) === 0) break;
    }
    all |= bits;
    hash = Math.imul(hash ^ unit, HASH_PRIME);
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
