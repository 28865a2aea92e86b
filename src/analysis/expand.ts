/** Ligatures that stand for several words (ﷺ, ½): written out, with the way back to the original offsets. */
import { classOfCodePoint, classOfUnit, SPECIAL } from './character-class.ts';
import { writeOut } from './ligatures.ts';

/** A text with its ligatures written out. */
export interface ExpandedText {
  readonly text: string;
  /**
   * Where in the original stands what stands at `start` to `end` in `text`, whole ligatures. Stretches must be asked for in
   * their order.
   */
  toOriginal(start: number, end: number): { readonly start: number; readonly end: number };
}

/** Writes out every ligature of the text. */
export function expand(original: string): ExpandedText {
  // Offsets of each expansion in the expanded text, and of its ligature in the original.
  const froms: number[] = [];
  const tos: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const writtenOut = new Map<number, string>();
  const pieces: string[] = [];
  let length = 0;
  let copied = 0;
  const write = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  for (let at = 0; at < original.length; at += 1) {
    if (classOfUnit(original.charCodeAt(at)) !== SPECIAL) continue;
    const codePoint = original.codePointAt(at) ?? 0;
    const end = at + (codePoint < 0x10000 ? 1 : 2);
    if (isLigature(codePoint)) {
      let words = writtenOut.get(codePoint);
      if (words === undefined) writtenOut.set(codePoint, (words = writeOut(String.fromCodePoint(codePoint))));
      if (copied < at) write(original.slice(copied, at));
      froms.push(length);
      write(words);
      tos.push(length);
      starts.push(at);
      ends.push(end);
      copied = end;
    }
    at = end - 1;
  }
  write(original.slice(copied));

  /** Number of the ligatures that begin before what was asked for last. */
  let passed = 0;
  /** Which is the last ligature that begins before `offset`; -1 for none. */
  const before = (offset: number): number => {
    while ((froms[passed] ?? Infinity) < offset) passed += 1;
    return passed - 1;
  };
  return {
    text: pieces.join(''),
    toOriginal(start, end) {
      const first = before(start + 1);
      const firstTo = tos[first] ?? 0;
      const firstStart = start < firstTo ? (starts[first] ?? 0) : (ends[first] ?? 0) + start - firstTo;
      const last = before(end);
      const lastTo = tos[last] ?? 0;
      return { start: firstStart, end: end <= lastTo ? (ends[last] ?? 0) : (ends[last] ?? 0) + end - lastTo };
    },
  };
}

function isLigature(codePoint: number): boolean {
  return classOfCodePoint(codePoint) === SPECIAL && !(codePoint >= 0xd800 && codePoint <= 0xdfff);
}
