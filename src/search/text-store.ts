/**
 * Articles for showing, kept in memory: a page of them costs the engine more than everything else that a search asks it
 * for. They are kept under their editions, which name the content, too, so that nothing kept is ever out of date.
 */
import { toKeyOfEdition } from '../article/article-key.ts';
import type { Article } from '../article/article.ts';
import { EVERYTHING } from './search-index.ts';
import type { IndexHit, IndexQuery, SearchIndex } from './search-index.ts';

export interface TextStore {
  /**
   * The articles of these editions, by key; loads those that are not kept. Of an article that has changed meanwhile, the
   * new one; what the index does not have any more is left out.
   */
  articles(editions: readonly string[]): Promise<ReadonlyMap<string, Article>>;
  /** Keeps what another look has brought. */
  keep(hits: readonly IndexHit[]): void;
  /** Loads the archive ahead of the searches, as much of it as there is room for. Ends early when the signal says so. */
  fill(signal: AbortSignal): Promise<void>;
}

export interface TextStoreOptions {
  readonly index: Pick<SearchIndex, 'find'>;
  /** About how much memory the articles may take. */
  readonly maxBytes: number;
}

/** Few enough for a search to get its turn between two requests. */
const BATCH = 100;
/** About what an article takes besides its title and body, which have two bytes for each UTF-16 unit. */
const BYTES_PER_ARTICLE = 800;

export function createTextStore({ index, maxBytes }: TextStoreOptions): TextStore {
  // In the order in which they were asked for: a map gives back its keys in the order of their coming.
  const kept = new Map<string, Article>();
  let bytes = 0;

  function add(edition: string, article: Article): void {
    const size = toBytes(article);
    if (kept.has(edition) || size > maxBytes) return;
    kept.set(edition, article);
    bytes += size;
    for (const [oldest, dropped] of kept) {
      if (bytes <= maxBytes) break;
      kept.delete(oldest);
      bytes -= toBytes(dropped);
    }
  }

  function find(edition: string): Article | undefined {
    const article = kept.get(edition);
    if (!article) return undefined;
    kept.delete(edition);
    kept.set(edition, article);
    return article;
  }

  async function load(window: Partial<IndexQuery>): Promise<readonly IndexHit[]> {
    const [answer] = await index.find([{ ...EVERYTHING, ...window, load: 'text' }]);
    return answer?.hits ?? [];
  }

  function keep(hits: readonly IndexHit[]): void {
    for (const { edition, article } of hits) if (article) add(edition, article);
  }

  return {
    keep,

    async articles(editions) {
      const found = new Map<string, Article>();
      const missing: string[] = [];
      for (const edition of editions) {
        const article = find(edition);
        if (article) found.set(toKeyOfEdition(edition), article);
        else missing.push(toKeyOfEdition(edition));
      }
      if (missing.length === 0) return found;
      const hits = await load({ where: { kind: 'keys', anyOf: missing }, limit: missing.length });
      keep(hits);
      for (const { key, article } of hits) if (article) found.set(key, article);
      return found;
    },

    async fill(signal) {
      for (let offset = 0; !signal.aborted; offset += BATCH) {
        const hits = await load({ offset, limit: BATCH });
        const sizes = hits.map(({ article }) => (article ? toBytes(article) : 0));
        if (bytes + sizes.reduce((sum, size) => sum + size, 0) > maxBytes) return;
        keep(hits);
        if (hits.length < BATCH) return;
      }
    },
  };
}

const toBytes = ({ title, body }: Article): number => BYTES_PER_ARTICLE + 2 * (title.length + body.length);
