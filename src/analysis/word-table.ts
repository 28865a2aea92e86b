/** A bounded table from the spelling of a word to what it was analyzed to, looked up without cutting a string. */

/** Longest spelling that is kept, in UTF-16 units; longer ones are rare, and are analyzed each time. */
export const MAX_KEPT_LENGTH = 40;

/**
 * One half of the table: open addressing with linear probing. A slot is four numbers side by side, so that a look
 * touches one line of the processor's cache before it compares the spelling.
 */
interface Generation<Value> {
  /** Of each slot: entry number + 1 (0 is free), hash, start and length of the spelling in `units`. */
  readonly slots: Int32Array;
  readonly units: Uint16Array;
  readonly values: Value[];
  /** How much of `units` is used. */
  used: number;
}

const SLOT = 4;
/** Room for spellings: this many units a word, on average. */
const UNITS_PER_WORD = 12;

export interface WordTable<Value> {
  /** The value of `text.slice(start, end)`, whose hash is `hash`. */
  find(text: string, start: number, end: number, hash: number): Value | undefined;
  /** Keeps a value that `find` did not have. */
  add(text: string, start: number, end: number, hash: number, value: Value): void;
}

/**
 * A table of at least `capacity` and at most twice as many words. Words come back (their frequencies follow Zipf's
 * law), so the words of the last full generation stay until the next is full: one that is met again moves over.
 */
export function createWordTable<Value>(capacity: number): WordTable<Value> {
  let young = createGeneration<Value>(capacity);
  let old = createGeneration<Value>(0);

  function add(text: string, start: number, end: number, hash: number, value: Value): void {
    if (end - start > MAX_KEPT_LENGTH) return;
    if (young.values.length === capacity || young.used + MAX_KEPT_LENGTH > young.units.length) {
      old = young;
      young = createGeneration<Value>(capacity);
    }
    insert(young, text, start, end, hash, value);
  }

  return {
    find(text, start, end, hash) {
      const value = look(young, text, start, end, hash);
      if (value !== undefined || old.values.length === 0) return value;
      const before = look(old, text, start, end, hash);
      if (before !== undefined) add(text, start, end, hash, before);
      return before;
    },
    add,
  };
}

function createGeneration<Value>(capacity: number): Generation<Value> {
  // At most half full, so that a probe is short.
  const size = 2 ** Math.ceil(Math.log2(2 * capacity + 2));
  return {
    slots: new Int32Array(size * SLOT),
    units: new Uint16Array(capacity * UNITS_PER_WORD + MAX_KEPT_LENGTH),
    values: [],
    used: 0,
  };
}

function look<Value>(
  generation: Generation<Value>,
  text: string,
  start: number,
  end: number,
  hash: number,
): Value | undefined {
  const { slots, units } = generation;
  const mask = slots.length - 1;
  for (let slot = firstSlot(hash) & mask; ; slot = (slot + SLOT) & mask) {
    const entry = slots[slot];
    if (!entry) return undefined;
    if (slots[slot + 1] !== hash || slots[slot + 3] !== end - start) continue;
    let unit = slots[slot + 2] ?? 0;
    let at = start;
    while (at < end && units[unit] === text.charCodeAt(at)) {
      unit += 1;
      at += 1;
    }
    if (at === end) return generation.values[entry - 1];
  }
}

function insert<Value>(
  generation: Generation<Value>,
  text: string,
  start: number,
  end: number,
  hash: number,
  value: Value,
): void {
  const { slots, units, values } = generation;
  const mask = slots.length - 1;
  let slot = firstSlot(hash) & mask;
  while (slots[slot] !== 0) slot = (slot + SLOT) & mask;
  slots[slot] = values.push(value);
  slots[slot + 1] = hash;
  slots[slot + 2] = generation.used;
  slots[slot + 3] = end - start;
  for (let at = start; at < end; at += 1) units[generation.used + at - start] = text.charCodeAt(at);
  generation.used += end - start;
}

/** The low bits of FNV-1a depend on few units; this takes the high ones in. */
const firstSlot = (hash: number): number => (hash ^ (hash >>> 15)) * SLOT;
