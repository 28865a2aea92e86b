/** Articles to the index: what is new or different is analyzed and handed over, the rest left alone. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Analyzer } from '../analysis/analyzer.ts';
import { toFingerprint, toKey } from '../article/article-key.ts';
import { toDocument, type IndexDocument } from '../article/document.ts';
import { AppError } from '../errors.ts';
import type { SearchIndex } from '../search/search-index.ts';
import type { Origin, ReadArticle } from './reading.ts';
import { tidyMemory } from './tidy-memory.ts';

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
  /** Told of an article that the engine would not take after all, when its outcome had been told. */
  readonly onRefused: (refused: RefusedArticle) => Promise<void>;
  /** Told which articles were found, before anything is sent. */
  readonly onFound?: ((articles: readonly ReadArticle[]) => Promise<void>) | undefined;
  /** Wraps every call to the index. */
  readonly retry: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface RefusedArticle {
  readonly origin: Origin;
  readonly outcome: Outcome;
  readonly reason: string;
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

/** An article that was put and may not be visible yet. */
interface Unsettled extends Omit<RefusedArticle, 'reason'> {
  readonly fingerprint: string;
}

interface Batch {
  readonly documents: IndexDocument[];
  readonly sent: Omit<RefusedArticle, 'reason'>[];
  bytes: number;
}

/** How many documents are analyzed before timers, signals and sockets get their turn. */
const DOCUMENTS_PER_TURN = 32;
/** Of tiny articles very many are few bytes, and each is remembered until it is settled, in some 400 bytes. */
const MAX_UNSETTLED_ARTICLES = 50_000;

export function createArticleSender(options: ArticleSenderOptions): ArticleSender {
  const { index, analyzer, maxPutBytes, maxUnsettledBytes, onOutcome, onRefused, onFound, retry } = options;
  /**
   * What was put and may not be visible yet, by key, in two halves: one is waited for while the other grows, so that
   * the engine never runs out of work and always finds much of it at once. Replaced, never emptied: see `findChanges`.
   */
  let growing = new Map<string, Unsettled>();
  let growingBytes = 0;
  let awaited = new Map<string, Unsettled>();
  let settling: Promise<void> | null = null;
  let failure: { readonly error: unknown } | null = null;

  const isFull = (): boolean => growingBytes >= maxUnsettledBytes / 2 || growing.size >= MAX_UNSETTLED_ARTICLES / 2;

  async function settleAwaited(): Promise<void> {
    for (;;) {
      try {
        await retry(() => index.settle());
        break;
      } catch (error) {
        await reportRefused(error);
      }
    }
    awaited = new Map();
    settling = null;
  }

  /** Of a batch that the engine would not take, each article is told; when it is the engine that fails, the run ends. */
  async function reportRefused(error: unknown): Promise<void> {
    if (!(error instanceof AppError) || error.code !== 'engine_refused' || error.details.length === 0) throw error;
    if (isFailureOfEngine(error.cause)) throw error;
    for (const { parameter: key, detail: reason } of error.details) {
      const { origin, outcome } = awaited.get(key) ?? growing.get(key) ?? {};
      if (origin !== undefined && outcome !== undefined) await onRefused({ origin, outcome, reason });
    }
  }

  async function startSettling(): Promise<void> {
    if (settling !== null) await settling;
    awaited = growing;
    growing = new Map();
    growingBytes = 0;
    settling = settleAwaited();
    // Whoever puts next gets the failure; until then nobody waits.
    settling.catch((error: unknown) => {
      failure = { error };
    });
  }

  async function settle(): Promise<void> {
    await startSettling();
    await settling;
  }

  async function put({ documents, sent, bytes }: Batch): Promise<void> {
    if (documents.length === 0) return;
    if (failure !== null) throw failure.error;
    if (isFull()) await startSettling();
    await retry(() => index.put(documents));
    for (const [at, { key, fingerprint }] of documents.entries()) {
      const one = sent[at];
      if (one === undefined) continue;
      growing.set(key, { ...one, fingerprint });
      onOutcome(one.outcome);
    }
    growingBytes += bytes;
    tidyMemory();
    // The engine finishes while the next articles are read and analyzed.
    if (isFull() && settling === null) await startSettling();
  }

  async function findChanges(articles: readonly ReadArticle[]): Promise<[ReadArticle, Outcome][]> {
    const lastByKey = new Map(articles.map((read) => [toKey(read.article.id), read]));
    for (let count = lastByKey.size; count < articles.length; count += 1) onOutcome('replaced');
    // Held from before the look-up, for what settles meanwhile may be missing from its answer.
    const [newer, older] = [growing, awaited];
    const present = await retry(() => index.fingerprints([...lastByKey.keys()]));
    const changes: [ReadArticle, Outcome][] = [];
    for (const [key, read] of lastByKey) {
      const known = (newer.get(key) ?? older.get(key))?.fingerprint ?? present.get(key);
      if (known === undefined) changes.push([read, 'added']);
      else if (known === toFingerprint(read.article)) onOutcome('unchanged');
      else changes.push([read, 'changed']);
    }
    return changes;
  }

  return {
    async send(articles) {
      if (articles.length === 0) return;
      await onFound?.(articles);
      let batch: Batch = { documents: [], sent: [], bytes: 0 };
      for (const [at, [read, outcome]] of (await findChanges(articles)).entries()) {
        if (at % DOCUMENTS_PER_TURN === 0) await nextTurn();
        const isLarge = read.bytes > maxPutBytes / 4;
        if (isLarge) tidyMemory();
        const document = toDocument(read.article, analyzer);
        if (isLarge) tidyMemory();
        const bytes = toJsonBytes(document, read.bytes);
        if (batch.bytes + bytes > maxPutBytes) {
          await put(batch);
          batch = { documents: [], sent: [], bytes: 0 };
        }
        batch.documents.push(document);
        batch.sent.push({ origin: read.origin, outcome });
        batch.bytes += bytes;
      }
      await put(batch);
    },
    settle,
  };
}

/** Whether the task failed for the engine's own sake: a full disk, a defect. The next one would too. */
function isFailureOfEngine(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null || !('type' in cause)) return false;
  return cause.type === 'system' || cause.type === 'internal' || cause.type === 'auth';
}

/** About the size of a document as JSON: its codes, and its terms, forms and pairs. Good to a tenth. */
function toJsonBytes({ titleCodes, bodyCodes, terms, forms, pairs }: IndexDocument, articleBytes: number): number {
  return (
    articleBytes + titleCodes.length + bodyCodes.length + 12 * terms.length + 15 * forms.length + 13 * pairs.length
  );
}
