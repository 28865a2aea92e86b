/** The package export `fihrist/analysis`: the analyzer with the language data of this package. */
import { createAnalyzer as createAnalyzerFor } from '../analysis/analyzer.ts';
import type { Analyzer, AnalyzerOptions } from '../analysis/analyzer.ts';
import { readArabicLanguage } from '../arabic-language.ts';

export type { AnalysisMode, Analyzer, AnalyzerOptions } from '../analysis/analyzer.ts';
export { findRanges } from '../analysis/find-ranges.ts';
export type { Range } from '../analysis/find-ranges.ts';
export { LANGUAGE_FILES, parseLanguage } from '../analysis/language.ts';
export type { Language } from '../analysis/language.ts';
export type { Token } from '../analysis/token.ts';

/** Named from here, for what is published is bundled into a file in the place of this one. */
const FOLDER = new URL('../../index-config/arabic/', import.meta.url);

/** The analyzer; without a language of your own it takes the data that comes with the package. */
export function createAnalyzer(options: Partial<AnalyzerOptions> = {}): Analyzer {
  return createAnalyzerFor({ ...options, language: options.language ?? readArabicLanguage(FOLDER) });
}
