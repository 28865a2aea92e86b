/** Real processes for the tests of this folder: programs that open an engine, and what is left of them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { z } from 'zod';
import { resolveEngineProgram } from '../../../src/engine/program/engine-program.ts';
import { readEngineVersion } from '../../../src/engine/program/engine-version.ts';

const FIXTURE = fileURLToPath(new URL('fixtures/engine-user.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const PATIENCE = { timeout: 20_000, interval: 20 } as const;

const opened = z.object({
  event: z.literal('open'),
  url: z.string(),
  apiKey: z.string(),
  version: z.string(),
  origin: z.string(),
});
const message = z.object({
  event: z.enum(['notice', 'failed', 'signal', 'stopped']),
  code: z.string().optional(),
  message: z.string().optional(),
});
const told = z.union([opened, message]);

export interface EngineUser {
  readonly pid: number;
  /** Resolves when it has the engine; rejects with everything it said when it ends before. */
  readonly opened: Promise<z.infer<typeof opened>>;
  /** Everything that it has told up to now. */
  events(): readonly z.infer<typeof told>[];
  order(what: 'stop' | 'exit' | 'throw'): void;
  kill(signal: NodeJS.Signals): void;
  /** Its exit code, null when a signal ended it. */
  readonly exited: Promise<number | null>;
}

/** The environment without any engine of this test run, so that the embedded one is used. */
export function embeddedEnv(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { MEILI_URL: _url, MEILI_MASTER_KEY: _key, ...env } = process.env;
  return { ...env, ...more };
}

/** Starts `fixtures/engine-user.ts` in a process group of its own. It is killed with its group after the test. */
export function startEngineUser(
  dataDir: string,
  { env = {}, uid }: { readonly env?: NodeJS.ProcessEnv; readonly uid?: number } = {},
): EngineUser {
  const child = spawn(process.execPath, ['--import', 'tsx', FIXTURE, dataDir], {
    cwd: ROOT,
    env: embeddedEnv(env),
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const { pid = 0 } = child;
  const events: z.infer<typeof told>[] = [];
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => void (errors += chunk.toString()));
  child.stdin.on('error', () => {});
  const exited = once(child, 'exit').then((): number | null => child.exitCode);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  const isOpened = new Promise<z.infer<typeof opened>>((resolve, reject) => {
    createInterface(child.stdout)
      .on('line', (line) => {
        const event = told.parse(JSON.parse(line));
        events.push(event);
        if (event.event === 'open') resolve(event);
      })
      .on('close', () => reject(new Error(`ended without an engine: ${JSON.stringify(events)} ${errors}`)));
  });
  // A test may be about what is told instead.
  isOpened.catch(() => {});
  return {
    pid,
    opened: isOpened,
    events: () => events,
    order: (what) => void child.stdin.write(`${what}\n`),
    kill: (signal) => void process.kill(-pid, signal),
    exited,
  };
}

/** A new folder, removed after the test when no process works in it any more. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fihrist-program-'));
  onTestFinished(async () => {
    await expect
      .poll(() => {
        for (const { pid } of findProcesses(folder)) endByForce(pid);
        return findProcesses(folder);
      }, PATIENCE)
      .toEqual([]);
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}

export interface FoundProcess {
  readonly pid: number;
  readonly parameters: readonly string[];
}

/**
 * The processes that have `text` among their parameters. Those of the engine all do for its folder: the engine, and
 * the two shells of the watchdog. Not what has ended and only waits to be collected.
 */
export function findProcesses(text: string): FoundProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((name) => ({ pid: Number(name), parameters: readParameters(name) }))
    .filter(({ parameters }) => parameters.some((parameter) => parameter.includes(text)));
}

/** The engines over a folder, without their watchdogs. */
export function findEngines(folder: string): number[] {
  return findProcesses(folder)
    .filter(({ parameters }) => parameters.includes('--db-path') && parameters[0] !== '/bin/sh')
    .map(({ pid }) => pid);
}

/** The one engine over a folder. */
export function findEngine(folder: string): number {
  const [pid, ...more] = findEngines(folder);
  if (pid === undefined || more.length > 0) throw new Error(`Not one engine: ${JSON.stringify(findProcesses(folder))}`);
  return pid;
}

function endByForce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in this moment.
  }
}

function readParameters(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** Whether the engine that a user has opened answers with its key. */
export const answers = (user: EngineUser): Promise<boolean> =>
  user.opened
    .then(({ url, apiKey }) => readEngineVersion(url, apiKey))
    .then(
      () => true,
      () => false,
    );

/** What a user was told about its engine, one notice a line. */
export const notices = (user: EngineUser): string =>
  user
    .events()
    .flatMap((event) => (event.event === 'notice' ? [event.message] : []))
    .join('\n');

/** Waits until no process has the folder among its parameters. */
export async function expectNothingLeft(folder: string): Promise<void> {
  await expect.poll(() => findProcesses(folder), PATIENCE).toEqual([]);
}

/** The environment with a program that says it is Meilisearch 1.21.0, and otherwise runs a script with the real program as `$REAL`. */
export async function makeProgram(folder: string, script: string): Promise<NodeJS.ProcessEnv> {
  const real = resolveEngineProgram(embeddedEnv());
  if (real.kind !== 'program') throw new Error('there is no program');
  const MEILI_BIN = join(folder, 'meilisearch');
  const version = 'if [ "$1" = --version ]; then echo meilisearch 1.21.0; exit; fi';
  await writeFile(MEILI_BIN, `#!/bin/sh\nREAL="${real.command.join(' ')}"\n${version}\n${script}\n`, { mode: 0o755 });
  return embeddedEnv({ MEILI_BIN });
}
