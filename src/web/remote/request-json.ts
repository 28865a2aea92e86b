/** One GET to the API and every way it can go wrong. What an answer must look like is `schemas.ts`. */
import * as z from 'zod/mini';
import type { Answer, Failure } from './answer.ts';
import { problemSchema } from './schemas.ts';

/** Turns outside data into a `T`, or says that it is none. */
type Check<T> = (data: unknown) => { readonly success: true; readonly data: T } | { readonly success: false };

const PASSING = new Set([429, 502, 503, 504]);
const MAX_RETRY_AFTER_S = 300;

/** Never throws, but when `signal` aborts: then with the signal's reason. */
export async function requestJson<T>(path: string, check: Check<T>, signal: AbortSignal): Promise<Answer<T>> {
  let response: Response;
  let data: unknown;
  try {
    response = await fetch(path, { signal, headers: { accept: 'application/json' } });
    data = await response.json().catch(() => null);
  } catch {
    signal.throwIfAborted();
    return { ok: false, failure: toFailure('network') };
  }
  signal.throwIfAborted();
  if (!response.ok) return { ok: false, failure: readProblem(response, data) };
  const checked = check(data);
  return checked.success ? { ok: true, value: checked.data } : { ok: false, failure: toFailure('broken') };
}

function readProblem(response: Response, data: unknown): Failure {
  const problem = z.safeParse(problemSchema, data);
  return {
    kind: toKind(response.status),
    code: problem.success ? (problem.data.code ?? null) : null,
    details: problem.success ? (problem.data.errors ?? []) : [],
    retryAfterMs: readRetryAfter(response.headers.get('retry-after')),
  };
}

function toKind(status: number): Failure['kind'] {
  if (PASSING.has(status)) return 'unavailable';
  if (status === 404) return 'missing';
  return status < 500 ? 'refused' : 'broken';
}

/** Seconds only: the API sends no dates here. */
function readRetryAfter(header: string | null): number | null {
  if (header === null || !/^\d+$/u.test(header)) return null;
  return Math.min(Number(header), MAX_RETRY_AFTER_S) * 1000;
}

function toFailure(kind: Failure['kind']): Failure {
  return { kind, code: null, details: [], retryAfterMs: null };
}
