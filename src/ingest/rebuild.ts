/**
 * An archive into a new index beside the live one, from what the live one stores: nothing is read again from files, and
 * nothing that was pushed is lost. Whatever interrupts it, the live index is whole, and the next run goes on.
 */
import { findAsides } from '../article/find-asides.ts';
import type { AsideRules } from '../article/find-asides.ts';
import { toFingerprint, toKey } from '../article/article-key.ts';
import type { Article } from '../article/article.ts';
import { toDocument } from '../article/document.ts';
import type { IndexDocument } from '../article/document.ts';
import type { Analyzer } from '../analysis/analyzer.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { tidyMemory } from './tidy-memory.ts';

/** What a rebuild needs of an index. */
export interface StoredIndex extends Pick<SearchIndex, 'fingerprints' | 'put' | 'settle' | 'state'> {
  articles(offset: number, limit: number): Promise<readonly Article[]>;
  /** Words of the bodies of the same articles. */
  lengths(offset: number, limit: number): Promise<readonly number[]>;
  keys(offset: number, limit: number): Promise<readonly string[]>;
  remove(keys: readonly string[]): Promise<void>;
}

/** What a rebuild needs of the engine; see `engine/index-lifecycle.ts`. */
export interface Lifecycle {
  openNext(): Promise<StoredIndex>;
  dropNext(): Promise<boolean>;
  swap(): Promise<void>;
  mark(): Promise<number>;
  hasWritesSince(mark: number): Promise<boolean>;
  hadWritesSince(mark: number): Promise<boolean>;
}

export interface RebuildOptions {
  readonly live: StoredIndex;
  readonly lifecycle: Lifecycle;
  readonly analyzer: Pick<Analyzer, 'analyze'>;
  readonly rules: AsideRules;
  /** Wraps every call to an index. */
  readonly retry: <T>(work: () => Promise<T>) => Promise<T>;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Articles that are copied at once, or fewer when they have more words than this: some 4 MB. */
const PAGE_ARTICLES = 200;
const PAGE_WORDS = 300_000;
const MAX_UNSETTLED_PAGES = 20;
/** Writers that never rest would keep the copying from its end; after so many rounds the last is taken for whole. */
const MAX_ROUNDS = 10;

/**
 * Resolves to true when the new index is the live one, to false when it was told to stop before. Articles that others
 * write meanwhile are in it: what changed during a round is copied in the next, and what slipped in at the exchange after it.
 */
export async function rebuild(options: RebuildOptions): Promise<boolean> {
  const { live, lifecycle, retry, signal } = options;
  const next = await retry(() => lifecycle.openNext());
  let mark = -1;
  for (let round = 1; ; round += 1) {
    mark = await retry(() => lifecycle.mark());
    const isDone = await copy(live, next, options);
    if (!isDone) return false;
    await removeOthers(live, next, options);
    if (await isWhole(live, next, options)) {
      const isQuiet = !(await retry(() => lifecycle.hasWritesSince(mark)));
      if (isQuiet || round >= MAX_ROUNDS) break;
    } else if (round >= MAX_ROUNDS) throw new RangeError('The new index never became equal to the live one');
  }
  if (signal?.aborted) return false;
  await retry(() => lifecycle.swap());
  // What is called live from here on is the new one; the old one stands beside it until what slipped in is copied.
  if (await retry(() => lifecycle.hadWritesSince(mark))) await copy(next, live, options);
  await retry(() => lifecycle.dropNext());
  return true;
}

/** Puts every article of `from` that `to` does not have as it would be written now. False when told to stop. */
async function copy(from: StoredIndex, to: StoredIndex, options: RebuildOptions): Promise<boolean> {
  const { analyzer, rules, retry, signal, onProgress = () => {} } = options;
  const { documents: total } = await retry(() => from.state());
  let pages = 0;
  for (let offset = 0; ;) {
    if (signal?.aborted) {
      await retry(() => to.settle());
      return false;
    }
    const lengths = await retry(() => from.lengths(offset, PAGE_ARTICLES));
    const size = toPageSize(lengths);
    const stored = await retry(() => from.articles(offset, size));
    offset += size;
    const articles = stored.map((article) => withAsides(article, rules));
    const present = await retry(() => to.fingerprints(articles.map(({ id }) => toKey(id))));
    const changed = articles.filter((article) => present.get(toKey(article.id)) !== toFingerprint(article));
    const documents: IndexDocument[] = changed.map((article) => toDocument(article, analyzer));
    if (documents.length > 0) await retry(() => to.put(documents));
    onProgress(Math.min(offset, total), total);
    pages += 1;
    if (pages % MAX_UNSETTLED_PAGES === 0) await retry(() => to.settle());
    tidyMemory();
    if (lengths.length < PAGE_ARTICLES && size >= lengths.length) break;
  }
  await retry(() => to.settle());
  return true;
}

/** How many of the articles fit into a page, one at least. */
function toPageSize(lengths: readonly number[]): number {
  let words = 0;
  const first = lengths.findIndex((length) => (words += length) > PAGE_WORDS);
  return Math.max(1, first === -1 ? lengths.length : first);
}

/** Takes out of `to` what `from` no longer has. */
async function removeOthers(from: StoredIndex, to: StoredIndex, { retry }: RebuildOptions): Promise<void> {
  const [kept, found] = [await retry(() => from.state()), await retry(() => to.state())];
  if (found.documents <= kept.documents) return;
  const limit = PAGE_ARTICLES * 10;
  const others: string[] = [];
  for (let offset = 0; ; offset += limit) {
    const keys = await retry(() => to.keys(offset, limit));
    const present = await retry(() => from.fingerprints(keys));
    others.push(...keys.filter((key) => !present.has(key)));
    if (keys.length < limit) break;
  }
  await retry(() => to.remove(others));
  await retry(() => to.settle());
}

async function isWhole(from: StoredIndex, to: StoredIndex, { retry }: RebuildOptions): Promise<boolean> {
  const [kept, found] = [await retry(() => from.state()), await retry(() => to.state())];
  return found.documents === kept.documents;
}

/** The article with the asides of today's rules. */
function withAsides({ asides: _before, ...article }: Article, rules: AsideRules): Article {
  const asides = findAsides(article.body, rules);
  return asides.length > 0 ? { ...article, asides } : article;
}
