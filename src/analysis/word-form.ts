/** What the analyzer makes of one chunk, worked out once per spelling and then shared by all its occurrences. */
import { ARABIC, DIGIT, FORMAT, JOINER, OTHER_LETTER } from './character-class.ts';
import { splitChunk } from './split-chunk.ts';
import type { Stemmer } from './stem.ts';

/** One token of a chunk; offsets are relative to the chunk. */
export interface TokenForm {
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  readonly folded: string;
  readonly term: string;
  readonly stop: boolean;
  readonly rules: readonly string[];
}

/** The tokens of a chunk: the token itself when there is just one, which is the usual case and takes least room. */
export type WordForm = TokenForm | readonly TokenForm[];

/** Index terms of a chunk, stop words out: the term itself when there is just one, which is the usual case. */
export type ChunkTerms = string | readonly string[];

export interface WordFormParts {
  readonly fold: (word: string) => string;
  readonly isStopWord: (folded: string) => boolean;
  readonly stemmer: Stemmer;
}

/** Lists of rules are few, and are shared by the words that they made. */
const sharedRules = new Map<string, readonly string[]>();
const NONE: readonly string[] = [];

/** Whether a chunk of such characters is one word as a whole: Arabic letters and their marks. */
export const isOneWord = (bits: number): boolean => (bits & (OTHER_LETTER | DIGIT | JOINER | FORMAT)) === 0;

/** Analyzes a chunk whose characters have the classes `bits`. `whole` is false while its last word is being typed. */
export function toWordForm(chunk: string, bits: number, whole: boolean, parts: WordFormParts): WordForm {
  const pieces = isOneWord(bits) ? [{ start: 0, end: chunk.length, folded: null }] : splitChunk(chunk);
  const tokens: TokenForm[] = [];
  pieces.forEach(({ start, end, folded: ready }, index) => {
    const surface = chunk.slice(start, end);
    const folded = ready ?? parts.fold(surface);
    if (folded === '') return;
    const stop = parts.isStopWord(folded);
    const isArabic = ready === null && (bits & ARABIC) !== 0 && isArabicWord(folded);
    const isLast = index === pieces.length - 1;
    const { term, rules } =
      stop || !isArabic ? { term: folded, rules: NONE } : parts.stemmer.stem(folded, whole || !isLast);
    tokens.push({ start, end, surface, folded, term, stop, rules: share(rules) });
  });
  const [only] = tokens;
  return tokens.length === 1 && only ? only : tokens;
}

function share(rules: readonly string[]): readonly string[] {
  const key = rules.join(' ');
  const known = sharedRules.get(key);
  if (known) return known;
  sharedRules.set(key, rules);
  return rules;
}

const NO_TERMS: readonly string[] = [];

export function toChunkTerms(form: WordForm): ChunkTerms {
  const tokens = 'term' in form ? [form] : form;
  const [first, ...others] = tokens.filter(({ stop }) => !stop).map(({ term }) => term);
  if (first === undefined) return NO_TERMS;
  return others.length === 0 ? first : [first, ...others];
}

const ARABIC_SCRIPT = /^\p{Script=Arabic}/u;
const isArabicWord = (folded: string): boolean => ARABIC_SCRIPT.test(folded);
