/** Whether the index must be rebuilt before a run, and doing it; what an interrupted rebuild left is cleared away. */
import type { AsideRules } from '../article/find-asides.ts';
import type { IngestEvent } from '../ingest/ingest-event.ts';
import { rebuild } from '../ingest/rebuild.ts';
import type { Archive } from '../open-archive.ts';

export interface RebuildIndexOptions {
  readonly archive: Pick<Archive, 'index' | 'lifecycle' | 'analyzer'>;
  readonly rules: AsideRules;
  readonly retry: <T>(work: () => Promise<T>) => Promise<T>;
  readonly signal: AbortSignal | undefined;
  readonly onEvent: (event: IngestEvent) => void;
  readonly say: (message: string) => void;
  /** Whether the person asked for it. */
  readonly isAsked: boolean;
}

const REASONS = {
  other_analyzer: 'it was written by another version of the analyzer',
  other_documents: 'its documents are of another shape',
  other_settings: 'its settings are not those of index-config',
  fit: 'as you asked',
} as const;

/** Leaves an index that this program can write to. Throws AppError `analyzer_mismatch` for one that is not ours. */
export async function rebuildIndex(options: RebuildIndexOptions): Promise<void> {
  const { archive, rules, retry, signal, onEvent, say, isAsked } = options;
  const { index, lifecycle, analyzer } = archive;
  await retry(() => index.catchUp());
  const fitness = await retry(() => index.fitness());
  const isOther = fitness === 'other_analyzer' || fitness === 'other_documents' || fitness === 'other_settings';
  const isRebuilt = isOther || (fitness === 'fit' && isAsked);
  if (!isRebuilt) {
    await retry(() => index.prepare());
    if (await retry(() => lifecycle.dropNext())) say('Cleared away what an interrupted rebuild had left.');
    return;
  }
  say(`Rebuilding the index beside the live one: ${REASONS[fitness]}. Searches go on meanwhile.`);
  const onProgress = (done: number, total: number): void => onEvent({ kind: 'rebuilding', done, total });
  const isDone = await rebuild({ live: index, lifecycle, analyzer, rules, retry, signal, onProgress });
  say(isDone ? 'The new index is in place.' : 'Stopped before the new index was whole; the next run goes on with it.');
}
