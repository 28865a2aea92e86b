/** Retrieval metrics as a table. */
import type { RetrievalMetrics } from './retrieval-metrics.ts';

export interface EvaluatedQueries extends RetrievalMetrics {
  readonly collection: string;
  readonly file: string;
  readonly fields: string;
  readonly queries: number;
  /** How long a query took, in milliseconds. */
  readonly medianMs: number;
}

const HEAD = ['collection', 'queries', 'fields', 'nDCG@10', 'MRR@10', 'R@1', 'R@10', 'R@100', 'p50 ms'] as const;

/** One line for each file of queries, in columns. */
export function formatMetrics(rows: readonly EvaluatedQueries[]): string {
  const cells = rows.map(
    ({ collection, file, fields, queries, ndcg10, mrr10, recall1, recall10, recall100, medianMs }) => [
      collection,
      `${file} (${queries})`,
      fields,
      ...[ndcg10, mrr10, recall1, recall10, recall100].map((value) => value.toFixed(3)),
      medianMs.toFixed(1),
    ],
  );
  const table = [[...HEAD], ...cells];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return `${table
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`;
}

/** The middle value; 0 of none. */
export function toMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
