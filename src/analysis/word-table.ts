/** A bounded table from the spelling of a word to what it was analyzed to, looked up without cutting a string. */

/** Longest spelling that is kept, in UTF-16 units; longer ones are rare, and are analyzed each time. */
export const MAX_KEPT_LENGTH = 40;

/**
 * One half of the table: open addressing with linear probing over entry numbers. What belongs to an entry stands in the
 * order in which words were first met, so that the frequent ones lie close together and stay in the processor's cache.
 */
interface Generation<Value> {
  /** Entry number + 1 by hash; 0 is free. At most half full, so that a probe is short. */
  slots: Int32Array;
  /** Of each entry: its hash, and where its spelling begins in `units`; it ends where the next begins. */
  hashes: Int32Array;
  starts: Int32Array;
  units: Uint16Array;
  readonly values: Value[];
}

/** Words that a new generation has room for; it grows from there, so that short texts cost no memory. */
const FIRST_ROOM = 512;
/** Room for spellings: this many units a word, on average. */
const UNITS_PER_WORD = 8;

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
  let old: Generation<Value> | null = null;

  function add(text: string, start: number, end: number, hash: number, value: Value): void {
    if (end - start > MAX_KEPT_LENGTH) return;
    if (young.values.length >= capacity) {
      old = young;
      young = createGeneration<Value>(capacity);
    }
    insert(young, text, start, end, hash, value);
  }

  return {
    find(text, start, end, hash) {
      const value = look(young, text, start, end, hash);
      if (value !== undefined || old === null) return value;
      const before = look(old, text, start, end, hash);
      if (before !== undefined) add(text, start, end, hash, before);
      return before;
    },
    add,
  };
}

function createGeneration<Value>(capacity: number): Generation<Value> {
  const room = Math.min(capacity, FIRST_ROOM);
  return {
    slots: new Int32Array(toSlotCount(room)),
    hashes: new Int32Array(room),
    starts: new Int32Array(room + 1),
    units: new Uint16Array(room * UNITS_PER_WORD + MAX_KEPT_LENGTH),
    values: [],
  };
}

const toSlotCount = (room: number): number => 2 ** Math.ceil(Math.log2(2 * room + 2));

function look<Value>(
  generation: Generation<Value>,
  text: string,
  start: number,
  end: number,
  hash: number,
): Value | undefined {
  const { slots, hashes, starts, units } = generation;
  const mask = slots.length - 1;
  for (let slot = firstSlot(hash) & mask; ; slot = (slot + 1) & mask) {
    const entry = slots[slot];
    if (!entry) return undefined;
    if (hashes[entry - 1] !== hash) continue;
    let unit = starts[entry - 1] ?? 0;
    if ((starts[entry] ?? 0) - unit !== end - start) continue;
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
  const entry = generation.values.push(value);
  if (entry > generation.hashes.length) grow(generation);
  const from = generation.starts[entry - 1] ?? 0;
  if (from + end - start > generation.units.length) generation.units = longer(generation.units, Uint16Array);
  generation.hashes[entry - 1] = hash;
  generation.starts[entry] = from + end - start;
  for (let at = start; at < end; at += 1) generation.units[from + at - start] = text.charCodeAt(at);
  place(generation.slots, hash, entry);
}

function place(slots: Int32Array, hash: number, entry: number): void {
  const mask = slots.length - 1;
  let slot = firstSlot(hash) & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = entry;
}

/** Makes room for twice as many words. */
function grow<Value>(generation: Generation<Value>): void {
  const { hashes } = generation;
  generation.slots = new Int32Array(toSlotCount(2 * hashes.length));
  hashes.forEach((hash, at) => place(generation.slots, hash, at + 1));
  generation.hashes = longer(hashes, Int32Array);
  generation.starts = longer(generation.starts, Int32Array);
}

function longer<Numbers extends Int32Array | Uint16Array>(
  numbers: Numbers,
  Longer: new (length: number) => Numbers,
): Numbers {
  const copy = new Longer(2 * numbers.length);
  copy.set(numbers);
  return copy;
}

/** The low bits of FNV-1a depend on few units; this takes the high ones in. */
const firstSlot = (hash: number): number => hash ^ (hash >>> 15);
