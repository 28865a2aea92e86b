/** The way in, as one loop: readings to batches to the index, rejects to their file, and an account of it all. */
import { performance } from 'node:perf_hooks';
import type { Analyzer } from '../analysis/analyzer.ts';
import { toKey } from '../article/article-key.ts';
import { AppError } from '../errors.ts';
import type { SearchIndex } from '../search/search-index.ts';
import type { IngestCounts, IngestEvent, IngestSummary } from './ingest-event.ts';
import type { ArticleSource } from './open-articles.ts';
import type { Origin, ReadArticle } from './reading.ts';
import type { RejectsFile } from './rejects-file.ts';
import { DEFAULT_RETRY, retryEngine, type RetryOptions } from './retry-engine.ts';
import { createArticleSender } from './send-articles.ts';
import type { RefusedArticle } from './send-articles.ts';
import type { SourceRecord } from './source-record.ts';
import { inSmallHeap, tidyMemory } from './tidy-memory.ts';
import { toReject } from './to-reject.ts';

export interface IngestOptions {
  readonly index: Pick<SearchIndex, 'fingerprints' | 'put' | 'settle'>;
  readonly analyzer: Pick<Analyzer, 'analyze'>;
  readonly rejects: Pick<RejectsFile, 'add'>;
  /** Told which articles each path has, before they are sent. */
  readonly record?: Pick<SourceRecord, 'add'> | undefined;
  readonly onEvent?: (event: IngestEvent) => void;
  /** Stops the reading; what was sent by then is still waited for. */
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Partial<IngestLimits>;
  readonly retry?: Pick<RetryOptions, 'maxAttempts' | 'firstDelayMs'>;
}

export interface IngestLimits {
  /** Articles that are compared with the index at once, and put at once at most. */
  readonly maxBatchArticles: number;
  /** About how many bytes of JSON make a batch, before the analysis and after it. */
  readonly maxBatchBytes: number;
  /** About how many bytes of JSON the engine may have on its list. */
  readonly maxUnsettledBytes: number;
}

const DEFAULT_LIMITS: IngestLimits = {
  maxBatchArticles: 1000,
  maxBatchBytes: 4_000_000,
  maxUnsettledBytes: 256_000_000,
};

/**
 * Brings every article of `source` into the index. Articles that the index has already, unchanged, are neither analyzed
 * nor sent, so a run may be repeated at any time. Throws AppError `engine_unavailable` when the engine stays away and
 * `engine_refused` when it refuses, both telling how far the run came; the caller closes `rejects`.
 */
export async function ingest(source: ArticleSource, options: IngestOptions): Promise<IngestSummary> {
  const { index, analyzer, rejects, signal, retry = DEFAULT_RETRY, onEvent = () => {} } = options;
  const { maxBatchArticles, maxBatchBytes, maxUnsettledBytes } = { ...DEFAULT_LIMITS, ...options.limits };
  const startedAt = performance.now();
  const counts = { read: 0, added: 0, changed: 0, unchanged: 0, replaced: 0, rejected: 0 };
  let batch: ReadArticle[] = [];
  let batchBytes = 0;
  let sentUpTo: Origin | null = null;

  const advance = (count: keyof IngestCounts): void => {
    counts[count] += 1;
    onEvent({
      kind: 'advanced',
      counts: { ...counts },
      bytesRead: source.bytesRead(),
      totalBytes: source.totalBytes,
    });
  };
  const sender = createArticleSender({
    index,
    analyzer,
    maxPutBytes: maxBatchBytes,
    maxUnsettledBytes,
    onOutcome: advance,
    onRefused: refuse,
    onFound: async (articles) => {
      for (const given of new Set(articles.map(({ from }) => from)))
        await options.record?.add(
          given,
          articles.filter(({ from }) => from === given).map(({ article }) => toKey(article.id)),
        );
    },
    retry: (work) =>
      retryEngine(work, {
        ...retry,
        signal,
        onRetry: ({ error, attempt, delayMs }) =>
          onEvent({ kind: 'retrying', message: error.message, attempt, maxAttempts: retry.maxAttempts, delayMs }),
      }),
  });
  async function refuse({ origin, outcome, reason }: RefusedArticle): Promise<void> {
    counts[outcome] -= 1;
    counts.rejected += 1;
    const reject = toReject(
      origin,
      [`${reason}. It is not in the index: the next run sends it again`],
      Buffer.alloc(0),
    );
    await rejects.add(reject);
    onEvent({ kind: 'rejected', reject });
  }
  const sendBatch = async (): Promise<void> => {
    await sender.send(batch);
    sentUpTo = batch.at(-1)?.origin ?? sentUpTo;
    batch = [];
    batchBytes = 0;
    tidyMemory();
  };

  try {
    for await (const reading of source.readings) {
      if (signal?.aborted) break;
      advance('read');
      if (reading.ok) {
        // A large one goes alone, before the next is read: two of them are never held.
        const isLarge = reading.bytes > maxBatchBytes / 4;
        if (isLarge || batch.length >= maxBatchArticles || batchBytes + reading.bytes > maxBatchBytes)
          await sendBatch();
        batch.push(reading);
        batchBytes += reading.bytes;
        if (isLarge) await inSmallHeap(sendBatch);
      } else {
        await rejects.add(reading.reject);
        advance('rejected');
        onEvent({ kind: 'rejected', reject: reading.reject });
      }
    }
    const isInterrupted = signal?.aborted ?? false;
    if (!isInterrupted) await sendBatch();
    onEvent({ kind: 'settling' });
    await sender.settle();
    return { counts: { ...counts }, isInterrupted, elapsedMs: performance.now() - startedAt };
  } catch (error) {
    throw error instanceof AppError ? withPlace(error, sentUpTo) : error;
  }
}

/** The same error, saying how far the run came. */
function withPlace(error: AppError, sentUpTo: Origin | null): AppError {
  const place =
    sentUpTo === null
      ? 'No article had been handed over yet.'
      : `Everything up to ${sentUpTo.file}:${sentUpTo.line} had been handed over.`;
  const next = 'Run the same command again when that is mended: what is already in is left alone.';
  return new AppError(error.code, `${error.message.replace(/\.?$/u, '.')} ${place} ${next}`, {
    cause: error,
    details: error.details,
  });
}
