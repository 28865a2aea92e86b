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

interface Ligature {
  /** Offsets of the expansion in the expanded text. */
  readonly from: number;
  readonly to: number;
  /** Offsets of the character in the original. */
  readonly start: number;
  readonly end: number;
}

/** Writes out every ligature of the text. */
export function expand(original: string): ExpandedText {
  const ligatures: Ligature[] = [];
  const writtenOut = new Map<number, string>();
  let text = '';
  let copied = 0;
  for (let at = 0; at < original.length; at += 1) {
    if (classOfUnit(original.charCodeAt(at)) !== SPECIAL) continue;
    const codePoint = original.codePointAt(at) ?? 0;
    const end = at + (codePoint < 0x10000 ? 1 : 2);
    if (isLigature(codePoint)) {
      let words = writtenOut.get(codePoint);
      if (words === undefined) writtenOut.set(codePoint, (words = writeOut(String.fromCodePoint(codePoint))));
      text += original.slice(copied, at);
      const from = text.length;
      text += words;
      ligatures.push({ from, to: text.length, start: at, end });
      copied = end;
    }
    at = end - 1;
  }
  text += original.slice(copied);

  /** Number of the ligatures that begin before what was asked for last. */
  let passed = 0;
  /** The last ligature that begins before `offset`. */
  const before = (offset: number): Ligature | undefined => {
    while ((ligatures[passed]?.from ?? Infinity) < offset) passed += 1;
    return ligatures[passed - 1];
  };
  return {
    text,
    toOriginal(start, end) {
      const first = before(start + 1);
      const last = before(end);
      return {
        start: !first ? start : start < first.to ? first.start : first.end + start - first.to,
        end: !last ? end : end <= last.to ? last.end : last.end + end - last.to,
      };
    },
  };
}

function isLigature(codePoint: number): boolean {
  return classOfCodePoint(codePoint) === SPECIAL && !(codePoint >= 0xd800 && codePoint <= 0xdfff);
}
