/** Folding a word: all its spellings to one. Characters go through `fold-table.ts`, spelling rules see neighbours. */
import { foldCharacter, isDropped, toRuledLetter } from './fold-table.ts';
import {
  ALEF_HAMZA_ABOVE,
  ALEF_HAMZA_BELOW,
  ALEF_MADDA,
  HAMZA,
  HAMZA_ABOVE,
  HAMZA_BELOW,
  HIGH_HAMZA,
  MADDAH_ABOVE,
  TEH_MARBUTA,
  WAW_HAMZA,
  YEH_HAMZA,
} from './letters.ts';
import type { SpellingRule } from './language.ts';

/**
 * Longest folded word, in UTF-16 units; what comes after is cut off. The engine drops words over 250 bytes, and no
 * word is that long: these are lines of kashida, laughter and glued text.
 */
export const MAX_FOLDED_LENGTH = 60;

/** Marks that make another letter of the one below them, and so must be composed before anything is dropped. */
const COMPOSING = new Set([MADDAH_ABOVE, HAMZA_ABOVE, HAMZA_BELOW, HIGH_HAMZA]);
/** Letters that spelling rules look for, the rarest first. */
const RAREST_FIRST = [HAMZA, ALEF_MADDA, WAW_HAMZA, YEH_HAMZA, ALEF_HAMZA_BELOW, ALEF_HAMZA_ABOVE, TEH_MARBUTA];

/** What words are made of nearly always, and what no neighbour changes but by a spelling rule or a composing mark. */
const ARABIC_OR_ASCII = /^[\p{Script_Extensions=Arabic}\p{ASCII}]$/u;

const NO_UNIT = -1;
/** What a quick table says of a unit that is no letter to write down. None of them is a folded unit. */
const DROPPED = 1;
const RULED = 2;
const LOOK_CLOSER = 3;

/**
 * The folded form of one word: NFKC, marks out, letters by the table, spelling rules. Idempotent. Its cost is linear
 * in the length of the word, and what counts of a word is bounded.
 */
export type Fold = (word: string) => string;

/**
 * Folds by tables of single units, filled as they are met, and looks closer at words with anything in them that its
 * neighbours change. Both ways give the same.
 */
export function createFold(rules: readonly SpellingRule[]): Fold {
  const firstUnits = createFoldedUnits(toTriggers(rules, true));
  const foldUnits = createFoldedUnits(toTriggers(rules, false));
  const ruleUnits = createUnitTable((unit) => toUnit(unit, toRuledLetter));

  return function fold(word) {
    const quick = mapUnits(word, firstUnits, foldUnits);
    if (quick !== null) return quick.length <= MAX_FOLDED_LENGTH ? quick : cut(quick);
    const spelled = word.length <= MAX_FOLDED_LENGTH ? mapUnits(word, ruleUnits, ruleUnits) : null;
    return finish(spelled ?? compose(word, ruleUnits), rules);
  };
}

interface UnitTable {
  /** What becomes of each UTF-16 unit; 0 where it has not been asked for yet. */
  readonly known: Uint16Array;
  readonly find: (unit: number) => number;
}

function createUnitTable(find: (unit: number) => number): UnitTable {
  return { known: new Uint16Array(0x10000), find };
}

/** What units are folded to, those that stand for a rule left to it. */
function createFoldedUnits(triggers: ReadonlySet<string>): UnitTable {
  return createUnitTable((unit) => {
    const known = toUnit(unit, foldCharacter);
    return known !== LOOK_CLOSER && triggers.has(toRuledLetter(String.fromCharCode(unit).normalize('NFKC')))
      ? RULED
      : known;
  });
}

/**
 * The word with each unit replaced, letters by `others` but for the first; null when one of them is ruled or must be
 * looked at closer.
 */
function mapUnits(word: string, first: UnitTable, others: UnitTable): string | null {
  let mapped = '';
  let copied = 0;
  let { known, find } = first;
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    const to = known[unit] || (known[unit] = find(unit));
    if (to === RULED || to === LOOK_CLOSER) return null;
    if (to !== DROPPED) ({ known, find } = others);
    if (to === unit) continue;
    mapped += word.slice(copied, at);
    if (to !== DROPPED) mapped += String.fromCharCode(to);
    copied = at + 1;
  }
  return copied === 0 ? word : mapped + word.slice(copied);
}

