/** One ingest run for a person: progress on the way, a summary at the end. Shared by `start` and `index`. */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createPrepareArticle } from '../article/prepare-article.ts';
import type { Config } from '../config.ts';
import { formatSummary } from '../ingest/format-summary.ts';
import { ingest } from '../ingest/ingest.ts';
import type { IngestSummary } from '../ingest/ingest-event.ts';
import { withPlainFields } from '../ingest/formats/plain-fields.ts';
import { openArticles } from '../ingest/open-articles.ts';
import { createProgress } from '../ingest/progress.ts';
import { createRejectsFile, toRejectsPath } from '../ingest/rejects-file.ts';
import type { Archive } from '../open-archive.ts';
import { readReadingRules } from '../reading-rules.ts';
import { toDisplayPath } from './display-path.ts';

export interface IndexingOptions {
  readonly archive: Archive;
  readonly config: Config;
  readonly paths: readonly string[];
  readonly signal?: AbortSignal;
}

/** Brings the files in. Throws AppError for a path that cannot be read and for an engine that stays away. */
export async function runIndexing({ archive, config, paths, signal }: IndexingOptions): Promise<IngestSummary> {
  const rules = readReadingRules();
  const source = await openArticles(paths, {
    prepare: withPlainFields(createPrepareArticle(rules)),
    fieldNames: rules.fieldNames,
    signal,
  });
  const rejects = createRejectsFile(toRejectsPath(join(config.dataDir, 'rejects'), new Date()));
  const rejectsPath = toDisplayPath(rejects.path);
  const { stderr } = process;
  const progress = createProgress({
    write: (text) => stderr.write(text),
    isTerminal: stderr.isTTY,
    columns: () => stderr.columns,
    rejectsPath,
    now: () => performance.now(),
  });
  try {
    const summary = await ingestWithProgress();
    stderr.write(formatSummary(summary, rejectsPath));
    return summary;
  } finally {
    await rejects.close();
  }

  async function ingestWithProgress(): Promise<IngestSummary> {
    try {
      return await ingest(source, {
        index: archive.index,
        analyzer: archive.analyzer,
        rejects,
        signal,
        onEvent: (event) => progress.report(event),
      });
    } finally {
      progress.finish();
    }
  }
}
