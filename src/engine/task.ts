/** Tasks of the engine: writing is enqueued, and what became of it is asked for. */
import type { Meilisearch, Task } from 'meilisearch';
import { AppError } from '../errors.ts';

/** Longest wait for one task; a batch of documents of a large archive takes seconds, a change of settings minutes. */
const TIMEOUT_MS = 60 * 60_000;
const INTERVAL_MS = 20;

/** Waits for a task to end, whatever becomes of it. */
export function waitForTask(client: Meilisearch, taskUid: number): Promise<Task> {
  return client.tasks.waitForTask(taskUid, { timeout: TIMEOUT_MS, interval: INTERVAL_MS });
}

/**
 * Waits for a task to end. Throws AppError `engine_refused` with the engine's reason when it failed: the client's own
 * wait resolves then too.
 */
export async function settleTask(client: Meilisearch, taskUid: number): Promise<Task> {
  const task = await waitForTask(client, taskUid);
  if (task.status === 'succeeded') return task;
  const reason = task.error?.message ?? `its task ${task.uid} was ${task.status}`;
  throw new AppError('engine_refused', `The search engine could not carry out "${task.type}": ${reason}`, {
    cause: task.error,
  });
}