/** What `map` makes of a unit, if that is the same whatever stands beside it. */
function toUnit(unit: number, map: (character: string) => string): number {
  const character = String.fromCharCode(unit);
  const plain = character.normalize('NFKC');
  if (!ARABIC_OR_ASCII.test(character) || plain.length > 1 || COMPOSING.has(plain)) return LOOK_CLOSER;
  const mapped = map(plain);
  return mapped === '' ? DROPPED : mapped.charCodeAt(0);
}

/**
 * For each rule a letter that a word must hold for the rule to matter, in the spelling that rules are written in; of those
 * that can stand first in a word, or of all.
 */
function toTriggers(rules: readonly SpellingRule[], isFirst: boolean): ReadonlySet<string> {
  const triggers = new Set<string>();
  for (const rule of rules) {
    const letter = RAREST_FIRST.find((rare) => rule.from.includes(rare)) ?? rule.from.charAt(0);
    if (!isFirst || (toFree(rule) === 0 && rule.from.startsWith(letter))) triggers.add(letter);
  }
  return triggers;
}

/** How many letters at the beginning of a word are not the rule's: none makes another letter of the first one. */
function toFree({ from, to, where }: SpellingRule): number {
  return where === 'inside' || from.charAt(0) !== to.charAt(0) ? 1 : 0;
}

/** From the letters that rules know to the folded form. */
function finish(spelled: string, rules: readonly SpellingRule[]): string {
  let folded = applyRules(spelled, rules);
  // A spelling rule can be met only now that a neighbour is folded; each round leaves one hamza less.
  while (folded.includes(HAMZA)) {
    const again = applyRules(folded, rules);
    if (again === folded) break;
    folded = again;
  }
  return folded;
}

function applyRules(letters: string, rules: readonly SpellingRule[]): string {
  let spelled = letters;
  for (const rule of rules) spelled = applySpellingRule(spelled, rule);
  let folded = '';
  for (const character of spelled) folded += foldCharacter(character);
  return folded.length <= MAX_FOLDED_LENGTH ? folded : cut(folded);
}

/**
 * The word in NFKC in the letters that spelling rules know, without its dropped marks. Hamza and madda are taken into
 * their letters at the end, when those of other keyboards are Arabic: a Persian yeh with a hamza has no character.
 */
function compose(word: string, { known, find }: UnitTable): string {
  let kept = '';
  let marks = '';
  /** The last unit that was a mark by itself, until a letter comes. */
  let mark = NO_UNIT;
  // Character by character: normalizing a long run of marks at once takes quadratic time.
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    // One mark of a kind says all.
    if (unit === mark || (known[unit] || (known[unit] = find(unit))) === DROPPED) continue;
    const written = String.fromCodePoint(word.codePointAt(at) ?? 0);
    at += written.length - 1;
    if (marks.includes(written)) continue;
    if (COMPOSING.has(written)) mark = unit;
    for (const part of written.normalize('NFKC')) {
      const character = part === HIGH_HAMZA ? HAMZA_ABOVE : part;
      if (COMPOSING.has(character)) {
        if (!marks.includes(character)) marks += character;
      } else if (!isDropped(character)) {
        // Twice the limit, because composition can shorten.
        if (kept.length > 2 * MAX_FOLDED_LENGTH) return composeLetters(kept);
        kept += marks + character;
        marks = '';
        mark = NO_UNIT;
      }
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

/** The أون of أون لاين, a whole word, is no ending. */
function applySpellingRule(word: string, rule: SpellingRule): string {
  const { from, to, where } = rule;
  const free = toFree(rule);
  if (where === 'end')
    return word.endsWith(from) && word.length >= free + from.length ? word.slice(0, -from.length) + to : word;
  return word.indexOf(from, free) < 0 ? word : word.slice(0, free) + word.slice(free).replaceAll(from, to);
}

function cut(folded: string): string {
  const last = folded.charCodeAt(MAX_FOLDED_LENGTH - 1);
  const splitsPair = last >= 0xd800 && last < 0xdc00;
  return folded.slice(0, splitsPair ? MAX_FOLDED_LENGTH - 1 : MAX_FOLDED_LENGTH);
}
