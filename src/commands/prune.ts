/** `--prune`: what a path has brought once and no longer has is removed, within limits that a slip cannot pass. */
import { AppError } from '../errors.ts';
import type { IngestCounts } from '../ingest/ingest-event.ts';
import { formatCount } from '../ingest/printable.ts';
import type { SourceRecord } from '../ingest/source-record.ts';

/** Most of a path's articles that go without `--force`: an unmounted disk must not empty an archive. */
const MAX_SHARE = 0.2;
const KEYS_AT_ONCE = 10_000;

export interface PruneOptions {
  readonly paths: readonly string[];
  readonly record: Pick<SourceRecord, 'findStale'>;
  readonly counts: IngestCounts;
  readonly isForced: boolean;
  readonly isDryRun: boolean;
  readonly say: (message: string) => void;
  readonly remove: (keys: readonly string[]) => Promise<void>;
}

/** Resolves to how many were removed. Throws AppError `invalid_request` when it would be more than is allowed. */
export async function prune(options: PruneOptions): Promise<number> {
  const { paths, record, counts, isForced, isDryRun, say, remove } = options;
  const { keys, before } = await record.findStale(paths);
  const names = paths.map((path) => JSON.stringify(path)).join(', ');
  if (keys.length === 0) {
    say(`${names} still has all that it had.`);
    return 0;
  }
  const what = `${formatCount(keys.length)} of ${formatCount(before, 'article')} that ${names} had before and has no longer`;
  if (isDryRun) {
    say(`Would remove ${what}.`);
    return keys.length;
  }
  if (!isForced && counts.rejected > 0)
    throw new AppError(
      'invalid_request',
      `Nothing was removed: ${formatCount(counts.rejected)} rejected in this run may be among the ${what}. Mend them, or say --force`,
    );
  if (!isForced && keys.length > before * MAX_SHARE)
    throw new AppError(
      'invalid_request',
      `Nothing was removed: these are ${what}, more than ${MAX_SHARE * 100} %. Look with --dry-run; if it is right, say --force`,
    );
  say(`Removing ${what}.`);
  for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) await remove(keys.slice(at, at + KEYS_AT_ONCE));
  return keys.length;
}
