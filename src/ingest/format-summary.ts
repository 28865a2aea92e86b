/** What an ingest run came to, in words. */
import type { IngestSummary } from './ingest-event.ts';
import { formatCount, toPrintable } from './printable.ts';

/**
 * Several lines, the last one ended. Counts that say nothing are left out, but not those of what was asked for.
 * `rejectsPath` is where the rejects are, and needs not exist when there are none.
 */
export function formatSummary({ counts, isInterrupted, elapsedMs }: IngestSummary, rejectsPath: string): string {
  const seconds = elapsedMs / 1000;
  const rate = formatCount(Math.round(counts.read / Math.max(seconds, 0.001)));
  const rows: readonly (readonly [string, number, string])[] = [
    ['added', counts.added, ''],
    ['changed', counts.changed, ''],
    ['unchanged', counts.unchanged, ''],
    ['replaced', counts.replaced, 'a later article has the same id, address or text'],
    ['rejected', counts.rejected, `listed in ${toPrintable(rejectsPath)}`],
  ];
  const shown = rows.filter(([name, count]) => count > 0 || name !== 'replaced');
  const width = Math.max(...shown.map(([, count]) => formatCount(count).length));
  const lines = shown.map(([name, count, note]) => {
    const line = `  ${name.padEnd(9)}  ${formatCount(count).padStart(width)}`;
    return count > 0 && note !== '' ? `${line}  ${note}` : line;
  });
  const head = `${formatCount(counts.read, 'article')} read in ${seconds.toFixed(1)} s (${rate} per second)`;
  const tail = isInterrupted
    ? ['Interrupted before the end. Run the same command again to go on: what is already in is left alone.']
    : [];
  return `${[head, ...lines, ...tail].join('\n')}\n`;
}
