/** An index in memory that lags behind as an engine does: what is put shows only once it is settled. For failures. */
import type { IndexDocument } from '../../src/article/document.ts';

export interface MemoryIndexCall {
  readonly name: 'fingerprints' | 'put' | 'settle';
  /** How many calls of that name came before. */
  readonly before: number;
}

export function createMemoryIndex(onCall: (call: MemoryIndexCall) => void | Promise<void> = () => {}) {
  const documents = new Map<string, IndexDocument>();
  const puts: (readonly IndexDocument[])[] = [];
  const calls: MemoryIndexCall['name'][] = [];
  let queue: IndexDocument[] = [];

  const called = async (name: MemoryIndexCall['name']): Promise<void> => {
    const before = calls.filter((call) => call === name).length;
    calls.push(name);
    await onCall({ name, before });
  };
  return {
    /** Documents that can be found, by id. */
    found: () => new Map([...documents.values()].map((document) => [document.article.id, document])),
    puts,
    calls,
    async fingerprints(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const answer = new Map<string, string>();
      for (const key of keys) {
        const document = documents.get(key);
        if (document) answer.set(key, document.fingerprint);
      }
      await called('fingerprints');
      return answer;
    },
    async put(batch: readonly IndexDocument[]): Promise<void> {
      await called('put');
      puts.push(batch);
      queue.push(...batch);
    },
    async settle(): Promise<void> {
      const settled = queue;
      queue = [];
      await called('settle');
      for (const document of settled) documents.set(document.key, document);
    },
  };
}

/** A door that stays shut until it is opened: to hold a call for as long as a test needs. */
export function createGate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}
