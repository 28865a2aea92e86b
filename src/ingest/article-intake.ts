/** Articles that are pushed one by one or a few at a time: the same way in as files, without the files. */
import type { Analyzer } from '../analysis/analyzer.ts';
import { toFingerprint, toKey } from '../article/article-key.ts';
import { toDocument } from '../article/document.ts';
import type { PrepareArticle } from '../article/prepare-article.ts';
import { AppError } from '../errors.ts';
import type { SearchIndex } from '../search/search-index.ts';

export interface IntakeOptions {
  readonly index: Pick<SearchIndex, 'fingerprints' | 'put' | 'settle' | 'state'> & {
    remove(keys: readonly string[]): Promise<void>;
  };
  readonly analyzer: Pick<Analyzer, 'analyze'>;
  readonly prepare: PrepareArticle;
}

export type IntakeOutcome = 'added' | 'changed' | 'unchanged' | 'replaced';

/** What became of each record, in the order in which they came. */
export type IntakeResult =
  | { readonly ok: true; readonly id: string; readonly outcome: IntakeOutcome }
  | { readonly ok: false; readonly reasons: readonly string[] };

export interface ArticleIntake {
  /** Validates each record alone and brings in those that are articles. When it resolves they can be found. */
  put(records: readonly unknown[]): Promise<readonly IntakeResult[]>;
  /** Resolves to false when the archive has no such article. */
  remove(id: string): Promise<boolean>;
}

export function createArticleIntake({ index, analyzer, prepare }: IntakeOptions): ArticleIntake {
  let last: Promise<unknown> = Promise.resolve();

  /** One after another: what fails to settle is then known to be of this call. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  }

  async function checkFitness(): Promise<void> {
    const { unfit } = await index.state();
    if (unfit !== null) throw new AppError('analyzer_mismatch', unfit);
  }

  return {
    put: (records) =>
      inTurn(async () => {
        await checkFitness();
        const prepared = records.map((record) => prepare(record));
        const lastByKey = new Map(
          prepared.flatMap((one, at) => (one.ok ? [[toKey(one.article.id), at] as const] : [])),
        );
        const present = await index.fingerprints([...lastByKey.keys()]);
        const results = prepared.map((one, at): IntakeResult => {
          if (!one.ok) return one;
          const { id } = one.article;
          if (lastByKey.get(toKey(id)) !== at) return { ok: true, id, outcome: 'replaced' };
          const known = present.get(toKey(id));
          if (known === undefined) return { ok: true, id, outcome: 'added' };
          return { ok: true, id, outcome: known === toFingerprint(one.article) ? 'unchanged' : 'changed' };
        });
        const documents = prepared.flatMap((one, at) => {
          const result = results[at];
          const isSent = one.ok && result?.ok && (result.outcome === 'added' || result.outcome === 'changed');
          return isSent ? [toDocument(one.article, analyzer)] : [];
        });
        await index.put(documents);
        await index.settle();
        return results;
      }),

    remove: (id) =>
      inTurn(async () => {
        await checkFitness();
        const key = toKey(id);
        if (!(await index.fingerprints([key])).has(key)) return false;
        await index.remove([key]);
        await index.settle();
        return true;
      }),
  };
}
