/** The environment, read once. Only composition roots import this; they pass plain values down. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './errors.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Everything that the embedded mode keeps; an absolute path. */
  readonly dataDir: string;
  /** Base name of the indexes. */
  readonly indexName: string;
  readonly logLevel: string;
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
  LOG_LEVEL: z
    .enum(LOG_LEVELS)
    .default('info')
    .catch(fail('LOG_LEVEL', LOG_LEVELS.join(', '))),
});

function fail(name: string, allowed: string): (context: { readonly input: unknown }) => never {
  return ({ input }) => {
    throw new AppError('invalid_request', `${name} is ${JSON.stringify(input)}; allowed: ${allowed}`);
  };
}

/** Reads the configuration. Throws AppError `invalid_request` naming the variable, what it holds and what is allowed. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { PORT, HOST, FIHRIST_DATA_DIR, FIHRIST_INDEX, LOG_LEVEL } = environment.parse(env);
  return {
    port: PORT,
    host: HOST,
    dataDir: resolve(FIHRIST_DATA_DIR),
    indexName: FIHRIST_INDEX,
    logLevel: LOG_LEVEL,
  };
}
