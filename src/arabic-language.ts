/** Reads the language files of `index-config`: shared by the composition roots. */
import { readFileSync } from 'node:fs';
import { parseLanguage } from './analysis/language.ts';
import type { Language, LanguageFileName } from './analysis/language.ts';
import { createIsInflected } from './analysis/inflected.ts';
import { parseEquivalents } from './search/equivalent-groups.ts';
import type { EquivalentRules } from './search/equivalents.ts';
import { parseForeignLetters } from './search/respell.ts';
import { parseQueryWords } from './search/query-words.ts';
import type { QueryWords } from './search/query-words.ts';

const FOLDER = new URL('../index-config/arabic/', import.meta.url);

/**
 * The language data of this checkout, or of another folder. Throws when a file is missing or a line does not fit, naming
 * it.
 */
export function readArabicLanguage(folder = FOLDER): Language {
  const read = (name: LanguageFileName): string => readFileSync(new URL(name, folder), 'utf8');
  return parseLanguage({
    'spelling.tsv': read('spelling.tsv'),
    'stop-words.txt': read('stop-words.txt'),
    'protected-words.txt': read('protected-words.txt'),
    'broken-plurals.tsv': read('broken-plurals.tsv'),
    'irregular-feminines.tsv': read('irregular-feminines.tsv'),
    'irregular-verbs.tsv': read('irregular-verbs.tsv'),
    'attested-forms.tsv': read('attested-forms.tsv'),
  });
}

/** Names that count as one another in queries. Throws when a file is missing or a line does not fit, naming it. */
export function readEquivalents(language: Language): EquivalentRules {
  const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
  return {
    groups: parseEquivalents(read('equivalents.txt')),
    foreignLetters: parseForeignLetters(read('foreign-letters.tsv')),
    isInflected: createIsInflected(language),
  };
}

/** The words of the query language. Throws when the file is missing or a line does not fit, naming it. */
export function readQueryWords(): QueryWords {
  return parseQueryWords(readFileSync(new URL('../index-config/query-words.tsv', import.meta.url), 'utf8'));
}
