/** A relevance collection from disk: documents, queries and judgments. See `../shared/relevance/README.md`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const documentSchema = z.object({ id: z.string(), title: z.string().default(''), text: z.string() });
const querySchema = z.object({ id: z.string(), q: z.string() });
export type CollectionDocument = z.infer<typeof documentSchema>;
export type CollectionQuery = z.infer<typeof querySchema>;

export interface RelevanceCollection {
  readonly documents: readonly CollectionDocument[];
  readonly queries: readonly CollectionQuery[];
  /** Relevant documents by query. */
  readonly relevant: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads a folder with `docs.jsonl[.gz]`, a file of queries and `qrels.tsv`. */
export function readCollection(folder: string, queriesFile: string): RelevanceCollection {
  const relevant = new Map<string, Set<string>>();
  for (const line of readLines(join(folder, 'qrels.tsv'))) {
    const [query = '', document = ''] = line.split('\t');
    relevant.set(query, (relevant.get(query) ?? new Set()).add(document));
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
