/** Patience with an engine that does not answer for a while. Every other error passes at once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors.ts';

export interface RetryOptions {
  /** How often the work is tried in all. */
  readonly maxAttempts: number;
  /** Wait after the first failure; doubled after each further one. */
  readonly firstDelayMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onRetry?: ((retry: { error: AppError; attempt: number; delayMs: number }) => void) | undefined;
}

/** About half a minute in all: enough for an engine that restarts. */
export const DEFAULT_RETRY = { maxAttempts: 6, firstDelayMs: 1000 } as const;

/**
 * Does `work`, and again while it throws AppError `engine_unavailable`. Throws what the last attempt threw, also when
 * the signal ends the waiting. What was lost on the way may be done twice, so `work` must bear that.
 */
export async function retryEngine<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { maxAttempts, firstDelayMs, signal, onRetry } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const isPassing = error instanceof AppError && error.code === 'engine_unavailable';
      if (!isPassing || attempt >= maxAttempts || signal?.aborted) throw error;
      const delayMs = firstDelayMs * 2 ** (attempt - 1);
      onRetry?.({ error, attempt, delayMs });
      // An abort ends the wait; the error that is worth telling is the engine's.
      await sleep(delayMs, undefined, { signal }).catch(() => {
        throw error;
      });
    }
  }
}
