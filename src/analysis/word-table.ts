/** A bounded table from the spelling of a word to what it was analyzed to, looked up without cutting a string. */

/** Longest spelling that is kept, in UTF-16 units; longer ones are rare, and are analyzed each time. */
export const MAX_KEPT_LENGTH = 40;

/**
 * One half of the table: open addressing with linear probing. What a look needs of a word lies in one slot, which is one
 * line of the processor's cache; spellings and values stand in the order in which words were first met, so that the
 * frequent ones lie close together and stay there.
 */
interface Generation<Value> {
  /** Slots by hash, four numbers each; at most half of them taken, so that a probe is short. */
  slots: Int32Array;
  /** The spellings, one behind the other. */
  units: Uint16Array;
  /** How many units are taken. */
  used: number;
  readonly values: Value[];
}

/** Numbers of a slot: hash, where the spelling begins in `units`, its length, which value; length 0: it is free. */
const SLOT = 4;
const START = 1;
const LENGTH = 2;
const VALUE = 3;

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
    slots: createSlots(room),
    units: new Uint16Array(room * UNITS_PER_WORD + MAX_KEPT_LENGTH),
    used: 0,
    values: [],
  };
}

const createSlots = (room: number): Int32Array => new Int32Array(SLOT * 2 ** Math.ceil(Math.log2(2 * room + 2)));

function look<Value>(
  { slots, units, values }: Generation<Value>,
  text: string,
  start: number,
  end: number,
  hash: number,
): Value | undefined {
  const mask = slots.length - 1;
  for (let slot = firstSlot(hash, mask); ; slot = (slot + SLOT) & mask) {
    const length = slots[slot + LENGTH];
    if (!length) return undefined;
    if (slots[slot] !== hash || length !== end - start) continue;
    let unit = slots[slot + START] ?? 0;
    let at = start;
    while (at < end && units[unit] === text.charCodeAt(at)) {
      unit += 1;
      at += 1;
    }
    if (at === end) return values[slots[slot + VALUE] ?? 0];
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
  const { used, values } = generation;
  const length = end - start;
  const number = values.push(value) - 1;
  if (values.length * 2 * SLOT > generation.slots.length) generation.slots = grow(generation.slots);
  if (used + length > generation.units.length) {
    const units = new Uint16Array(2 * generation.units.length);
    units.set(generation.units);
    generation.units = units;
  }
  for (let at = 0; at < length; at += 1) generation.units[used + at] = text.charCodeAt(start + at);
  generation.used = used + length;
  place(generation.slots, hash, used, length, number);
}

function place(slots: Int32Array, hash: number, start: number, length: number, number: number): void {
  const mask = slots.length - 1;
  let slot = firstSlot(hash, mask);
  while (slots[slot + LENGTH] !== 0) slot = (slot + SLOT) & mask;
  slots[slot] = hash;
  slots[slot + START] = start;
  slots[slot + LENGTH] = length;
  slots[slot + VALUE] = number;
}

/** The slots of twice as many words. */
function grow(slots: Int32Array): Int32Array {
  const grown = new Int32Array(2 * slots.length);
  for (let slot = 0; slot < slots.length; slot += SLOT) {
    const [hash = 0, start = 0, length = 0, number = 0] = slots.subarray(slot, slot + SLOT);
    if (length > 0) place(grown, hash, start, length, number);
  }
  return grown;
}

/** The low bits of FNV-1a depend on few units; this takes the high ones in. */
const firstSlot = (hash: number, mask: number): number => Math.imul(hash ^ (hash >>> 15), SLOT) & mask;
