/** Lists of words that are read only as far as words are looked up in them. */
import { ARABIC, classOfUnit } from './character-class.ts';
import type { Fold } from './fold.ts';

/**
 * Thousands of words must be ready at once, and a text needs few of them: they are sorted by the first letter of their
 * folded forms, and `read` is asked for what to make of a letter's when a folded word that begins with it is looked up
 * first. Words keep their order. `Made` for a letter that no word begins with is made of none.
 */
export function byFirstLetter<Entry, Made>(
  entries: readonly Entry[],
  toWord: (entry: Entry) => string,
  fold: Fold,
  read: (entries: readonly Entry[]) => Made,
): (folded: string) => Made {
  const groups = new Map<number, Entry[]>();
  const firsts = new Map<number, number>();
  /** Spelling rules leave the first letter of a word alone, so that of an Arabic one it is enough to fold that. */
  const toFirst = (word: string): number => {
    const unit = word.charCodeAt(0);
    if (classOfUnit(unit) !== ARABIC) return fold(word).charCodeAt(0);
    let first = firsts.get(unit);
    if (first === undefined) firsts.set(unit, (first = fold(word.charAt(0)).charCodeAt(0)));
    return first;
  };
  for (const entry of entries) {
    const first = toFirst(toWord(entry));
    const group = groups.get(first);
    if (group) group.push(entry);
    else groups.set(first, [entry]);
  }

  const made = new Map<number, Made>();
  return (folded) => {
    const first = folded.charCodeAt(0);
    let known = made.get(first);
    if (known === undefined) made.set(first, (known = read(groups.get(first) ?? [])));
    return known;
  };
}
