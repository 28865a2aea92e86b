/** `fihrist index PATH…` */
import { withFieldNames } from '../article/field-names.ts';
import { isFieldName } from '../article/parse-article.ts';
import type { ReadingRules } from '../article/reading-rules.ts';
import { readConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { openArchive } from '../open-archive.ts';
import { readReadingRules } from '../reading-rules.ts';
import { runIndexing } from './run-indexing.ts';
import { createStopSignal } from './stop-signal.ts';

export interface IndexCommandOptions {
  readonly dryRun: boolean;
  readonly prune: boolean;
  readonly force: boolean;
  readonly rebuild: boolean;
  readonly json: boolean;
  /** `field=name` each. */
  readonly map?: readonly string[];
  readonly dates?: 'day-first' | 'month-first';
}

/** Exit code 0 when every article is in, 1 when some were rejected or the run was interrupted. */
export async function indexCommand(paths: readonly string[], options: IndexCommandOptions): Promise<number> {
  if (paths.length === 0 && !options.rebuild)
    throw new AppError('invalid_request', 'Nothing to read: name files or folders, or - for the standard input');
  const rules = toRules(readReadingRules(), options);
  const config = readConfig(process.env);
  const stop = createStopSignal();
  const onNotice = (message: string): void => void process.stderr.write(`${message}\n`);
  const archive = await openArchive({ config, env: process.env, onNotice, isPrepared: false });
  try {
    const { counts, isInterrupted } = await runIndexing({
      archive,
      config,
      paths,
      rules,
      signal: stop.signal,
      isDryRun: options.dryRun,
      isPruned: options.prune,
      isForced: options.force,
      isRebuild: options.rebuild,
      json: options.json,
    });
    return counts.rejected > 0 || isInterrupted ? 1 : 0;
  } finally {
    await archive.close();
    stop.release();
  }
}

function toRules(rules: ReadingRules, { map = [], dates }: IndexCommandOptions): ReadingRules {
  const own: Record<string, string> = {};
  for (const pair of map) {
    const [field = '', name = ''] = pair.split(/=(.*)/su);
    if (!isFieldName(field) || name === '')
      throw new AppError(
        'invalid_request',
        `--map is ${JSON.stringify(pair)}; allowed: FIELD=NAME, with id, title, body, publishedAt, source, category, author, url, tags or language for FIELD`,
      );
    own[field] = name;
  }
  return { ...rules, fieldNames: withFieldNames(rules.fieldNames, own), dateOrder: dates ?? null };
}
