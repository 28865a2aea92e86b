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
  /** File and line, for messages. */
  readonly at: string;
}

function toSpellingRule({ cells: [from = '', to = '', where], at }: Row): SpellingRule {
  if (where !== 'inside' && where !== 'end' && where !== 'anywhere')
    throw new RangeError(`${at}: "${where}" is not a place; allowed are inside, end and anywhere`);
  return { from: from.normalize('NFKC'), to: to.normalize('NFKC'), where };
}

function toProtectedWord({ cells: [word = '', named = ''], at }: Row): ProtectedWord {
  const sides = named.split(' ').map((name) => {
    const side = PROTECTED_SIDES.find((known) => known === name);
    if (!side) throw new RangeError(`${at}: "${name}" is not a side; allowed are ${PROTECTED_SIDES.join(', ')}`);
    return side;
  });
  return { word, sides };
}

function toAttestedForms({ cells: [start = '', rests = ''], at }: Row): AttestedForms {
  if (start.length !== 2) throw new RangeError(`${at}: "${start}" is not two letters`);
  return { start, rests };
}

function parseRows(files: LanguageFiles, name: LanguageFileName, width: number): Row[] {
  const rows: Row[] = [];
  files[name].split('\n').forEach((line, index) => {
    const text = (line.includes('#') ? line.slice(0, line.indexOf('#')) : line).trim();
    if (text === '') return;
    const cells = text.split('\t').map((cell) => cell.trim());
    const at = `${name}, line ${index + 1}`;
    if (cells.length < width || cells.slice(0, width).includes(''))
      throw new RangeError(`${at}: found ${JSON.stringify(text)}, wanted ${width} cells separated by tabs`);
    rows.push({ cells, at });
  });
  return rows;
}
