/** The embedded engine: a Meilisearch of our own on a loopback port, over a data folder that only we use. */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../errors.ts';
import { readEngineLog, trimEngineLog } from './engine-log.ts';
import { readEngineVersion } from './engine-version.ts';
import { findFreePort } from './free-port.ts';
import { waitForLeftoverEngine } from './leftover-engine.ts';
import { readOrCreateMasterKey } from './master-key.ts';
import { startProcess } from './start-process.ts';
import type { EngineProcess } from './start-process.ts';

export interface EmbeddedEngineOptions {
  /** The program, and what must come before it to run it. */
  readonly command: readonly string[];
  /** Exists, and is locked by us; everything of the engine is kept in it. Absolute, without symbolic links. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly maxIndexingMemory: string;
  /** Used when it is free. */
  readonly preferredPort: number | null;
  readonly onNotice: (message: string) => void;
}

export interface EmbeddedEngine {
  readonly url: string;
  readonly apiKey: string;
  readonly version: string;
  stop(): Promise<void>;
}

const START_DEADLINE_MS = 60_000;
const POLL_MS = 20;
const ANSWER_TIMEOUT_MS = 1000;
/** A free port can be taken by somebody else before the engine binds it. */
const PORT_ATTEMPTS = 3;
/** Wait before an engine that ended by itself is started again; doubled each time up to the longest. */
const FIRST_RESTART_MS = 200;
const LONGEST_RESTART_MS = 30_000;
/** An engine that lived as long as this was well. */
const STABLE_MS = 60_000;

/**
 * Starts the engine and resolves when it answers. When it ends by itself it is started again at the same address.
 * Throws AppError `engine_unavailable` with the end of its log when it does not come up.
 */
export async function startEmbeddedEngine(options: EmbeddedEngineOptions): Promise<EmbeddedEngine> {
  const { folder, preferredPort, onNotice } = options;
  const apiKey = await readOrCreateMasterKey(folder);
  const first = await startAtFreePort(options, apiKey, preferredPort);
  const stopping = new AbortController();
  let current = first.process;
  const kept = keepAlive(stopping.signal);

  /** Starts the engine again whenever it ends by itself. Never rejects. */
  async function keepAlive(signal: AbortSignal): Promise<void> {
    for (let failures = 0; ;) {
      const startedAt = Date.now();
      const ending = await current.exited;
      if (signal.aborted) return;
      failures = Date.now() - startedAt > STABLE_MS ? 1 : failures + 1;
      onNotice(`The search engine ended by itself (${ending}); starting it again. Its log: ${toLogPath(folder)}`);
      try {
        await delay(Math.min(LONGEST_RESTART_MS, FIRST_RESTART_MS * 2 ** (failures - 1)), undefined, { signal });
        await waitForLeftoverEngine(toDbPath(folder), { signal });
        await trimEngineLog(toLogPath(folder));
        signal.throwIfAborted();
        current = launch(options, apiKey, first.port);
      } catch (error) {
        if (signal.aborted) return;
        onNotice(`The search engine cannot be started: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  return {
    url: toUrl(first.port),
    apiKey,
    version: first.version,
    async stop() {
      stopping.abort();
      await current.stop();
      await kept;
    },
  };
}

interface StartedEngine {
  readonly process: EngineProcess;
  readonly port: number;
  readonly version: string;
}

async function startAtFreePort(
  options: EmbeddedEngineOptions,
  apiKey: string,
  preferredPort: number | null,
): Promise<StartedEngine> {
  await waitForLeftoverEngine(toDbPath(options.folder));
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort(attempt === 1 ? preferredPort : null);
    const started = await start(options, apiKey, port, attempt < PORT_ATTEMPTS);
    if (started) return started;
  }
}

/** Null when the port was taken meanwhile and `mayRetry`. */
async function start(
  options: EmbeddedEngineOptions,
  apiKey: string,
  port: number,
  mayRetry: boolean,
): Promise<StartedEngine | null> {
  const logPath = toLogPath(options.folder);
  const logStart = await trimEngineLog(logPath);
  const engine = launch(options, apiKey, port);
  for (const deadline = Date.now() + START_DEADLINE_MS; Date.now() < deadline && !engine.hasExited();) {
    // Our key must be taken too: another program may have got the port.
    const version = await readEngineVersion(toUrl(port), apiKey, ANSWER_TIMEOUT_MS).catch(() => null);
    if (version !== null && !engine.hasExited()) return { process: engine, port, version };
    await delay(POLL_MS);
  }
  const hasExited = engine.hasExited();
  await engine.stop();
  const lines = await readEngineLog(logPath, logStart);
  if (mayRetry && /address (?:already )?in use/iu.test(lines)) return null;
  const what = hasExited
    ? `ended as soon as it was started (${await engine.exited})`
    : `did not answer within ${START_DEADLINE_MS / 1000} s`;
  throw new AppError(
    'engine_unavailable',
    `The search engine ${what}. ${lines === '' ? `It printed nothing to ${logPath}` : `The end of ${logPath}:\n${lines}`}`,
  );
}

function launch(
  { command, folder, env, maxIndexingMemory }: EmbeddedEngineOptions,
  apiKey: string,
  port: number,
): EngineProcess {
  const logFd = openSync(toLogPath(folder), 'a', 0o600);
  const parameters = {
    'http-addr': `127.0.0.1:${port}`,
    'db-path': toDbPath(folder),
    'dump-dir': join(folder, 'dumps'),
    'snapshot-dir': join(folder, 'snapshots'),
    'max-indexing-memory': maxIndexingMemory,
    env: 'production',
  };
  try {
    return startProcess({
      command: [
        ...command,
        '--no-analytics',
        ...Object.entries(parameters).flatMap(([name, value]) => [`--${name}`, value]),
      ],
      folder,
      logFd,
      env: { ...withoutEngineSettings(env), MEILI_MASTER_KEY: apiKey, MEILI_LOG_LEVEL: 'WARN', NO_COLOR: '1' },
    });
  } finally {
    closeSync(logFd);
  }
}

/** Settings of another Meilisearch on this machine must not change ours. */
function withoutEngineSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('MEILI_')));
}

const toUrl = (port: number): string => `http://127.0.0.1:${port}`;
const toDbPath = (folder: string): string => join(folder, 'data.ms');
const toLogPath = (folder: string): string => join(folder, 'engine.log');
