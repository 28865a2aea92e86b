/** Wiring that every command shares: configuration to engine, analyzer and index. */
import { readFileSync } from 'node:fs';
import { createAnalyzer } from './analysis/analyzer.ts';
import type { Analyzer } from './analysis/analyzer.ts';
import { readArabicLanguage, readEquivalents, readQueryWords } from './arabic-language.ts';
import { toDocument } from './article/document.ts';
import { SPECIMEN } from './article/specimen.ts';
import type { Config } from './config.ts';
import { lockEngine } from './engine/engine-lock.ts';
import type { EngineLockAttempt } from './engine/engine-lock.ts';
import { createIndexLifecycle } from './engine/index-lifecycle.ts';
import type { IndexLifecycle } from './engine/index-lifecycle.ts';
import { createMeilisearchIndex } from './engine/meilisearch-index.ts';
import type { MeilisearchIndex } from './engine/meilisearch-index.ts';
import { openEngine } from './engine/program/open-engine.ts';
import type { Engine } from './engine/program/open-engine.ts';
import type { EquivalentRules } from './search/equivalents.ts';
import type { QueryWords } from './search/query-words.ts';

const SETTINGS_FILE = new URL('../index-config/articles.settings.json', import.meta.url);

export interface Archive {
  readonly engine: Engine;
  readonly analyzer: Analyzer;
  readonly index: MeilisearchIndex;
  readonly lifecycle: IndexLifecycle;
  readonly queryWords: QueryWords;
  readonly equivalents: EquivalentRules;
  /** Takes the lock that keeps runs on other machines out; null when no other machine can reach the engine. */
  readonly lockEngine: (() => Promise<EngineLockAttempt>) | null;
  /** Closes connections, and stops the engine if it was started for us. */
  close(): Promise<void>;
}

export interface OpenArchiveOptions {
  readonly config: Config;
  readonly env: NodeJS.ProcessEnv;
  /** Told in plain sentences what the engine does (started, restarted, joined). */
  readonly onNotice?: (message: string) => void;
  /** False: the index is left as it is found, missing or of another analyzer; for those who look into that themselves. */
  readonly isPrepared?: boolean;
}

/** Opens engine and index. Throws AppError when there is no engine, or the index is not of this program. */
export async function openArchive({ config, env, onNotice, isPrepared = true }: OpenArchiveOptions): Promise<Archive> {
  const language = readArabicLanguage();
  const analyzer = createAnalyzer({ language });
  const engine = await openEngine({ env, dataDir: config.dataDir, ...(onNotice ? { onNotice } : {}) });
  const settingsFile: unknown = JSON.parse(readFileSync(SETTINGS_FILE, 'utf8'));
  const options = {
    url: engine.url,
    apiKey: engine.apiKey,
    indexName: config.indexName,
    settingsFile,
    analyzerVersion: analyzer.version,
    specimen: toDocument(SPECIMEN, analyzer),
  };
  const index = createMeilisearchIndex(options);
  const lifecycle = createIndexLifecycle(options);
  const close = async (): Promise<void> => {
    index.close();
    lifecycle.close();
    await engine.stop();
  };
  try {
    if (isPrepared) await index.prepare();
  } catch (error) {
    await close();
    throw error;
  }
  const lock = engine.origin === 'remote' ? () => lockEngine(options) : null;
  const [queryWords, equivalents] = [readQueryWords(), readEquivalents(language)];
  return { engine, analyzer, index, lifecycle, queryWords, equivalents, lockEngine: lock, close };
}
