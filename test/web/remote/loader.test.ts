import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer, Failure } from '../../../src/web/remote/answer.ts';
import { createLoader } from '../../../src/web/remote/loader.ts';
import type { Loader, LoadState } from '../../../src/web/remote/loader.ts';

const failed = (kind: Failure['kind'], retryAfterMs: number | null = null): Answer<string> => ({
  ok: false,
  failure: { kind, code: null, details: [], retryAfterMs },
});
const good = (value: string): Answer<string> => ({ ok: true, value });
const never = (): Promise<Answer<string>> => new Promise(() => {});

let states: LoadState<string>[];
let loader: Loader<string>;
const last = (): LoadState<string> | undefined => states.at(-1);

beforeEach(() => {
  vi.useFakeTimers();
  states = [];
  loader = createLoader<string>((state) => states.push(state));
});
afterEach(() => {
  loader.stop();
  vi.useRealTimers();
});

test('shows no waiting for an answer that comes at once', async () => {
  loader.load(() => Promise.resolve(good('أ')));
  await vi.advanceTimersByTimeAsync(1000);
  expect(states.map(({ waiting }) => waiting)).toEqual(['brief', 'none']);
  expect(last()?.value).toBe('أ');
});

test('shows waiting when it lasts, says so when it lasts long, and gives up in the end', async () => {
  loader.load(never);
  await vi.advanceTimersByTimeAsync(249);
  expect(last()?.waiting).toBe('brief');
  await vi.advanceTimersByTimeAsync(1);
  expect(last()?.waiting).toBe('long');
  await vi.advanceTimersByTimeAsync(4750);
  expect(last()?.waiting).toBe('slow');
  await vi.advanceTimersByTimeAsync(25_000);
  expect(last()).toMatchObject({ waiting: 'none', failure: { kind: 'network' }, willRetry: true });
});

test('lets the last request win, and aborts the one before', async () => {
  let signalOfFirst: AbortSignal | null = null;
  let answerFirst: (answer: Answer<string>) => void = () => {};
  loader.load((signal) => {
    signalOfFirst = signal;
    return new Promise((resolve) => {
      answerFirst = resolve;
    });
  });
  loader.load(() => Promise.resolve(good('second')));
  await vi.advanceTimersByTimeAsync(0);
  answerFirst(good('first'));
  await vi.advanceTimersByTimeAsync(0);
  expect(last()?.value).toBe('second');
  expect(signalOfFirst).toMatchObject({ aborted: true });
});

test.each(['unavailable', 'network'] as const)('asks again by itself, ever more rarely, when %s', async (kind) => {
  const ask = vi.fn<() => Promise<Answer<string>>>(() => Promise.resolve(failed(kind)));
  loader.load(ask);
  await vi.advanceTimersByTimeAsync(0);
  const at: number[] = [];
  for (let second = 0; second < 90; second += 0.5) {
    const before = ask.mock.calls.length;
    await vi.advanceTimersByTimeAsync(500);
    if (ask.mock.calls.length > before) at.push(second + 0.5);
  }
  expect(at).toEqual([1.5, 4.5, 10.5, 22.5, 46.5, 76.5]);
  expect(last()?.willRetry).toBe(true);
});

test('waits as long as the server asked, keeps the failure in sight meanwhile, and recovers', async () => {
  const ask = vi.fn<() => Promise<Answer<string>>>(() => Promise.resolve(failed('unavailable', 4000)));
  loader.load(ask);
  await vi.advanceTimersByTimeAsync(3999);
  expect(ask).toHaveBeenCalledTimes(1);
  ask.mockImplementation(() => Promise.resolve(good('أ')));
  await vi.advanceTimersByTimeAsync(1);
  expect(ask).toHaveBeenCalledTimes(2);
  expect(states.slice(1, -1).every(({ failure }) => failure?.kind === 'unavailable')).toBe(true);
  expect(last()).toMatchObject({ value: 'أ', failure: null, willRetry: false });
});

test.each(['refused', 'missing', 'broken'] as const)(
  'does not ask again by itself when %s, but on request',
  async (kind) => {
    const ask = vi.fn<() => Promise<Answer<string>>>(() => Promise.resolve(failed(kind)));
    loader.load(ask);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(last()?.willRetry).toBe(false);
    loader.retry();
    expect(ask).toHaveBeenCalledTimes(2);
  },
);

test('keeps the answer before while the next one is waited for or fails', async () => {
  loader.load(() => Promise.resolve(good('أ')));
  await vi.advanceTimersByTimeAsync(0);
  loader.load(() => Promise.resolve(failed('broken')));
  expect(last()).toMatchObject({ value: 'أ', waiting: 'brief' });
  await vi.advanceTimersByTimeAsync(0);
  expect(last()).toMatchObject({ value: 'أ', failure: { kind: 'broken' } });
});

test('does nothing more once it is stopped', async () => {
  loader.load(() => Promise.resolve(failed('network')));
  await vi.advanceTimersByTimeAsync(0);
  const seen = states.length;
  loader.stop();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(states.length).toBe(seen);
});
