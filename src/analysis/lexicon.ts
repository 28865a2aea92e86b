/**
 * What is attested: how often a folded form occurs, bare and with the article. The stemmer guards its cuts with this.
 * Tens of thousands of forms must be ready at once and are looked up for every new word, so they lie in flat arrays over
 * one text: no form is ever cut out of it.
 */
import { ALEF, BEH, HEH, LAM, TEH_MARBUTA, WAW } from './letters.ts';

/** Folded forms but for a final teh marbuta, separated by spaces, and about how often each of them occurs. */
export interface AttestedForms {
  readonly count: number;
  readonly forms: string;
}

export interface Lexicon {
  /** About how often `form + ending` occurs as it is written; 0 for a rare one. */
  count(form: string, ending?: string): number;
  /**
   * About how often it occurs behind the article. Only nouns and adjectives take the article, and no conjunction or
   * preposition can stand behind it: what follows is the word's own.
   */
  definite(form: string, ending?: string): number;
  /** Both together. */
  weight(form: string, ending?: string): number;
  /** How much of the weight of `form` and a final heh is written with teh marbuta. */
  feminine(form: string): number;
}

const ARTICLES = [ALEF + LAM, WAW + ALEF + LAM, BEH + ALEF + LAM, LAM + LAM];
const SPACE = 0x20;
/** FNV-1a over UTF-16 units (Fowler, Noll and Vo). */
const HASH_BASIS = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;

export function createLexicon(attested: readonly AttestedForms[]): Lexicon {
  const written = attested.map(({ forms }) => forms).join(' ');
  const text = written.replaceAll(TEH_MARBUTA, HEH);
  /** Entries for all forms and, at most, as many without their article. */
  const room = 2 * countForms(text);
  /** Entry number + 1 by hash, linear probing; 0 is free. */
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * room)));
  const mask = slots.length - 1;
  /** Of each entry: where its form stands in `text`, the hash of that, and its counts. */
  const starts = new Int32Array(room);
  const lengths = new Uint8Array(room);
  const hashes = new Int32Array(room);
  const counts = new Int32Array(room);
  const definites = new Int32Array(room);
  const feminines = new Int32Array(room);
  let entries = 0;

  /** The entry of a stretch of the text, made if there is none. */
  function toEntry(start: number, end: number): number {
    const length = end - start;
    let hash = HASH_BASIS;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), HASH_PRIME);
    let slot = toSlot(hash) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const entry = (slots[slot] ?? 0) - 1;
      if (hashes[entry] === hash && lengths[entry] === length && isAt(starts[entry] ?? 0, start, length)) return entry;
    }
    starts[entries] = start;
    lengths[entries] = length;
    hashes[entries] = hash;
    entries += 1;
    slots[slot] = entries;
    return entries - 1;
  }

  function isAt(start: number, other: number, length: number): boolean {
    let same = 0;
    while (same < length && text.charCodeAt(start + same) === text.charCodeAt(other + same)) same += 1;
    return same === length;
  }

  function add(column: Int32Array, start: number, end: number, count: number): void {
    const entry = toEntry(start, end);
    column[entry] = (column[entry] ?? 0) + count;
    if (written.charAt(end - 1) === TEH_MARBUTA) feminines[entry] = (feminines[entry] ?? 0) + count;
  }

  let start = 0;
  for (const { forms, count } of attested) {
    const last = start + forms.length;
    while (start < last) {
      let end = start;
      while (end < last && text.charCodeAt(end) !== SPACE) end += 1;
      if (end > start) add(counts, start, end, count);
      for (const article of ARTICLES)
        if (text.startsWith(article, start) && start + article.length < end)
          add(definites, start + article.length, end, count);
      start = end + 1;
    }
    start = last + 1;
  }

  /** The entry of `form + ending`; -1 when it is not attested. */
  function find(form: string, ending: string): number {
    const { length } = form;
    let hash = HASH_BASIS;
    for (let at = 0; at < length; at += 1) hash = Math.imul(hash ^ form.charCodeAt(at), HASH_PRIME);
    for (let at = 0; at < ending.length; at += 1) hash = Math.imul(hash ^ ending.charCodeAt(at), HASH_PRIME);
    for (let slot = toSlot(hash) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const entry = (slots[slot] ?? 0) - 1;
      if (hashes[entry] !== hash || lengths[entry] !== length + ending.length) continue;
      const from = starts[entry] ?? 0;
      let same = 0;
      while (same < length && text.charCodeAt(from + same) === form.charCodeAt(same)) same += 1;
      if (same === length && text.startsWith(ending, from + length)) return entry;
    }
    return -1;
  }

  return {
    count: (form, ending = '') => counts[find(form, ending)] ?? 0,
    definite: (form, ending = '') => definites[find(form, ending)] ?? 0,
    weight(form, ending = '') {
      const entry = find(form, ending);
      return (counts[entry] ?? 0) + (definites[entry] ?? 0);
    },
    feminine: (form) => feminines[find(form, HEH)] ?? 0,
  };
}

function countForms(text: string): number {
  let forms = 1;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) forms += 1;
  return forms;
}

/** The low bits of FNV-1a depend on few units; this takes the high ones in. */
const toSlot = (hash: number): number => hash ^ (hash >>> 15);
