/** What running a plan needs. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { ArchiveFacts } from './archive-facts.ts';
import type { RankingStore } from './ranking-store.ts';
import type { SearchIndex } from './search-index.ts';

export interface FindParts {
  readonly index: SearchIndex;
  readonly analyzer: Analyzer;
  readonly facts: ArchiveFacts;
  readonly store: RankingStore;
}
