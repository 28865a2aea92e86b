import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { retryEngine } from '../../src/ingest/retry-engine.ts';

const away = new AppError('engine_unavailable', 'The engine does not answer');
/** Fails as often as told, then answers. */
const createWork = (failures: number, error: Error = away) => {
  let calls = 0;
  return {
    calls: () => calls,
    async work() {
      calls += 1;
      if (calls <= failures) throw error;
      return 'done';
    },
  };
};

describe('retryEngine', () => {
  test('tries again while the engine is away, waiting twice as long each time', async () => {
    const { work, calls } = createWork(3);
    const retries: [number, number][] = [];
    const result = await retryEngine(work, {
      maxAttempts: 4,
      firstDelayMs: 1,
      onRetry: ({ error, attempt, delayMs }) => {
        expect(error).toBe(away);
        retries.push([attempt, delayMs]);
      },
    });
    expect(result).toBe('done');
    expect(calls()).toBe(4);
    expect(retries).toEqual([
      [1, 1],
      [2, 2],
      [3, 4],
    ]);
  });

  test('gives up after the last attempt', async () => {
    const { work, calls } = createWork(99);
    await expect(retryEngine(work, { maxAttempts: 3, firstDelayMs: 1 })).rejects.toBe(away);
    expect(calls()).toBe(3);
  });

  test.each([new AppError('engine_refused', 'No'), new Error('A mistake')])(
    'does not try again on %s',
    async (error) => {
      const { work, calls } = createWork(1, error);
      await expect(retryEngine(work, { maxAttempts: 3, firstDelayMs: 1 })).rejects.toBe(error);
      expect(calls()).toBe(1);
    },
  );

  test('does not wait on when it is told to stop, and tells of the engine', async () => {
    const controller = new AbortController();
    const { work, calls } = createWork(99);
    const waiting = retryEngine(work, {
      maxAttempts: 3,
      firstDelayMs: 3_600_000,
      signal: controller.signal,
      onRetry: () => setImmediate(() => controller.abort()),
    });
    await expect(waiting).rejects.toBe(away);
    expect(calls()).toBe(1);
  });

  test('tries once when it was told to stop before', async () => {
    const failing = createWork(99);
    const onRetry = vi.fn<() => void>();
    const options = { maxAttempts: 3, firstDelayMs: 3_600_000, signal: AbortSignal.abort(), onRetry };
    await expect(retryEngine(failing.work, options)).rejects.toBe(away);
    expect(failing.calls()).toBe(1);
    expect(onRetry).not.toHaveBeenCalled();
    await expect(retryEngine(createWork(0).work, options)).resolves.toBe('done');
  });
});
