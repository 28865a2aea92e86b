/** Bytes through the whole way of reading, as if they lay in a file of the given name. */
import type { FileReport } from '../../src/ingest/files/file-report.ts';
import { readFile } from '../../src/ingest/files/read-file.ts';
import type { FileReading } from '../../src/ingest/reading.ts';
import { testReading } from './reading.ts';

export interface ReadBack {
  readonly readings: readonly FileReading[];
  readonly articles: readonly (FileReading & { ok: true })['article'][];
  readonly reasons: readonly string[];
  readonly reports: readonly FileReport[];
}

export interface ReadBackOptions {
  readonly isNamed?: boolean;
  /** How the bytes come: all at once, unless told otherwise. */
  readonly chunkBytes?: number;
  readonly maxArticleBytes?: number;
}

export async function readBack(
  name: string,
  content: string | Uint8Array,
  options: ReadBackOptions = {},
): Promise<ReadBack> {
  const { isNamed = true, chunkBytes = Number.POSITIVE_INFINITY, maxArticleBytes = 16_000_000 } = options;
  const bytes = Buffer.from(content);
  async function* toChunks(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  }
  const readings: FileReading[] = [];
  const reports: FileReport[] = [];
  const input = { name, isNamed, chunks: toChunks(), path: null };
  for await (const reading of readFile(input, {
    ...testReading,
    maxArticleBytes,
    onFile: (report) => void reports.push(report),
  }))
    readings.push(reading);
  return {
    readings,
    articles: readings.flatMap((reading) => (reading.ok ? [reading.article] : [])),
    reasons: readings.flatMap((reading) => (reading.ok ? [] : [reading.reject.reasons.join('; ')])),
    reports,
  };
}
