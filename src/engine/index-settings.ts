/** The settings of an index: read from `index-config/articles.settings.json`, stamped with the analyzer's version. */
import { z } from 'zod';
import type { Settings } from 'meilisearch';

/** The parts that the code relies on; everything else goes to the engine as it was written. */
const settingsFile = z.looseObject({
  sortableAttributes: z.array(z.string()),
  rankingRules: z.array(z.string()),
  pagination: z.object({ maxTotalHits: z.int().positive() }),
});

/**
 * The entry of the synonyms that carries the analyzer's version. The engine has no place for notes on an index, and
 * this one lives and dies with it: it moves with a swap and comes back from a dump. No query holds the phrase.
 */
const STAMP = 'fihrist analyzer version';

/** Settings for a new index. `file` is the parsed settings file; throws ZodError when it does not fit. */
export function toSettings(file: unknown, analyzerVersion: string): Settings {
  return { ...settingsFile.parse(file), synonyms: { [STAMP]: [analyzerVersion] } };
}

/** The analyzer's version in the settings of an existing index; null when it has none. */
export function readStamp(settings: Settings): string | null {
  return settings.synonyms?.[STAMP]?.[0] ?? null;
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
