/**
 * The analyzer: text to tokens and terms, the same for documents and queries. The pipeline, in order:
 *
 * 1. cut the text into chunks by Unicode properties (`next-chunk.ts`), ligatures of several words written out first
 *    (`expand.ts`): normalization must come before cutting, or a ligature would hide a boundary;
 * 2. cut a chunk into words, numbers and abbreviations (`split-chunk.ts`);
 * 3. fold each word (`fold.ts`);
 * 4. mark stop words (`stop-words.ts`): after folding, so that the list holds in every spelling, and before stemming,
 *    so that the list is read as it was written;
 * 5. stem the rest (`stem.ts`).
 *
 * Steps 2 to 5 depend on the chunk alone, so they run once per spelling (`word-table.ts`).
 */
import { expand } from './expand.ts';
import { fold } from './fold.ts';
import { hashText } from './hash-text.ts';
import type { Language } from './language.ts';
import { createChunk, END, LIGATURE, nextChunk } from './next-chunk.ts';
import type { Chunk } from './next-chunk.ts';
import { createStemmer } from './stem.ts';
import { createStopWords } from './stop-words.ts';
import type { Token } from './token.ts';
import { toWordForm } from './word-form.ts';
import type { WordForm, WordFormParts } from './word-form.ts';
import { createWordTable } from './word-table.ts';

/** `document` and `query` analyze whole words; `prefix` leaves the end of a last word that is being typed alone. */
export type AnalysisMode = 'document' | 'query' | 'prefix';

export interface Analyzer {
  /** Changes whenever the same text may give other terms. An index must be asked by the analyzer that wrote it. */
  readonly version: string;
  /** The tokens of a text in order. Total, for whatever string, lone surrogates included. */
  analyze(text: string, options?: { readonly mode?: AnalysisMode }): Token[];
  /** Index terms in order, stop words out: always the terms of `analyze(text)` that are no stop words, but faster. */
  terms(text: string): string[];
  /** The folded form of one word: every spelling of it, unstemmed. */
  fold(word: string): string;
}

export interface AnalyzerOptions {
  readonly language: Language;
  /** How many spellings are remembered, at least; up to twice as many take about 300 bytes each. */
  readonly rememberedWords?: number;
}

/** Raised by hand with every change of the code of this folder that changes a term. */
const CODE_VERSION = 2;
const DEFAULT_REMEMBERED_WORDS = 50_000;

export function createAnalyzer({ language, rememberedWords = DEFAULT_REMEMBERED_WORDS }: AnalyzerOptions): Analyzer {
  const foldWord = (word: string): string => fold(word, language.spelling);
  const parts: WordFormParts = {
    fold: foldWord,
    isStopWord: createStopWords(language.stopWords, foldWord),
    stemmer: createStemmer(language, foldWord),
  };
  const remembered = createWordTable<WordForm>(rememberedWords);
  const chunk = createChunk();

  function formOf(text: string, { start, end, bits, hash }: Chunk): WordForm {
    const known = remembered.find(text, start, end, hash);
    if (known) return known;
    const form = toWordForm(text.slice(start, end), bits, true, parts);
    remembered.add(text, start, end, hash, form);
    return form;
  }

  function tokensOf(text: string, mode: AnalysisMode): Token[] | null {
    const tokens: Token[] = [];
    for (let at = 0; ; at = chunk.end) {
      const found = nextChunk(text, at, chunk);
      if (found === END) return tokens;
      if (found === LIGATURE) return null;
      const isTyped = mode === 'prefix' && chunk.end === text.length;
      const form = isTyped ? toWordForm(text.slice(chunk.start), chunk.bits, false, parts) : formOf(text, chunk);
      for (const { start, end, ...rest } of form.tokens) {
        const from = chunk.start + start;
        const to = chunk.start + end;
        tokens.push({ surface: text.slice(from, to), start: from, end: to, position: tokens.length, ...rest });
      }
    }
  }

  return {
    version: `${CODE_VERSION}-${hashText(JSON.stringify(language))}`,

    analyze(text, { mode = 'document' } = {}) {
      const tokens = tokensOf(text, mode);
      if (tokens) return tokens;
      const expanded = expand(text);
      return (tokensOf(expanded.text, mode) ?? []).map((token) => {
        const start = expanded.toStart(token.start);
        const end = expanded.toEnd(token.end);
        return { ...token, start, end, surface: text.slice(start, end) };
      });
    },

    terms(text) {
      const terms: string[] = [];
      for (let at = 0; ; at = chunk.end) {
        const found = nextChunk(text, at, chunk);
        if (found === END) return terms;
        if (found === LIGATURE) return this.terms(expand(text).text);
        const form = formOf(text, chunk);
        if (form.onlyTerm !== null) terms.push(form.onlyTerm);
        else for (const { term, stop } of form.tokens) if (!stop) terms.push(term);
      }
    },

    fold: foldWord,
  };
}
