/** Folding a word: all its spellings to one. Characters go through `fold-table.ts`, spelling rules see neighbours. */
import { foldCharacter, isDropped } from './fold-table.ts';
import { HAMZA, HAMZA_ABOVE, HAMZA_BELOW, MADDAH_ABOVE } from './letters.ts';
import type { SpellingRule } from './language.ts';

/**
 * Longest folded word, in UTF-16 units; what comes after is cut off. The engine drops words over 250 bytes, and no
 * word is that long: these are lines of kashida, laughter and glued text.
 */
export const MAX_FOLDED_LENGTH = 60;

/** Marks that make another letter of the one below them, and so must be composed before anything is dropped. */
const COMPOSING = new Set([MADDAH_ABOVE, HAMZA_ABOVE, HAMZA_BELOW]);
/** ASCII needs no tables. */
const PLAIN = /^[a-z0-9]*$/u;

/**
 * The folded form of one word: NFKC, marks out, letters by the table, spelling rules. Idempotent. Its cost is linear
 * in the length of the word, and what counts of a word is bounded.
 */
export function fold(word: string, rules: readonly SpellingRule[]): string {
  if (word.length <= MAX_FOLDED_LENGTH && PLAIN.test(word)) return word;
  let folded = foldOnce(word, rules);
  // A spelling rule can be met only now that a neighbour is folded; each round leaves one hamza less.
  while (folded.includes(HAMZA)) {
    const again = foldOnce(folded, rules);
    if (again === folded) break;
    folded = again;
  }
  return folded;
}

function foldOnce(word: string, rules: readonly SpellingRule[]): string {
  let spelled = compose(word);
  for (const rule of rules) spelled = applySpellingRule(spelled, rule);
  let folded = '';
  for (const character of spelled) folded += foldCharacter(character);
  return folded.length <= MAX_FOLDED_LENGTH ? folded : cut(folded);
}

/** The word in NFKC without its dropped marks, hamza and madda taken into their letters. */
function compose(word: string): string {
  let kept = '';
  let marks = '';
  for (const character of word) {
    if (COMPOSING.has(character)) {
      // One mark of a kind says all; a longer run would only make normalization slow.
      if (!marks.includes(character)) marks += character;
    } else if (!isDropped(character)) {
      // Twice the limit, because composition can shorten.
      if (kept.length > 2 * MAX_FOLDED_LENGTH) break;
      kept += marks + character;
      marks = '';
    }
  }
  let composed = '';
  for (const character of (kept + marks).normalize('NFKC')) if (!isDropped(character)) composed += character;
  return composed;
}

function applySpellingRule(word: string, { from, to, where }: SpellingRule): string {
  if (where === 'end') return word.endsWith(from) ? word.slice(0, -from.length) + to : word;
  const free = where === 'inside' ? 1 : 0;
  return word.indexOf(from, free) < 0 ? word : word.slice(0, free) + word.slice(free).replaceAll(from, to);
}

function cut(folded: string): string {
  const last = folded.charCodeAt(MAX_FOLDED_LENGTH - 1);
  const splitsPair = last >= 0xd800 && last < 0xdc00;
  return folded.slice(0, splitsPair ? MAX_FOLDED_LENGTH - 1 : MAX_FOLDED_LENGTH);
}
