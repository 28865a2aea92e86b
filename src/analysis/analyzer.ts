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
import { createFold } from './fold.ts';
import type { Language } from './language.ts';
import { createChunk, END, LIGATURE, nextChunk } from './next-chunk.ts';
import type { Chunk } from './next-chunk.ts';
import { createStemmer } from './stem.ts';
import { createStopWords } from './stop-words.ts';
import type { Token } from './token.ts';
import { isOneWord, toChunkTerms, toWordForm } from './word-form.ts';
import type { ChunkTerms, TokenForm, WordForm, WordFormParts } from './word-form.ts';
import { createWordTable } from './word-table.ts';

/** `document` and `query` analyze whole words; `prefix` leaves the end of a last word that is being typed alone. */
export type AnalysisMode = 'document' | 'query' | 'prefix';

export interface Analyzer {
  /** Changes whenever the same text may give other terms. An index must be asked by the analyzer that wrote it. */
  readonly version: string;
  /** The tokens of a text in order. Total, for whatever string, lone surrogates included. */
  analyze(text: string, options?: { readonly mode?: AnalysisMode }): Token[];
  /**
   * The tokens of `analyze(text)` at these positions, which ascend; positions that there is no token at are passed over.
   * The fewer, the faster.
   */
  tokensAt(text: string, positions: readonly number[]): Token[];
  /** Index terms in order, stop words out: always the terms of `analyze(text)` that are no stop words, but faster. */
  terms(text: string): string[];
  /** The folded form of one word: every spelling of it, unstemmed. */
  fold(word: string): string;
}

export interface AnalyzerOptions {
  readonly language: Language;
  /** How many spellings each way in remembers, at least; up to twice as many take 100 to 200 bytes each. */
  readonly rememberedWords?: number;
}

/** Raised by hand with every change of the code of this folder that changes a term. */
const CODE_VERSION = 10;
const DEFAULT_REMEMBERED_WORDS = 250_000;

export function createAnalyzer({ language, rememberedWords = DEFAULT_REMEMBERED_WORDS }: AnalyzerOptions): Analyzer {
  const fold = createFold(language.spelling);
  const parts: WordFormParts = {
    fold,
    isStopWord: createStopWords(language.stopWords, fold),
    stemmer: createStemmer(language, fold),
  };
  const rememberedForms = createWordTable<WordForm>(rememberedWords);
  const rememberedTerms = createWordTable<ChunkTerms>(rememberedWords);
  const chunk = createChunk();
  let version: string | undefined;

  function formOf(text: string, { start, end, bits, hash }: Chunk): WordForm {
    const known = rememberedForms.find(text, start, end, hash);
    if (known) return known;
    const form = toWordForm(text.slice(start, end), bits, true, parts);
    rememberedForms.add(text, start, end, hash, form);
    return form;
  }

  function learnTerms(text: string, { start, end, bits, hash }: Chunk): ChunkTerms {
    const terms = toChunkTerms(toWordForm(text.slice(start, end), bits, true, parts));
    rememberedTerms.add(text, start, end, hash, terms);
    return terms;
  }

  function tokensOf(text: string, mode: AnalysisMode): Token[] | null {
    const tokens: Token[] = [];
    for (let at = 0; ; at = chunk.end) {
      const found = nextChunk(text, at, chunk);
      if (found === END) return tokens;
      if (found === LIGATURE) return null;
      const isTyped = mode === 'prefix' && chunk.end === text.length;
      const form = isTyped ? toWordForm(text.slice(chunk.start), chunk.bits, false, parts) : formOf(text, chunk);
      if ('term' in form) tokens.push(toToken(form, chunk.start, tokens.length));
      else for (const part of form) tokens.push(toToken(part, chunk.start, tokens.length));
    }
  }

  function someTokensOf(text: string, positions: readonly number[]): Token[] | null {
    const tokens: Token[] = [];
    let position = 0;
    for (let at = 0; tokens.length < positions.length; at = chunk.end) {
      const found = nextChunk(text, at, chunk);
      if (found === END) break;
      if (found === LIGATURE) return null;
      // Of most chunks that are not asked for it is enough to know that each is one token.
      if (isOneWord(chunk.bits) && position !== positions[tokens.length]) position += 1;
      else {
        const form = formOf(text, chunk);
        for (const part of 'term' in form ? [form] : form) {
          if (position === positions[tokens.length]) tokens.push(toToken(part, chunk.start, position));
          position += 1;
        }
      }
    }
    return tokens;
  }

  const analyzer: Analyzer = {
    get version() {
      return (version ??= `${CODE_VERSION}-${language.version}`);
    },

    analyze(text, { mode = 'document' } = {}) {
      const tokens = tokensOf(text, mode);
      if (tokens) return tokens;
      const expanded = expand(text);
      return (tokensOf(expanded.text, mode) ?? []).map(({ folded, term, start, end, position, stop, rules }) => {
        const at = expanded.toOriginal(start, end);
        const surface = text.slice(at.start, at.end);
        return { surface, folded, term, start: at.start, end: at.end, position, stop, rules };
      });
    },

    tokensAt(text, positions) {
      const some = someTokensOf(text, positions);
      if (some) return some;
      const tokens = analyzer.analyze(text);
      return positions.flatMap((position) => tokens[position] ?? []);
    },

    terms(text) {
      const terms: string[] = [];
      for (let at = 0; ; at = chunk.end) {
        const found = nextChunk(text, at, chunk);
        if (found === END) return terms;
        if (found === LIGATURE) return analyzer.terms(expand(text).text);
        const known = rememberedTerms.find(text, chunk.start, chunk.end, chunk.hash) ?? learnTerms(text, chunk);
        if (typeof known === 'string') terms.push(known);
        else for (const term of known) terms.push(term);
      }
    },

    fold,
  };
  return analyzer;
}

/** Written out: a spread would copy property by property, for every word. */
function toToken({ surface, folded, term, start, end, stop, rules }: TokenForm, at: number, position: number): Token {
  return { surface, folded, term, start: at + start, end: at + end, position, stop, rules };
}
