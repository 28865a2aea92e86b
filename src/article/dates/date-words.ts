/** The words of dates, read from `index-config/reading`. Text in, data out; no files here. */
import { foldWord } from '../fold-word.ts';

export type Calendar = 'gregorian' | 'hijri';

/** What a word, or a run of words, says in a date. */
export type DateWord =
  | { readonly kind: 'month'; readonly calendar: Calendar; readonly month: number }
  /** 0 is Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  /** A day of the month written out. */
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'era'; readonly calendar: Calendar }
  | { readonly kind: 'half'; readonly half: 'am' | 'pm' }
  /** Null: the offset is not known, or changes with the season. */
  | { readonly kind: 'zone'; readonly offset: string | null }
  | { readonly kind: 'filler' }
  /** What follows is when the article was changed. */
  | { readonly kind: 'update' };

export interface DateWords {
  /** Meanings by folded words, joined by single spaces. A word may have several: م is an era and half a day. */
  readonly meanings: ReadonlyMap<string, readonly DateWord[]>;
  /** Length of the longest run, in words. */
  readonly maxWords: number;
}

/** A word or a run of words as it is looked up. */
export function toDateKey(words: string): string {
  return words
    .split(/\s+/u)
    .map((word) => foldWord(word))
    .filter((word) => word !== '')
    .join(' ');
}

/** Reads `month-names.tsv` and `date-words.tsv`. Throws RangeError naming the line that does not fit. */
export function parseDateWords(monthNames: string, dateWords: string): DateWords {
  const meanings = new Map<string, DateWord[]>();
  const add = (names: string, word: DateWord): void => {
    for (const name of names.split(',')) {
      const key = toDateKey(name.trim());
      if (key === '') continue;
      const known = meanings.get(key) ?? [];
      if (!known.some((other) => JSON.stringify(other) === JSON.stringify(word))) known.push(word);
      meanings.set(key, known);
    }
  };
  for (const [kind = '', value = '', names = '', place] of rows(monthNames, 'month-names.tsv')) {
    const month = Number(value);
    if ((kind !== 'gregorian' && kind !== 'hijri') || !(month >= 1 && month <= 12))
      throw new RangeError(`${place}: wanted gregorian or hijri, a month from 1 to 12, and names`);
    add(names, { kind: 'month', calendar: kind, month });
  }
  for (const [kind = '', value = '', names = '', place = ''] of rows(dateWords, 'date-words.tsv'))
    add(names, toDateWord(kind, value, place));
  const maxWords = Math.max(...[...meanings.keys()].map((key) => key.split(' ').length));
  return { meanings, maxWords };
}

function toDateWord(kind: string, value: string, place: string): DateWord {
  if (kind === 'weekday') return { kind, weekday: Number(value) };
  if (kind === 'day') return { kind, day: Number(value) };
  if (kind === 'era' && (value === 'hijri' || value === 'gregorian')) return { kind, calendar: value };
  if (kind === 'half' && (value === 'am' || value === 'pm')) return { kind, half: value };
  if (kind === 'zone') return { kind, offset: value === '?' ? null : value };
  if (kind === 'filler' || kind === 'update') return { kind };
  throw new RangeError(`${place}: there is no kind ${JSON.stringify(kind)} with the value ${JSON.stringify(value)}`);
}

/** The first three cells of each row, and its place for messages. */
function rows(text: string, name: string): string[][] {
  return text.split('\n').flatMap((row, at) => {
    if (row.trim() === '' || row.startsWith('#')) return [];
    const [kind = '', value = '', names = ''] = row.split('\t');
    return [[kind, value, names, `${name}, line ${at + 1}`]];
  });
}
