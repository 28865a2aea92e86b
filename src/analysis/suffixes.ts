/** The endings that the stemmer knows, over folded letters, longest first. */
import { ALEF, HEH, KAF, MEEM, NOON, TEH, WAW, YEH } from './letters.ts';

export interface Suffix {
  readonly letters: string;
  readonly rule: string;
  /** Whether a teh marbuta of the word is hidden in it: it opens to teh before a pronoun, and is lost before ات. */
  readonly hidesTeh: boolean;
  readonly isPronoun: boolean;
  /** Whether the word can have an article: no noun has one and a pronoun, and no verb ever. */
  readonly isDefinite: boolean;
  /** How many times rarer than the whole word the rest may be and still be taken for a word of its own. */
  readonly ratio: number;
}

const plain = (letters: string, rule: string, ratio: number): Suffix => ({
  letters,
  rule,
  ratio,
  hidesTeh: false,
  isPronoun: false,
  isDefinite: true,
});
/** Of verbs, of nouns that another follows, of indefinite ones. */
const indefinite = (letters: string, rule: string, ratio: number): Suffix => ({
  ...plain(letters, rule, ratio),
  isDefinite: false,
});

/** The pronouns that stand behind a noun, and their rules; the one letter that may be an ending of another kind is last. */
export const PRONOUNS: readonly (readonly [string, string])[] = [
  [HEH + MEEM + ALEF, 'huma'],
  [KAF + MEEM + ALEF, 'kuma'],
  [HEH + MEEM, 'hum'],
  [HEH + NOON, 'hunna'],
  [KAF + MEEM, 'kum'],
  [HEH + ALEF, 'ha'],
  [NOON + ALEF, 'na'],
  [HEH, 'a'],
];

const LONG_PRONOUNS = PRONOUNS.filter(([letters]) => letters.length > 1);

/** A pronoun, and a pronoun behind a teh marbuta that opened to teh. */
const pronouns = (ratio: number): Suffix[] => [
  ...[...LONG_PRONOUNS, [HEH, 'hu'] as const, [YEH, 'i'] as const].map(([letters, rule]) => ({
    letters: TEH + letters,
    rule: `t-${rule}`,
    ratio,
    hidesTeh: true,
    isPronoun: true,
    isDefinite: false,
  })),
  // Many words end in a kaf of their own, and they are seldom rarer than the rest.
  { ...indefinite(TEH + KAF, 't-k', 1), hidesTeh: true, isPronoun: true },
  { ...indefinite(KAF, 'k', 1), isPronoun: true },
  ...LONG_PRONOUNS.map(([letters, rule]) => ({
    letters,
    rule,
    ratio,
    hidesTeh: false,
    isPronoun: true,
    isDefinite: false,
  })),
];

const ALL: readonly Suffix[] = [
  ...pronouns(20),
  { ...plain(ALEF + TEH, 'at', 20), hidesTeh: true },
  { ...plain(TEH + ALEF + NOON, 'tan', 20), hidesTeh: true },
  { ...plain(TEH + YEH + NOON, 'tayn', 20), hidesTeh: true },
  { ...indefinite(TEH + ALEF, 'ta', 20), hidesTeh: true },
  plain(ALEF + NOON, 'an', 20),
  plain(WAW + NOON, 'un', 20),
  plain(YEH + NOON, 'in', 20),
  indefinite(WAW + ALEF, 'u-alef', 20),
  indefinite(TEH + MEEM, 'tum', 10),
  { ...plain(HEH, 'a', 20), isPronoun: true },
  plain(YEH, 'i', 10),
  indefinite(ALEF, 'a-tanwin', 10),
  indefinite(TEH, 't', 10),
  indefinite(WAW, 'u', 5),
];

export const SUFFIXES: readonly Suffix[] = [...ALL].sort((a, b) => b.letters.length - a.letters.length);
