/**
 * One thing at a time from the API: the last request wins, waiting is shown only when it lasts, and what may work in a
 * moment is asked again by itself.
 */
import type { Answer, Failure } from './answer.ts';

/** How waiting looks: `brief` shows nothing, `long` an indicator, `slow` also a word about it. */
export type Waiting = 'none' | 'brief' | 'long' | 'slow';

/** What is known at a moment. */
export interface LoadState<T> {
  /** The last good answer; while the next one is waited for or has failed, it is the one before. */
  readonly value: T | null;
  readonly waiting: Waiting;
  /** Why the last request failed; stays while it is asked again. */
  readonly failure: Failure | null;
  /** Whether a failed request will be asked again without the reader. */
  readonly willRetry: boolean;
}

/** Before the first question. */
export const NOTHING_LOADED: LoadState<never> = { value: null, waiting: 'none', failure: null, willRetry: false };

type Ask<T> = (signal: AbortSignal) => Promise<Answer<T>>;

export interface Loader<T> {
  /** Forgets what is under way and asks. */
  readonly load: (ask: Ask<T>) => void;
  /** Takes an answer that is there already. */
  readonly show: (value: T) => void;
  /** Asks the last question again now. */
  readonly retry: () => void;
  /** Ends everything under way. */
  readonly stop: () => void;
}

/** After how long an indicator, a word and giving up; nothing flashes for an answer that comes at once. */
const INDICATOR_AFTER_MS = 250;
const SLOW_AFTER_MS = 5000;
const GIVE_UP_AFTER_MS = 30_000;
/** Waits before asking again grow to half a minute. */
const FIRST_RETRY_MS = 1500;
const LONGEST_RETRY_MS = 30_000;

const TIMED_OUT: Failure = { kind: 'network', code: null, details: [], retryAfterMs: null };

export function createLoader<T>(onChange: (state: LoadState<T>) => void): Loader<T> {
  let state: LoadState<T> = NOTHING_LOADED;
  let lastAsk: Ask<T> | null = null;
  let attempts = 0;
  let current = new AbortController();
  let timers: ReturnType<typeof setTimeout>[] = [];

  const update = (change: Partial<LoadState<T>>): void => {
    state = { ...state, ...change };
    onChange(state);
  };
  const after = (delayMs: number, run: () => void): void => {
    timers.push(setTimeout(run, delayMs));
  };
  const drop = (): void => {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
    current.abort();
  };

  const settle = (answer: Answer<T>): void => {
    drop();
    if (answer.ok) {
      attempts = 0;
      update({ value: answer.value, waiting: 'none', failure: null, willRetry: false });
      return;
    }
    const { failure } = answer;
    const willRetry = failure.kind === 'unavailable' || failure.kind === 'network';
    if (willRetry) after(failure.retryAfterMs ?? Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS), start);
    attempts += 1;
    update({ waiting: 'none', failure, willRetry });
  };

  const start = (): void => {
    if (lastAsk === null) return;
    drop();
    const mine = new AbortController();
    current = mine;
    const wait = (waiting: Waiting): void => update({ waiting });
    wait('brief');
    after(INDICATOR_AFTER_MS, () => wait('long'));
    after(SLOW_AFTER_MS, () => wait('slow'));
    after(GIVE_UP_AFTER_MS, () => settle({ ok: false, failure: TIMED_OUT }));
    lastAsk(mine.signal).then(
      (answer) => {
        if (!mine.signal.aborted) settle(answer);
      },
      (error: unknown) => {
        if (!mine.signal.aborted) throw error;
      },
    );
  };

  return {
    load: (ask) => {
      lastAsk = ask;
      attempts = 0;
      start();
    },
    show: (value) => {
      lastAsk = null;
      settle({ ok: true, value });
    },
    retry: start,
    stop: drop,
  };
}
