/** The environment, read once. Only composition roots import this; they pass plain values down. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { SCOPES } from './api/api-keys.ts';
import type { ApiKey } from './api/api-keys.ts';
import { AppError } from './errors.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Everything that the embedded mode keeps; an absolute path. */
  readonly dataDir: string;
  /** Base name of the indexes. */
  readonly indexName: string;
  readonly logLevel: string;
  /** About how much memory a server may use to keep what ranking reads of articles. */
  readonly cacheBytes: number;
  /** Keys of the API with their scopes; none: nobody may write. */
  readonly apiKeys: readonly ApiKey[];
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const;

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/u)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(3000)
    .catch(fail('PORT', 'a port number from 0 to 65535')),
  HOST: z.string().min(1).default('127.0.0.1').catch(fail('HOST', 'an address to listen on')),
  FIHRIST_DATA_DIR: z.string().min(1).default('./data').catch(fail('FIHRIST_DATA_DIR', 'a folder')),
  FIHRIST_INDEX: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,100}$/u)
    .default('articles')
    .catch(fail('FIHRIST_INDEX', '1 to 100 of A-Z a-z 0-9 _ -')),
  FIHRIST_API_KEYS: z
    .string()
    .default('')
    .transform((text, context) => {
      const keys = parseApiKeys(text);
      if (keys === null) context.addIssue({ code: 'custom', message: 'not a list of keys' });
      return keys ?? [];
    })
    .catch(
      fail(
        'FIHRIST_API_KEYS',
        'KEY:SCOPE, separated by commas, KEY of at least 16 characters, SCOPE one of search, write or search+write',
        true,
      ),
    ),
  FIHRIST_CACHE_MB: z
    .string()
    .regex(/^\d{1,6}$/u)
    .transform(Number)
    .default(384)
    .catch(fail('FIHRIST_CACHE_MB', 'megabytes of memory, 0 to 999999')),
  LOG_LEVEL: z
    .enum(LOG_LEVELS)
    .default('info')
    .catch(fail('LOG_LEVEL', LOG_LEVELS.join(', '))),
});

/** `KEY:search+write`; a key without scopes may do everything. Null for what is none. */
function parseApiKeys(text: string): ApiKey[] | null {
  const entries = text.split(',').filter((entry) => entry.trim() !== '');
  const keys = entries.map((entry) => {
    const [secret = '', scopes = SCOPES.join('+')] = entry.trim().split(':');
    const named = scopes.split('+').map((name) => SCOPES.find((scope) => scope === name));
    if (!/^\S{16,}$/u.test(secret) || named.includes(undefined)) return null;
    return { secret, scopes: named.filter((scope) => scope !== undefined) };
  });
  return keys.includes(null) ? null : keys.filter((key) => key !== null);
}

/** What a variable holds is told, unless it `isSecret`. */
function fail(name: string, allowed: string, isSecret = false): (context: { readonly input: unknown }) => never {
  return ({ input }) => {
    const held = isSecret ? 'not as it should be' : JSON.stringify(input);
    throw new AppError('invalid_request', `${name} is ${held}; allowed: ${allowed}`);
  };
}

/** Reads the configuration. Throws AppError `invalid_request` naming the variable, what it holds and what is allowed. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { PORT, HOST, FIHRIST_DATA_DIR, FIHRIST_INDEX, FIHRIST_API_KEYS, FIHRIST_CACHE_MB, LOG_LEVEL } =
    environment.parse(env);
  return {
    cacheBytes: FIHRIST_CACHE_MB * 1e6,
    port: PORT,
    host: HOST,
    dataDir: resolve(FIHRIST_DATA_DIR),
    indexName: FIHRIST_INDEX,
    logLevel: LOG_LEVEL,
    apiKeys: FIHRIST_API_KEYS,
  };
}
