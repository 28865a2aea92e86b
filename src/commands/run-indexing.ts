/** One ingest run for a person: progress on the way, a summary at the end. Shared by `start` and `index`. */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createPrepareArticle } from '../article/prepare-article.ts';
import type { ReadingRules } from '../article/reading-rules.ts';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import { createFilesCounter, formatFilesSummary } from '../ingest/files/files-summary.ts';
import { formatSummary } from '../ingest/format-summary.ts';
import { withPlainFields } from '../ingest/formats/plain-fields.ts';
import { ingest } from '../ingest/ingest.ts';
import type { IngestEvent, IngestSummary } from '../ingest/ingest-event.ts';
import { createJsonProgress } from '../ingest/json-progress.ts';
import { openArticles } from '../ingest/open-articles.ts';
import { createProgress } from '../ingest/progress.ts';
import { createRejectsFile, toRejectsPath } from '../ingest/rejects-file.ts';
import { DEFAULT_RETRY, retryEngine } from '../ingest/retry-engine.ts';
import { createSourceRecord } from '../ingest/source-record.ts';
import type { Archive } from '../open-archive.ts';
import { readReadingRules } from '../reading-rules.ts';
import { toDisplayPath } from './display-path.ts';
import { prune } from './prune.ts';
import { createFilesLog, writeLastRun } from './run-record.ts';
import { rebuildIndex } from './rebuild-index.ts';
import { lockRun } from './run-lock.ts';

export interface IndexingOptions {
  readonly archive: Archive;
  readonly config: Config;
  readonly paths: readonly string[];
  readonly signal?: AbortSignal;
  readonly rules?: ReadingRules;
  /** Fills a new index beside the live one first, even when nothing asks for it. */
  readonly isRebuild?: boolean;
  readonly isPruned?: boolean;
  readonly isForced?: boolean;
  /** Reads and compares everything, and changes nothing. */
  readonly isDryRun?: boolean;
  /** Events and summary go to standard output as JSON lines. */
  readonly json?: boolean;
}

export interface IndexingSummary extends IngestSummary {
  readonly removed: number;
}

/**
 * Brings the files in. Throws AppError for a path that cannot be read, for another run that is at work, for an engine
 * that stays away, and for a prune that goes too far.
 */
export async function runIndexing(options: IndexingOptions): Promise<IndexingSummary> {
  const { archive, config, isDryRun = false } = options;
  if (isDryRun) return run(options);
  const lock = await lockRun({ ...archive, ...config, engineUrl: archive.engine.url });
  try {
    return await run(options);
  } finally {
    await lock.release();
  }
}

