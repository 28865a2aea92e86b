/**
 * What is known of the archive between two changes of it: how many articles have a term, how long texts are, which
 * words there are. All of it is asked of the index and kept until the index says that it has changed, whoever changed
 * it: another process, too. Nothing is kept anywhere else, so nothing can be wrong after a restart.
 */
import type { Analyzer } from '../analysis/analyzer.ts';
import { AppError } from '../errors.ts';
import type { Condition, WordSet } from './condition.ts';
import { EVERYTHING } from './search-index.ts';
import type { IndexAnswer, IndexQuery, SearchIndex } from './search-index.ts';
import { FACET_NAMES } from './search-request.ts';
import type { FacetName } from './search-request.ts';
import type { FacetCount } from './search-result.ts';
import { createVocabulary } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface ArchiveFacts {
  /** The state of the index that the facts are of. */
  readonly revision: string;
  readonly documents: number;
  /** Mean number of index terms of a title and of a body, from a sample. */
  readonly titleLength: number;
  readonly bodyLength: number;
  /** How many articles satisfy a condition; null when it has not been counted. */
  countOf(condition: Condition): number | null;
  keepCount(condition: Condition, count: number): void;
  /** What a clause was resolved to, by its key. */
  readonly resolved: Map<string, Condition>;
  /**
   * Told of every search. Once there have been some in the same state of the archive, the counts of all words are
   * loaded, so that later ones need not ask; nobody waits for it.
   */
  noteSearch(): void;
  /** Loads the counts of all terms, themes and values of facets now. */
  loadCounts(): Promise<void>;
  vocabulary(): Promise<Vocabulary>;
  /** Every value of a facet. */
  labels(facet: FacetName): Promise<readonly FacetCount[]>;
  /** How many articles have a value of a facet; null when the values have not been loaded. */
  labelCount(facet: FacetName, value: string): number | null;
}

/** So many documents tell the mean length of all to a few percent. */
const SAMPLE_SIZE = 200;
/** After so many searches in one state of the archive, more are likely to come. */
const SEARCHES_BEFORE_COUNTS = 5;
/** More counts than this are not kept: they are cheap to ask for again. */
const MAX_COUNTS = 200_000;

export async function loadFacts(index: SearchIndex, analyzer: Analyzer, revision: string): Promise<ArchiveFacts> {
  const sample: IndexQuery = { ...EVERYTHING, order: 'tie', limit: SAMPLE_SIZE, load: 'ranking' };
  const [{ unfit }, [answer]] = await Promise.all([index.state(), index.find([sample])]);
  // A newer program may have rebuilt the index under our feet: its terms are not ours.
  if (unfit !== null) throw new AppError('analyzer_mismatch', unfit);
  const sampled = (answer?.hits ?? []).flatMap((hit) => hit.ranking ?? []);
  const counts = new Map<string, number>();
  const loaded = new Map<WordSet, ReadonlyMap<string, number>>();
  let searches = 0;
  let vocabulary: Promise<Vocabulary> | null = null;
  let labels: Promise<IndexAnswer['facets']> | null = null;
  let labelCounts: ReadonlyMap<FacetName, ReadonlyMap<string, number>> | null = null;

  async function loadCounts(): Promise<void> {
    for (const set of ['terms', 'themes'] as const) {
      const words = await index.vocabulary(set);
      loaded.set(set, new Map(words.map(({ value, count }) => [value, count])));
    }
    await loadLabels();
  }

  function countOf(condition: Condition): number | null {
    const [only] = condition.kind === 'has' && condition.anyOf.length === 1 ? condition.anyOf : [];
    const known = condition.kind === 'has' ? loaded.get(condition.set) : undefined;
    if (known && only !== undefined) return known.get(only) ?? 0;
    return counts.get(toConditionKey(condition)) ?? null;
  }

  function loadLabels(): Promise<IndexAnswer['facets']> {
    labels ??= forgetFailure(findLabels(), () => (labels = null));
    return labels;
  }

  async function findLabels(): Promise<IndexAnswer['facets']> {
    const [counted] = await index.find([{ ...EVERYTHING, facets: FACET_NAMES }]);
    const facets = counted?.facets ?? {};
    labelCounts = new Map(
      FACET_NAMES.map((name) => [name, new Map((facets[name] ?? []).map(({ value, count }) => [value, count]))]),
    );
    return facets;
  }

  return {
    revision,
    documents: answer?.total ?? 0,
    titleLength: toMean(sampled.map(({ titleLength }) => titleLength)),
    bodyLength: toMean(sampled.map(({ bodyLength }) => bodyLength)),
    countOf,
    keepCount(condition, count) {
      if (counts.size < MAX_COUNTS) counts.set(toConditionKey(condition), count);
    },
    resolved: new Map(),
    loadCounts,
    noteSearch() {
      searches += 1;
      // What cannot be loaded is asked for one by one, as before.
      if (searches === SEARCHES_BEFORE_COUNTS) loadCounts().catch(() => {});
    },
    vocabulary() {
      vocabulary ??= forgetFailure(
        index.vocabulary('forms').then((words) => createVocabulary(words, analyzer)),
        () => (vocabulary = null),
      );
      return vocabulary;
    },
    async labels(facet) {
      return (await loadLabels())[facet] ?? [];
    },
    labelCount: (facet, value) => (labelCounts === null ? null : (labelCounts.get(facet)?.get(value) ?? 0)),
  };
}

/** Counts the conditions that have not been counted yet; the answers may come with those of other looks. */
export function toCountQueries(conditions: readonly Condition[], facts: ArchiveFacts) {
  const wanted = new Map(
    conditions
      .filter((condition) => facts.countOf(condition) === null)
      .map((condition) => [toConditionKey(condition), condition]),
  );
  const uncounted = [...wanted.values()];
  return {
    queries: uncounted.map((where): IndexQuery => ({ ...EVERYTHING, where })),
    keep(answers: readonly { readonly total: number }[]): void {
      uncounted.forEach((condition, at) => facts.keepCount(condition, answers[at]?.total ?? 0));
    },
  };
}

function toConditionKey(condition: Condition): string {
  return condition.kind === 'has' ? `${condition.set} ${condition.anyOf.join(' ')}` : JSON.stringify(condition);
}

async function forgetFailure<Value>(promise: Promise<Value>, forget: () => void): Promise<Value> {
  try {
    return await promise;
  } catch (error) {
    forget();
    throw error;
  }
}

function toMean(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return Math.max(1, sum / Math.max(1, values.length));
}
