/** What running a plan needs. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { ArchiveFacts } from './archive-facts.ts';
import type { RankingStore } from './ranking-store.ts';
import type { SearchIndex } from './search-index.ts';
import type { TextStore } from './text-store.ts';

export interface FindParts {
  readonly index: SearchIndex;
  readonly analyzer: Analyzer;
  readonly facts: ArchiveFacts;
  readonly store: RankingStore;
  readonly texts: TextStore;
}
