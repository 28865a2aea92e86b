/** A highlighted text cut into paragraphs. */
import type { Segment } from '../search/highlight.ts';

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/u;

/** Paragraphs in order, without line breaks and without blank ones; a match that spans a break is a match in both. */
export function toParagraphs(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const paragraphs: Segment[][] = [[]];
  for (const { text, match } of segments) {
    for (const [index, part] of text.split(LINE_BREAK).entries()) {
      if (index > 0) paragraphs.push([]);
      if (part !== '') paragraphs.at(-1)?.push({ text: part, match });
    }
  }
  return paragraphs.filter((paragraph) => paragraph.some(({ text }) => text.trim() !== ''));
}
