/**
 * Keeps the indexer small. V8 lets garbage of long strings grow to several times what is alive before it looks for it,
 * and a batch of articles is nothing but long strings: collecting it when it was handed over takes a fifth off the peak, and
 * no time: the indexer waits for the engine anyway (docs/benchmarks.md).
 */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Half as much again as what is alive between batches. */
const MAX_HEAP_BYTES = 90_000_000;

/** By how many percent of what is alive the heap may grow before the engine of JavaScript collects: as it comes, by 100 to 300. */
const GROWTH_PERCENT = 20;

let collect: (() => void) | null = null;

/**
 * Does `work` in a heap that is collected often: a large article takes a third less memory so, and small ones would take
 * twice the time. Where the engine of JavaScript does not know the flag, nothing changes.
 */
export async function inSmallHeap<T>(work: () => Promise<T>): Promise<T> {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
  try {
    return await work();
  } finally {
    setFlagsFromString('--heap-growing-percent=0');
  }
}

/** Collects garbage when there is much of it; does nothing where the engine of JavaScript does not let itself be told. */
export function tidyMemory(): void {
  if (getHeapStatistics().used_heap_size < MAX_HEAP_BYTES) return;
  collect ??= findCollector();
  collect();
}

function findCollector(): () => void {
  // The flag reaches contexts that are made after it.
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('typeof gc === "function" ? gc : undefined');
  return typeof found === 'function' ? () => void Reflect.apply(found, undefined, []) : () => {};
}
