/** What the analyzer knows of the language, read from the files of `index-config/arabic`. Text in, data out; no files here. */

import { hashText } from './hash-text.ts';
import type { AttestedForms } from './lexicon.ts';

/** See `index-config/arabic/spelling.tsv`. Letters are NFKC, not folded. */
export interface SpellingRule {
  readonly from: string;
  readonly to: string;
  readonly where: 'inside' | 'end' | 'anywhere';
}

/** Which letters of a word are its own although they look like an affix; see `index-config/arabic/protected-words.txt`. */
export type ProtectedSide = 'start' | 'end' | 'teh';
const PROTECTED_SIDES: readonly ProtectedSide[] = ['start', 'end', 'teh'];

export interface ProtectedWord {
  readonly word: string;
  readonly sides: readonly ProtectedSide[];
}

/** In natural spelling, as an editor wrote it (the analyzer folds it when it is made), but for the attested forms. */
export interface Language {
  readonly spelling: readonly SpellingRule[];
  readonly stopWords: readonly string[];
  readonly protectedWords: readonly ProtectedWord[];
  /** Singular and plural. */
  readonly brokenPlurals: readonly (readonly [string, string])[];
  /** Past and imperfect. */
  readonly irregularVerbs: readonly (readonly [string, string])[];
  /** Which folded forms occur, and about how often. */
  readonly attestedForms: readonly AttestedForms[];
  /** A hash of all of it, comments left out: other data, other terms. */
  readonly version: string;
}

/** The files by name, with their whole text. */
export const LANGUAGE_FILES = [
  'spelling.tsv',
  'stop-words.txt',
  'protected-words.txt',
  'broken-plurals.tsv',
  'irregular-verbs.tsv',
  'attested-forms.tsv',
] as const;
export type LanguageFileName = (typeof LANGUAGE_FILES)[number];
export type LanguageFiles = Readonly<Record<LanguageFileName, string>>;

/**
 * Reads the files. A `#` begins a comment, empty lines do not count.
 * Throws RangeError naming file and line for a line that does not fit.
 */
export function parseLanguage(files: LanguageFiles): Language {
  const spelling = parseRows(files, 'spelling.tsv', 3);
  const stopWords = parseRows(files, 'stop-words.txt', 1);
  const protectedWords = parseRows(files, 'protected-words.txt', 2);
  const brokenPlurals = parseRows(files, 'broken-plurals.tsv', 2);
  const irregularVerbs = parseRows(files, 'irregular-verbs.tsv', 2);
  const attestedForms = parseRows(files, 'attested-forms.tsv', 2);
  const all = [spelling, stopWords, protectedWords, brokenPlurals, irregularVerbs, attestedForms];
  return {
    spelling: spelling.map(toSpellingRule),
    stopWords: stopWords.map(({ cells: [word = ''] }) => word),
    protectedWords: protectedWords.map(toProtectedWord),
    brokenPlurals: brokenPlurals.map(({ cells: [singular = '', plural = ''] }) => [singular, plural] as const),
    irregularVerbs: irregularVerbs.map(({ cells: [past = '', imperfect = ''] }) => [past, imperfect] as const),
    attestedForms: attestedForms.map(toAttestedForms),
    // Worked out when it is asked for: most who analyze a text never compare versions.
    get version() {
      return hashText(all.map((rows) => rows.map(({ cells }) => cells.join('\t')).join('\n')).join('\n\n'));
    },
  };
}

interface Row {
  readonly cells: readonly string[];
  readonly file: LanguageFileName;
  readonly line: number;
}

/** For messages. */
const toPlace = ({ file, line }: Pick<Row, 'file' | 'line'>): string => `${file}, line ${line}`;

function toSpellingRule(row: Row): SpellingRule {
  const [from = '', to = '', where] = row.cells;
  if (where !== 'inside' && where !== 'end' && where !== 'anywhere')
    throw new RangeError(`${toPlace(row)}: "${where}" is not a place; allowed are inside, end and anywhere`);
  return { from: from.normalize('NFKC'), to: to.normalize('NFKC'), where };
}

function toProtectedWord(row: Row): ProtectedWord {
  const [word = '', named = ''] = row.cells;
  const sides = named.split(' ').map((name) => {
    const side = PROTECTED_SIDES.find((known) => known === name);
    if (!side)
      throw new RangeError(`${toPlace(row)}: "${name}" is not a side; allowed are ${PROTECTED_SIDES.join(', ')}`);
    return side;
  });
  return { word, sides };
}

function toAttestedForms(row: Row): AttestedForms {
  const [start = '', rests = ''] = row.cells;
  if (start.length !== 2) throw new RangeError(`${toPlace(row)}: "${start}" is not two letters`);
  return { start, rests };
}

/** Thousands of rows must be ready at once, so that little is made for each. */
function parseRows(files: LanguageFiles, file: LanguageFileName, width: number): Row[] {
  const rows: Row[] = [];
  let line = 0;
  for (const written of files[file].split('\n')) {
    line += 1;
    const comment = written.indexOf('#');
    const text = (comment < 0 ? written : written.slice(0, comment)).trim();
    if (text === '') continue;
    const cells = text.split('\t');
    let filled = 0;
    for (let at = 0; at < cells.length; at += 1) {
      const cell = (cells[at] ?? '').trim();
      cells[at] = cell;
      if (cell !== '' && at < width) filled += 1;
    }
    const row = { cells, file, line };
    if (filled < width)
      throw new RangeError(`${toPlace(row)}: found ${JSON.stringify(text)}, wanted ${width} cells separated by tabs`);
    rows.push(row);
  }
  return rows;
}
