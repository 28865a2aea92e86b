/** Choosing the passage of a text to show: the one whose words tell most of the query, cut between words. */
import type { Match } from './find-matches.ts';
import type { Range } from './highlight.ts';

/** Space between words; the byte order mark, which is space to the language, stands inside words. */
const SPACE = /(?!\uFEFF)\s/u;
const SENTENCE_END = /[.!?؟۔\n]/u;
/** Of the room that the matches leave, the share that goes before them: readers need a little to lean on. */
const LEAD_SHARE = 0.25;

export interface PassageParts {
  readonly text: string;
  /** Every word of the text, in order; asked for only where no space is in sight. */
  readonly words: () => readonly Range[];
  /** Those of them that match. */
  readonly matches: readonly Match[];
  readonly weightOf: (term: string) => number;
  readonly maxLength: number;
}

/**
 * The range of at most `maxLength` UTF-16 units that covers the greatest weight of distinct terms, the earliest of
 * equals. It begins and ends between words, at the start of a sentence where one is near. Without matches it is the
 * beginning of the text.
 */
export function choosePassage({ text, words, matches, weightOf, maxLength }: PassageParts): Range {
  if (text.length <= maxLength) return { start: 0, end: text.length };
  const core = bestCore(matches, weightOf, maxLength);
  const room = maxLength - (core.end - core.start);
  const start = toWordStart(text, core.start, Math.max(0, core.start - Math.floor(room * LEAD_SHARE)));
  return { start, end: toWordEnd(text, words, core.end, Math.min(text.length, start + maxLength)) };
}

/** The matches from one to another that fit and weigh most. */
function bestCore(matches: readonly Match[], weightOf: (term: string) => number, maxLength: number): Range {
  const inside = new Map<string, number>();
  let best: Range = { start: 0, end: 0 };
  let bestWeight = 0;
  let weight = 0;
  let first = 0;
  for (const { term, end } of matches) {
    const seen = inside.get(term) ?? 0;
    inside.set(term, seen + 1);
    // A repetition says a little more, so that it decides between passages of the same terms.
    weight += seen === 0 ? weightOf(term) : weightOf(term) / 100;
    for (let left = matches[first]; left && end - left.start > maxLength; left = matches[first]) {
      const times = inside.get(left.term) ?? 0;
      inside.set(left.term, times - 1);
      weight -= times === 1 ? weightOf(left.term) : weightOf(left.term) / 100;
      first += 1;
    }
    const start = matches[first]?.start;
    if (start !== undefined && weight > bestWeight + 1e-9) {
      bestWeight = weight;
      best = { start, end };
    }
  }
  return best;
}

/** Where to begin between `earliest` and `core`: at a sentence, else at a word. */
function toWordStart(text: string, core: number, earliest: number): number {
  if (earliest === 0) return 0;
  let wordStart = -1;
  for (let at = earliest; at <= core; at += 1) {
    if (!SPACE.test(text.charAt(at - 1)) || SPACE.test(text.charAt(at))) continue;
    if (wordStart < 0) wordStart = at;
    let before = at - 1;
    while (before > 0 && text.charAt(before) === ' ') before -= 1;
    if (SENTENCE_END.test(text.charAt(before))) return at;
  }
  return wordStart < 0 ? core : wordStart;
}

/** Where to end between `core` and `latest`: the last space, else the last place outside a word. */
function toWordEnd(text: string, words: () => readonly Range[], core: number, latest: number): number {
  if (latest === text.length) return latest;
  for (let at = latest; at >= Math.max(core, 1); at -= 1)
    if (SPACE.test(text.charAt(at)) && !SPACE.test(text.charAt(at - 1))) return at;
  const cut = words().find(({ start, end }) => start < latest && latest < end);
  return cut && cut.start > core ? cut.start : toWholeCharacter(text, latest);
}

/** A word without an end in sight is cut where no surrogate pair is. */
function toWholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xd800 && unit < 0xdc00 ? at - 1 : at;
}
