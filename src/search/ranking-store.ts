/**
 * Documents as ranking reads them, kept in memory: to load one costs the engine fifty times what it costs to rank it.
 * They are kept under their editions, which name the content, too, so that nothing kept is ever out of date.
 */
import { toKeyOfEdition } from '../article/article-key.ts';
import { EVERYTHING } from './search-index.ts';
import type { IndexQuery, RankingDocument, SearchIndex } from './search-index.ts';

export interface RankingStore {
  /** The documents of these editions that the index has, in no order; loads those that are not kept. */
  documents(editions: readonly string[]): Promise<RankingDocument[]>;
  /** Loads the archive ahead of the queries, as much of it as there is room for. Ends early when the signal says so. */
  fill(signal: AbortSignal): Promise<void>;
}

export interface RankingStoreOptions {
  readonly index: Pick<SearchIndex, 'find'>;
  /** About how much memory the documents may take. */
  readonly maxBytes: number;
}

/** Documents are loaded in requests of this many: few enough for a search to get its turn between two. */
const BATCH = 200;
/** About what a document takes besides its codes. */
const BYTES_PER_DOCUMENT = 700;
const BYTES_PER_TOKEN = 6;

export function createRankingStore({ index, maxBytes }: RankingStoreOptions): RankingStore {
  // Two generations: what is asked for moves to the young one; when that is full, the old one is dropped.
  let young = new Map<string, RankingDocument>();
  let old = new Map<string, RankingDocument>();
  let youngBytes = 0;
  let turnedOver = 0;
  const labels = new Map<string, string>();

  function keep(document: RankingDocument): void {
    if (young.has(document.edition)) return;
    const bytes = BYTES_PER_DOCUMENT + BYTES_PER_TOKEN * document.codes.terms.length;
    if (youngBytes + bytes > maxBytes / 2) {
      turnedOver += 1;
      if (bytes > maxBytes / 2) return;
      old = young;
      young = new Map();
      youngBytes = 0;
      labels.clear();
    }
    young.set(document.edition, document);
    youngBytes += bytes;
  }

  function find(edition: string): RankingDocument | undefined {
    const fresh = young.get(edition);
    if (fresh) return fresh;
    const known = old.get(edition);
    if (known) keep(known);
    return known;
  }

  async function load(query: IndexQuery): Promise<RankingDocument[]> {
    const [answer] = await index.find([query]);
    const loaded = (answer?.hits ?? []).flatMap(({ ranking }) => (ranking ? [withSharedLabels(ranking, labels)] : []));
    for (const document of loaded) keep(document);
    return loaded;
  }

  return {
    async documents(editions) {
      const found: RankingDocument[] = [];
      const missing: string[] = [];
      for (const edition of editions) {
        const known = find(edition);
        if (known) found.push(known);
        else missing.push(edition);
      }
      const wanted = new Set(missing);
      for (let from = 0; from < missing.length; from += BATCH) {
        const keys = missing.slice(from, from + BATCH).map(toKeyOfEdition);
        const where = { kind: 'keys', anyOf: keys } as const;
        const loaded = await load({ ...EVERYTHING, where, limit: keys.length, load: 'ranking' });
        // What has changed meanwhile was not asked for: the archive is another one, and the search will be run again.
        for (const document of loaded) if (wanted.has(document.edition)) found.push(document);
      }
      return found;
    },

    async fill(signal) {
      const before = turnedOver;
      const isOver = (): boolean => signal.aborted || turnedOver > before;
      for (let offset = 0; !isOver(); offset += BATCH) {
        const loaded = await load({ ...EVERYTHING, offset, limit: BATCH, load: 'ranking' });
        if (loaded.length < BATCH) break;
      }
    },
  };
}

/** The same labels stand in thousands of documents: each of them is kept once. */
function withSharedLabels(document: RankingDocument, known: Map<string, string>): RankingDocument {
  const share = (values: readonly string[]): string[] =>
    values.map((value) => {
      const kept = known.get(value) ?? value;
      known.set(value, kept);
      return kept;
    });
  const { source, category, author, tag, language } = document.labels;
  return {
    ...document,
    labels: {
      source: share(source),
      category: share(category),
      author: share(author),
      tag: share(tag),
      language: share(language),
    },
  };
}
