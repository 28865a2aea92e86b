/** The settings of an index: read from `index-config/articles.settings.json`, stamped with who wrote the index and how. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Settings } from 'meilisearch';
import type { IndexDocument } from '../article/document.ts';
import { toStored } from './stored-document.ts';

/** The parts that the code relies on; everything else goes to the engine as it was written. */
const settingsFile = z.looseObject({
  sortableAttributes: z.array(z.string()),
  rankingRules: z.array(z.string()),
  pagination: z.object({ maxTotalHits: z.int().positive() }),
});

/**
 * The entries of the synonyms that carry the stamp. The engine has no place for notes on an index, and these live and
 * die with it: they move with a swap and come back from a dump. No query holds the phrases.
 */
const ANALYZER = 'fihrist analyzer version';
const DOCUMENTS = 'fihrist document shape';

/** Which program an index is of. */
export interface Stamp {
  readonly analyzerVersion: string;
  /** A hash that is another as soon as the documents of the same article are; null of an index that has none yet. */
  readonly documentShape: string | null;
}

/** The shape of the documents that this program writes, by the example of one; see `article/specimen.ts`. */
export function toDocumentShape(specimen: IndexDocument): string {
  return createHash('sha256')
    .update(JSON.stringify(toStored(specimen)))
    .digest('hex')
    .slice(0, 12);
}

/** Settings for a new index. `file` is the parsed settings file; throws ZodError when it does not fit. */
export function toSettings(file: unknown, { analyzerVersion, documentShape }: Stamp): Settings {
  const synonyms = {
    [ANALYZER]: [analyzerVersion],
    ...(documentShape === null ? {} : { [DOCUMENTS]: [documentShape] }),
  };
  return { ...settingsFile.parse(file), synonyms };
}

/** The stamp in the settings of an existing index; null when it has none. */
export function readStamp({ synonyms }: Settings): Stamp | null {
  const analyzerVersion = synonyms?.[ANALYZER]?.[0];
  return analyzerVersion === undefined ? null : { analyzerVersion, documentShape: synonyms?.[DOCUMENTS]?.[0] ?? null };
}

/** Names of the settings that are not as they were asked for. What the engine adds to them does not count. */
export function findSettingsDrift(wanted: Settings, found: Settings): string[] {
  const present = new Map(Object.entries(found));
  return Object.entries(wanted)
    .filter(([name, value]) => !isContained(value, present.get(name)))
    .map(([name]) => name);
}

/** Whether everything that `wanted` says holds of `found`. */
function isContained(wanted: unknown, found: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(found) && wanted.length === found.length && wanted.every((one, at) => isContained(one, found[at]))
    );
  if (typeof wanted !== 'object' || wanted === null) return wanted === found;
  if (typeof found !== 'object' || found === null) return false;
  const present = new Map(Object.entries(found));
  return Object.entries(wanted).every(([name, value]) => isContained(value, present.get(name)));
}
