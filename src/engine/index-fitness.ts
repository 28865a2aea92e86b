/** How an index that was found differs from the one that this program would make, by its settings and their stamp. */
import type { Settings } from 'meilisearch';
import { findSettingsDrift, readStamp } from './index-settings.ts';

/**
 * `missing`: there is none. `unfinished`: made, but not to its end, and empty. `foreign`: not ours. `other_analyzer`,
 * `other_documents`, `other_settings`: ours, and to be rebuilt. `fit`: as this program would make it.
 */
export type IndexFitness =
  'missing' | 'unfinished' | 'foreign' | 'other_analyzer' | 'other_documents' | 'other_settings' | 'fit';

export interface FoundIndex {
  readonly name: string;
  readonly settings: Settings;
  readonly documents: number;
}

/** `wanted` are the settings that this program would give it, stamp and all. */
export function toFitness(found: FoundIndex, wanted: Settings): Exclude<IndexFitness, 'missing'> {
  const [stamp, own] = [readStamp(found.settings), readStamp(wanted)];
  if (stamp === null) return found.documents === 0 ? 'unfinished' : 'foreign';
  if (stamp.analyzerVersion !== own?.analyzerVersion) return 'other_analyzer';
  if (stamp.documentShape !== own.documentShape) return 'other_documents';
  return findSettingsDrift(wanted, found.settings).length === 0 ? 'fit' : 'other_settings';
}

/** What is wrong with an index and what to do about it, in a sentence; null when nothing is. */
export function explainFitness(found: FoundIndex, wanted: Settings): string | null {
  const name = `The index "${found.name}"`;
  const rebuild = 'run "fihrist index --rebuild", or use another name (FIHRIST_INDEX)';
  const analyzerOf = (settings: Settings): string => readStamp(settings)?.analyzerVersion ?? 'unknown';
  switch (toFitness(found, wanted)) {
    case 'fit':
      return null;
    case 'unfinished':
      return `${name} was begun and not finished: run "fihrist index PATH"`;
    case 'foreign':
      return `${name} was written by something other than Fihrist: use another name (FIHRIST_INDEX)`;
    case 'other_analyzer':
      return `${name} was written by analyzer ${analyzerOf(found.settings)}, and this is analyzer ${analyzerOf(wanted)}: ${rebuild}`;
    case 'other_documents':
      return `${name} holds documents of another shape than this program reads and writes: ${rebuild}`;
    case 'other_settings': {
      const drift = findSettingsDrift(wanted, found.settings).join(', ');
      return `${name} has other settings than index-config/articles.settings.json (${drift}): ${rebuild}`;
    }
  }
}
