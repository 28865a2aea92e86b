/** The package export `fihrist/analysis` for browsers: the analyzer with its language data built in. */
import attestedForms from '../../index-config/arabic/attested-forms.tsv?raw';
import brokenPlurals from '../../index-config/arabic/broken-plurals.tsv?raw';
import irregularFeminines from '../../index-config/arabic/irregular-feminines.tsv?raw';
import irregularVerbs from '../../index-config/arabic/irregular-verbs.tsv?raw';
import protectedWords from '../../index-config/arabic/protected-words.txt?raw';
import spelling from '../../index-config/arabic/spelling.tsv?raw';
import stopWords from '../../index-config/arabic/stop-words.txt?raw';
import { createAnalyzer as createAnalyzerFor } from '../analysis/analyzer.ts';
import type { Analyzer, AnalyzerOptions } from '../analysis/analyzer.ts';
import { parseLanguage } from '../analysis/language.ts';

export { findRanges } from '../analysis/find-ranges.ts';
export { LANGUAGE_FILES, parseLanguage } from '../analysis/language.ts';

/** The analyzer; without a language of your own it takes the data that comes with the package. */
export function createAnalyzer(options: Partial<AnalyzerOptions> = {}): Analyzer {
  return createAnalyzerFor({ ...options, language: options.language ?? readLanguage() });
}

function readLanguage(): ReturnType<typeof parseLanguage> {
  return parseLanguage({
    'spelling.tsv': spelling,
    'stop-words.txt': stopWords,
    'protected-words.txt': protectedWords,
    'broken-plurals.tsv': brokenPlurals,
    'irregular-feminines.tsv': irregularFeminines,
    'irregular-verbs.tsv': irregularVerbs,
    'attested-forms.tsv': attestedForms,
  });
}
