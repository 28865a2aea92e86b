/** Calls of the engine's client with errors that say something. */
import { MeilisearchRequestError } from 'meilisearch';
import { AppError } from '../errors.ts';
import { EngineRefusal } from './engine-http.ts';

/** Runs a call of the client, which wraps what our transport throws, and gives a refusal its meaning. */
export async function callEngine<Answer>(indexName: string, run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    const cause = error instanceof MeilisearchRequestError && error.cause instanceof Error ? error.cause : error;
    if (!(cause instanceof EngineRefusal)) throw cause;
    if (cause.code === 'index_not_found')
      throw new AppError('index_not_ready', `There is no index "${indexName}" yet: run "fihrist index PATH" first`, {
        cause,
      });
    throw new AppError('engine_refused', `The search engine refused a request (${cause.code}): ${cause.message}`, {
      cause,
    });
  }
}
