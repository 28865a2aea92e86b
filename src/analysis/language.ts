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
export type ProtectedSide = 'start' | 'end' | 'teh' | 'short';
const PROTECTED_SIDES: readonly ProtectedSide[] = ['start', 'end', 'teh', 'short'];

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
  /** Masculine and feminine. */
  readonly irregularFeminines: readonly (readonly [string, string])[];
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
  'irregular-feminines.tsv',
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
  return {
    spelling: parseRows(files, 'spelling.tsv', toSpellingRule),
    stopWords: parseRows(files, 'stop-words.txt', (cells) => cells[0] ?? ''),
    protectedWords: parseRows(files, 'protected-words.txt', toProtectedWord),
    brokenPlurals: parseRows(files, 'broken-plurals.tsv', toPair),
    irregularFeminines: parseRows(files, 'irregular-feminines.tsv', toPair),
    irregularVerbs: parseRows(files, 'irregular-verbs.tsv', toPair),
    attestedForms: parseRows(files, 'attested-forms.tsv', toAttestedForms),
    // Worked out when it is asked for: most who analyze a text never compare versions.
    get version() {
      const tables = LANGUAGE_FILES.map((file) => parseRows(files, file, (cells) => cells.join('\t')).join('\n'));
      return hashText(tables.join('\n\n'));
    },
  };
}

type Cells = readonly string[];
/** What a row says; the cells are another row's when it is done. `place` is for messages. */
type ToEntry<Entry> = (cells: Cells, place: Place) => Entry;

interface Place {
  readonly file: LanguageFileName;
  /** From 1. */
  readonly line: number;
}

const refuse = ({ file, line }: Place, why: string): RangeError => new RangeError(`${file}, line ${line}: ${why}`);

const toPair = (cells: Cells): readonly [string, string] => [cells[0] ?? '', cells[1] ?? ''];

function toSpellingRule([from = '', to = '', where]: Cells, place: Place): SpellingRule {
  if (where !== 'inside' && where !== 'end' && where !== 'anywhere')
    throw refuse(place, `"${where}" is not a place; allowed are inside, end and anywhere`);
  return { from: from.normalize('NFKC'), to: to.normalize('NFKC'), where };
}

/** The few ways in which sides are named, each read once. */
const knownSides = new Map<string, readonly ProtectedSide[]>();

function toProtectedWord(cells: Cells, place: Place): ProtectedWord {
  const named = cells[1] ?? '';
  let sides = knownSides.get(named);
  if (!sides) knownSides.set(named, (sides = named.split(' ').map((name) => toSide(name, place))));
  return { word: cells[0] ?? '', sides };
}

function toSide(name: string, place: Place): ProtectedSide {
  const side = PROTECTED_SIDES.find((known) => known === name);
  if (!side) throw refuse(place, `"${name}" is not a side; allowed are ${PROTECTED_SIDES.join(', ')}`);
  return side;
}

function toAttestedForms([start = '', groups = '']: Cells, place: Place): AttestedForms {
  if (start.length !== 2) throw refuse(place, `"${start}" is not two letters`);
  return { start, groups };
}

/** How many cells of each row are read; what stands behind them is for people. */
const WIDTHS: Readonly<Record<LanguageFileName, number>> = {
  'spelling.tsv': 3,
  'stop-words.txt': 1,
  'protected-words.txt': 2,
  'broken-plurals.tsv': 2,
  'irregular-feminines.tsv': 2,
  'irregular-verbs.tsv': 2,
  'attested-forms.tsv': 2,
};

/** Thousands of rows must be ready at once, so that little is made for each: the cells are the same ones, filled anew. */
function parseRows<Entry>(files: LanguageFiles, file: LanguageFileName, toEntry: ToEntry<Entry>): Entry[] {
  const cells = Array.from({ length: WIDTHS[file] }, () => '');
  const entries: Entry[] = [];
  const place = { file, line: 0 };
  for (const written of files[file].split('\n')) {
    place.line += 1;
    const comment = written.indexOf('#');
    const text = (comment < 0 ? written : written.slice(0, comment)).trim();
    if (text === '') continue;
    if (!fillCells(cells, text))
      throw refuse(place, `found ${JSON.stringify(text)}, wanted ${cells.length} cells separated by tabs`);
    entries.push(toEntry(cells, place));
  }
  return entries;
}

/** Reads the first cells of a row; false when one is empty or missing. */
function fillCells(cells: string[], text: string): boolean {
  let start = 0;
  for (let at = 0; at < cells.length; at += 1) {
    const tab = text.indexOf('\t', start);
    const end = tab < 0 ? text.length : tab;
    const cell = text.slice(start, end).trim();
    if (cell === '') return false;
    cells[at] = cell;
    start = end + 1;
  }
  return true;
}
