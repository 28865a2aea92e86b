/** Reads the files of `index-config/reading`: shared by the composition roots. */
import { readFileSync } from 'node:fs';
import { parseReadingRules } from './article/reading-rules.ts';
import type { ReadingFileName, ReadingRules } from './article/reading-rules.ts';

const FOLDER = new URL('../index-config/reading/', import.meta.url);

/** The rules of this checkout. Throws when a file is missing or a line does not fit, naming it. */
export function readReadingRules(): ReadingRules {
  const read = (name: ReadingFileName): string => readFileSync(new URL(name, FOLDER), 'utf8');
  return parseReadingRules({
    'agencies.txt': read('agencies.txt'),
    'boilerplate.tsv': read('boilerplate.tsv'),
    'date-words.tsv': read('date-words.tsv'),
    'field-names.tsv': read('field-names.tsv'),
    'languages.tsv': read('languages.tsv'),
    'month-names.tsv': read('month-names.tsv'),
  });
}
