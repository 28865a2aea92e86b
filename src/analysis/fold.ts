/** Folding a word: all its spellings to one. Characters go through `fold-table.ts`, spelling rules see neighbours. */
import { foldCharacter, isDropped, toRuledLetter } from './fold-table.ts';
import { HAMZA, HAMZA_ABOVE, HAMZA_BELOW, HIGH_HAMZA, MADDAH_ABOVE } from './letters.ts';
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

/**
 * The word in NFKC in the letters that spelling rules know, without its dropped marks. Hamza and madda are taken into
 * their letters at the end, when those of other keyboards are Arabic: a Persian yeh with a hamza has no character.
 */
function compose(word: string): string {
  let kept = '';
  let marks = '';
  // Character by character: normalizing a long run of marks at once takes quadratic time.
  for (const written of word)
    for (const part of written.normalize('NFKC')) {
      const character = part === HIGH_HAMZA ? HAMZA_ABOVE : part;
      if (COMPOSING.has(character)) {
        // One mark of a kind says all.
        if (!marks.includes(character)) marks += character;
      } else if (!isDropped(character)) {
        // Twice the limit, because composition can shorten.
        if (kept.length > 2 * MAX_FOLDED_LENGTH) return composeLetters(kept);
        kept += marks + character;
        marks = '';
      }
    }
  return composeLetters(kept + marks);
}

function composeLetters(kept: string): string {
  let letters = '';
  for (const character of kept.normalize('NFC'))
    letters += COMPOSING.has(character) ? character : toRuledLetter(character);
  let composed = '';
  for (const character of letters.normalize('NFC')) if (!isDropped(character)) composed += character;
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
