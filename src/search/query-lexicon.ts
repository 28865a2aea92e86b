/** What the reader of queries must know of words: which are operators, and which say nothing by themselves. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { QueryWords, WordMeaning } from './query-words.ts';

export interface QueryLexicon {
  /** What a word means to the query language; null for every other word. */
  meaningOf(word: string): WordMeaning | null;
  /** Whether a word is a stop word, or none at all. */
  isStopWord(word: string): boolean;
}

const LATIN = /^[A-Za-z]+$/u;
const OPERATORS: ReadonlySet<WordMeaning> = new Set(['or', 'and', 'not']);

export function createQueryLexicon(words: QueryWords, analyzer: Pick<Analyzer, 'analyze' | 'fold'>): QueryLexicon {
  // Operators in Latin letters count in capitals only; everything else in every spelling that folds to the same.
  const capitals = new Map<string, WordMeaning>();
  const folded = new Map<string, WordMeaning>();
  for (const { word, meaning } of words)
    if (LATIN.test(word) && OPERATORS.has(meaning)) capitals.set(word, meaning);
    else folded.set(analyzer.fold(word), meaning);
  return {
    meaningOf: (word) => capitals.get(word) ?? folded.get(analyzer.fold(word)) ?? null,
    isStopWord: (word) => analyzer.analyze(word, { mode: 'query' }).every(({ stop }) => stop),
  };
}

/** Whether a word is written in Latin letters, and so can be nothing but an operator where it is one. */
export function isLatinWord(word: string): boolean {
  return LATIN.test(word);
}
