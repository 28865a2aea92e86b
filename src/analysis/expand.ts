/** Ligatures that stand for several words (ﷺ, ½): written out, with the way back to the original offsets. */
import { classOf, classOfUnit, SPECIAL } from './character-class.ts';

/** A text with its ligatures written out. */
export interface ExpandedText {
  readonly text: string;
  /** Offset in the original of the character that `offset` lies in, or begins. */
  toStart(offset: number): number;
  /** Offset in the original where the character that ends at `offset` ends. */
  toEnd(offset: number): number;
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
  let text = '';
  let copied = 0;
  for (let at = 0; at < original.length; at += 1) {
    if (classOfUnit(original.charCodeAt(at)) !== SPECIAL) continue;
    const character = String.fromCodePoint(original.codePointAt(at) ?? 0);
    const end = at + character.length;
    const isLigature = character.length === 1 ? !isSurrogate(character) : classOf(character) === SPECIAL;
    if (isLigature) {
      text += original.slice(copied, at);
      const from = text.length;
      text += character.normalize('NFKC');
      ligatures.push({ from, to: text.length, start: at, end });
      copied = end;
    }
    at = end - 1;
  }
  text += original.slice(copied);

  /** The last ligature that begins at or before `offset`. */
  const before = (offset: number): Ligature | undefined => {
    let low = 0;
    let high = ligatures.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ligatures[middle]?.from ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return ligatures[low - 1];
  };
  return {
    text,
    toStart(offset) {
      const ligature = before(offset);
      if (!ligature) return offset;
      return offset < ligature.to ? ligature.start : ligature.end + offset - ligature.to;
    },
    toEnd(offset) {
      const ligature = before(offset - 1);
      if (!ligature) return offset;
      return offset <= ligature.to ? ligature.end : ligature.end + offset - ligature.to;
    },
  };
}

const isSurrogate = (unit: string): boolean => unit >= '\uD800' && unit <= '\uDFFF';