async function run(options: IndexingOptions): Promise<IndexingSummary> {
  const { archive, config, paths, signal, json = false, isDryRun = false } = options;
  const rules = options.rules ?? readReadingRules();
  const startedAt = new Date();
  const folder = join(config.dataDir, 'runs');
  const counter = createFilesCounter();
  const files = isDryRun ? null : createFilesLog(folder, startedAt);
  const source = await openArticles(paths, {
    prepare: withPlainFields(createPrepareArticle(rules)),
    fieldNames: rules.fieldNames,
    signal,
    onFile: (report) => {
      counter.add(report);
      files?.add(report);
    },
  });
  const rejects = isDryRun ? NO_REJECTS : createRejectsFile(toRejectsPath(join(config.dataDir, 'rejects'), startedAt));
  const rejectsPath = toDisplayPath(rejects.path);
  const { stderr, stdout } = process;
  const say = (message: string): void => void stderr.write(`${message}\n`);
  const now = (): number => performance.now();
  const progress = json
    ? createJsonProgress({ write: (text) => stdout.write(text), now })
    : createProgress({
        write: (text) => stderr.write(text),
        isTerminal: stderr.isTTY,
        columns: () => stderr.columns,
        rejectsPath,
        now,
      });
  const onEvent = (event: IngestEvent): void => progress.report(event);
  const retry = <T>(work: () => Promise<T>): Promise<T> =>
    retryEngine(work, {
      ...DEFAULT_RETRY,
      signal,
      onRetry: ({ error, attempt, delayMs }) =>
        onEvent({ kind: 'retrying', message: error.message, attempt, maxAttempts: DEFAULT_RETRY.maxAttempts, delayMs }),
    });
  const record = createSourceRecord(join(config.dataDir, 'sources', config.indexName), { isReadOnly: isDryRun });
  let outcome = 'failed';
  let summary: IndexingSummary = { ...NOTHING, removed: 0 };
  try {
    try {
      if (!isDryRun)
        await rebuildIndex({ archive, rules, retry, signal, onEvent, say, isAsked: options.isRebuild ?? false });
      summary = { ...(await ingestAll()), removed: 0 };
    } finally {
      progress.finish();
    }
    const isComplete = !summary.isInterrupted;
    if (isComplete && options.isPruned) summary = { ...summary, removed: await pruneAll(summary) };
    if (isComplete && !isDryRun) await record.finish(paths, options.isPruned ?? false);
    outcome = summary.isInterrupted ? 'interrupted' : 'complete';
    const details = { files: counter.summary(), rejectsFile: rejects.isCreated() ? rejects.path : null };
    if (json) stdout.write(`${JSON.stringify({ event: 'summary', isDryRun, ...summary, ...details })}\n`);
    else {
      if (isDryRun) say('Nothing was changed; this is what a run would do:');
      stderr.write(formatSummary(summary, rejectsPath));
      for (const line of formatFilesSummary(counter.summary())) say(line);
    }
    return summary;
  } finally {
    await rejects.close();
    if (files !== null) await keepRecord(files);
  }

  async function ingestAll(): Promise<IngestSummary> {
    const index = isDryRun ? toReadOnly(archive.index) : archive.index;
    const analyzer = isDryRun ? NO_ANALYSIS : archive.analyzer;
    // What nobody will ask for is not noted: a dry run would note it in memory.
    const noted = isDryRun && !options.isPruned ? undefined : record;
    return ingest(source, { index, analyzer, rejects, record: noted, signal, onEvent });
  }

  function pruneAll({ counts }: IngestSummary): Promise<number> {
    const remove = async (keys: readonly string[]): Promise<void> => {
      await retry(() => archive.index.remove(keys));
      await retry(() => archive.index.settle());
    };
    return prune({ paths, record, counts, isForced: options.isForced ?? false, isDryRun, say, remove });
  }

  async function keepRecord(log: ReturnType<typeof createFilesLog>): Promise<void> {
    const failure = await log.close().catch(String);
    if (failure !== null) say(`What was done with each file could not be written down: ${failure}`);
    const counts = { ...summary.counts, removed: summary.removed };
    const times = { startedAt: startedAt.toISOString(), finishedAt: new Date().toISOString() };
    await writeLastRun(folder, { ...times, paths: [...paths], outcome, counts, files: counter.summary() }).catch(
      (error: unknown) => say(`The report of this run could not be written: ${String(error)}`),
    );
  }
}

const NOTHING: IngestSummary = {
  counts: { read: 0, added: 0, changed: 0, unchanged: 0, replaced: 0, rejected: 0 },
  isInterrupted: false,
  elapsedMs: 0,
};
const NO_ANALYSIS = { analyze: () => [] };
const NO_REJECTS = {
  path: 'no file, for it is a dry run',
  isCreated: () => false,
  add: async () => {},
  close: async () => {},
};

/** The index for looking only; one that does not exist has nothing. */
function toReadOnly(index: Archive['index']): Pick<Archive['index'], 'fingerprints' | 'put' | 'settle'> {
  return {
    async fingerprints(keys) {
      try {
        return await index.fingerprints(keys);
      } catch (error) {
        if (error instanceof AppError && error.code === 'index_not_ready') return new Map();
        throw error;
      }
    },
    put: async () => {},
    settle: async () => {},
  };
}
