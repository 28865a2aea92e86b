/** What is known of articles before they are read, from the files of `index-config/reading`. Text in, data out. */
import { parseDateWords } from './dates/date-words.ts';
import type { DateWords } from './dates/date-words.ts';
import type { DayMonthOrder } from './dates/written-day.ts';
import { parseLanguages } from './detect-language.ts';
import type { Languages } from './detect-language.ts';
import { parseFieldNames } from './field-names.ts';
import type { FieldNames } from './field-names.ts';
import type { AsideRules } from './find-asides.ts';
import { parseAgencies } from './find-dateline.ts';
import { parseLineRules } from './line-rules.ts';

export interface ReadingRules extends AsideRules {
  readonly dateWords: DateWords;
  /** How `03/04/2018` is read; null: not at all. */
  readonly dateOrder: DayMonthOrder | null;
  readonly fieldNames: FieldNames;
  readonly languages: Languages;
}

/** The files by name, with their whole text. */
export const READING_FILES = [
  'agencies.txt',
  'boilerplate.tsv',
  'date-words.tsv',
  'field-names.tsv',
  'languages.tsv',
  'month-names.tsv',
] as const;
export type ReadingFileName = (typeof READING_FILES)[number];

/** Throws RangeError naming file and line when one does not fit. */
export function parseReadingRules(files: Readonly<Record<ReadingFileName, string>>): ReadingRules {
  return {
    dateWords: parseDateWords(files['month-names.tsv'], files['date-words.tsv']),
    dateOrder: null,
    boilerplate: parseLineRules(files['boilerplate.tsv']),
    agencies: parseAgencies(files['agencies.txt']),
    fieldNames: parseFieldNames(files['field-names.tsv']),
    languages: parseLanguages(files['languages.tsv']),
  };
}
