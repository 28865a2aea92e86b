/** A relevance collection from disk: documents, files of queries, and judgments. See docs/benchmarks.md. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../../errors.ts';

const documentSchema = z.object({ id: z.string(), title: z.string().default(''), text: z.string().default('') });
const querySchema = z.object({ id: z.string(), q: z.string() });
export type CollectionDocument = z.infer<typeof documentSchema>;
export type CollectionQuery = z.infer<typeof querySchema>;

export interface RelevanceCollection {
  readonly documents: readonly CollectionDocument[];
  readonly queries: readonly CollectionQuery[];
  /** Relevant documents by query. */
  readonly relevant: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The files of queries of a collection, in the order of the alphabet. */
export function listQueryFiles(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const found = names.filter((name) => /^queries.*\.jsonl$/u.test(name)).sort();
  if (found.length === 0)
    throw new AppError(
      'invalid_request',
      `${JSON.stringify(folder)} is no collection: wanted a folder with docs.jsonl or docs.jsonl.gz, queries*.jsonl and qrels.tsv`,
    );
  return found;
}

/** Reads `docs.jsonl[.gz]`, a file of queries and `qrels.tsv`: query, document and grade, separated by tabs. */
export function readCollection(folder: string, queriesFile: string): RelevanceCollection {
  const relevant = new Map<string, Set<string>>();
  for (const line of readLines(join(folder, 'qrels.tsv'))) {
    const [query = '', document = '', grade] = line.split('\t');
    if (grade !== '0') relevant.set(query, (relevant.get(query) ?? new Set()).add(document));
  }
  return {
    documents: readLines(join(folder, 'docs.jsonl')).map((line) => documentSchema.parse(JSON.parse(line))),
    queries: readLines(join(folder, queriesFile))
      .map((line) => querySchema.parse(JSON.parse(line)))
      .filter(({ id }) => relevant.has(id)),
    relevant,
  };
}

function readLines(path: string): string[] {
  const bytes = existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`));
  return bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}
