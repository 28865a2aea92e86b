/** Articles to the index: what is new or different is analyzed and handed over, the rest left alone. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Analyzer } from '../analysis/analyzer.ts';
import { toFingerprint, toKey } from '../article/article-key.ts';
import { toDocument, type IndexDocument } from '../article/document.ts';
import type { SearchIndex } from '../search/search-index.ts';
import type { ReadArticle } from './reading.ts';

/** What became of an article; see `IngestCounts`. */
export type Outcome = 'added' | 'changed' | 'unchanged' | 'replaced';

export interface ArticleSenderOptions {
  readonly index: Pick<SearchIndex, 'fingerprints' | 'put' | 'settle'>;
  readonly analyzer: Pick<Analyzer, 'analyze'>;
  /** About how large one `put` may grow, as JSON. A single larger document goes alone. */
  readonly maxPutBytes: number;
  /** About how much may be put before it is waited for; at most one put more. */
  readonly maxUnsettledBytes: number;
  /** Told once of every article, as soon as it is certain: of one that is sent, when the engine has it on its list. */
  readonly onOutcome: (outcome: Outcome) => void;
  /** Wraps every call to the index. */
  readonly retry: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface ArticleSender {
  /**
   * Hands over what is new or different; of two articles with one id the last counts. Resolves as soon as the engine
   * has them on its list. Wait for one call before the next.
   */
  send(articles: readonly ReadArticle[]): Promise<void>;
  /** Waits until everything sent can be found. */
  settle(): Promise<void>;
}

interface Batch {
  readonly documents: IndexDocument[];
  readonly outcomes: Outcome[];
  bytes: number;
}

/** How many documents are analyzed before timers, signals and sockets get their turn. */
const DOCUMENTS_PER_TURN = 32;

export function createArticleSender(options: ArticleSenderOptions): ArticleSender {
  const { index, analyzer, maxPutBytes, maxUnsettledBytes, onOutcome, retry } = options;
  /** Fingerprints by key of what was put and may not be visible yet. Replaced, never emptied: see `findChanges`. */
  let unsettled = new Map<string, string>();
  let unsettledBytes = 0;
  let settling: Promise<void> | null = null;

  async function settleAll(): Promise<void> {
    await retry(() => index.settle());
    unsettled = new Map();
    unsettledBytes = 0;
    settling = null;
  }

  function settle(): Promise<void> {
    if (settling === null) {
      settling = settleAll();
      // Whoever puts next waits for it and gets the failure; until then nobody does.
      settling.catch(() => {});
    }
    return settling;
  }

  async function put({ documents, outcomes, bytes }: Batch): Promise<void> {
    if (documents.length === 0) return;
    if (settling !== null) await settling;
    await retry(() => index.put(documents));
    for (const { key, fingerprint } of documents) unsettled.set(key, fingerprint);
    for (const outcome of outcomes) onOutcome(outcome);
    unsettledBytes += bytes;
    // The engine finishes while the next articles are read and analyzed.
    if (unsettledBytes >= maxUnsettledBytes) void settle();
  }

  async function findChanges(articles: readonly ReadArticle[]): Promise<[ReadArticle, Outcome][]> {
    const lastByKey = new Map(articles.map((read) => [toKey(read.article.id), read]));
    for (let count = lastByKey.size; count < articles.length; count += 1) onOutcome('replaced');
    // Held from before the look-up, for what settles meanwhile may be missing from its answer.
    const ahead = unsettled;
    const present = await retry(() => index.fingerprints([...lastByKey.keys()]));
    const changes: [ReadArticle, Outcome][] = [];
    for (const [key, read] of lastByKey) {
      const known = ahead.get(key) ?? present.get(key);
      if (known === undefined) changes.push([read, 'added']);
      else if (known === toFingerprint(read.article)) onOutcome('unchanged');
      else changes.push([read, 'changed']);
    }
    return changes;
  }

  return {
    async send(articles) {
      if (articles.length === 0) return;
      let batch: Batch = { documents: [], outcomes: [], bytes: 0 };
      for (const [at, [read, outcome]] of (await findChanges(articles)).entries()) {
        if (at % DOCUMENTS_PER_TURN === 0) await nextTurn();
        const document = toDocument(read.article, analyzer);
        const bytes = toJsonBytes(document, read.bytes);
        if (batch.bytes + bytes > maxPutBytes) {
          await put(batch);
          batch = { documents: [], outcomes: [], bytes: 0 };
        }
        batch.documents.push(document);
        batch.outcomes.push(outcome);
        batch.bytes += bytes;
      }
      await put(batch);
    },
    settle,
  };
}

/** About the size of a document as JSON: its terms are written twice, two bytes to a letter. Good to a few per cent. */
function toJsonBytes({ titleTerms, bodyTerms, terms }: IndexDocument, articleBytes: number): number {
  return articleBytes + 4 * (titleTerms.length + bodyTerms.length) + 3 * terms.length;
}
