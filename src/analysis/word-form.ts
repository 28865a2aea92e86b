/** What the analyzer makes of one chunk, worked out once per spelling and then shared by all its occurrences. */
import { ARABIC, DIGIT, FORMAT, JOINER, OTHER_LETTER } from './character-class.ts';
import { splitChunk } from './split-chunk.ts';
import type { Stemmer } from './stem.ts';

/** One token of a chunk; offsets are relative to the chunk. */
export interface TokenForm {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  readonly term: string;
  readonly stop: boolean;
  readonly rules: readonly string[];
}

export interface WordForm {
  readonly tokens: readonly TokenForm[];
}

/** Index terms of a chunk, stop words out: the term itself when there is just one, which is the usual case. */
export type ChunkTerms = string | readonly string[];

export interface WordFormParts {
  readonly fold: (word: string) => string;
  readonly isStopWord: (folded: string) => boolean;
  readonly stemmer: Stemmer;
}

/** Rule names of tokens that were not stemmed. */
const NONE: readonly string[] = [];

/** Analyzes a chunk whose characters have the classes `bits`. `whole` is false while its last word is being typed. */
export function toWordForm(chunk: string, bits: number, whole: boolean, parts: WordFormParts): WordForm {
  const isPlain = (bits & (OTHER_LETTER | DIGIT | JOINER | FORMAT)) === 0;
  const pieces = isPlain ? [{ start: 0, end: chunk.length, folded: null }] : splitChunk(chunk);
  const tokens: TokenForm[] = [];
  pieces.forEach(({ start, end, folded: ready }, index) => {
    const folded = ready ?? parts.fold(chunk.slice(start, end));
    if (folded === '') return;
    const stop = parts.isStopWord(folded);
    const isArabic = ready === null && (bits & ARABIC) !== 0 && isArabicWord(folded);
    const isLast = index === pieces.length - 1;
    const { term, rules } =
      stop || !isArabic ? { term: folded, rules: NONE } : parts.stemmer.stem(folded, whole || !isLast);
    tokens.push({ start, end, folded, term, stop, rules });
  });
  return { tokens };
}

const NO_TERMS: readonly string[] = [];

export function toChunkTerms({ tokens }: WordForm): ChunkTerms {
  const [first, ...others] = tokens.filter(({ stop }) => !stop).map(({ term }) => term);
  if (first === undefined) return NO_TERMS;
  return others.length === 0 ? first : [first, ...others];
}

const ARABIC_SCRIPT = /^\p{Script=Arabic}/u;
const isArabicWord = (folded: string): boolean => ARABIC_SCRIPT.test(folded);
