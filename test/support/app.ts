/** The app under test, listening on loopback: the real one, over whatever index it is given, with its log caught. */
import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { pino } from 'pino';
import supertest from 'supertest';
import { createApp } from '../../src/api/app.ts';
import type { PushOptions } from '../../src/api/routes/push.ts';
import type { SearchIndex } from '../../src/search/search-index.ts';
import { createSearcher } from '../../src/search/search.ts';
import { listen } from '../../src/server.ts';
import { testAnalyzer, testEquivalents, testQueryWords } from './meilisearch.ts';

export interface TestApp {
  readonly url: string;
  /** Requests as a client of the API makes them. */
  readonly client: ReturnType<typeof supertest>;
  /** A request whose path goes out unit for unit; clients that know URLs tidy `..` away. */
  send(path: string, method?: string): Promise<RawAnswer>;
  /** Everything logged so far, one JSON line each. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface TestAppOptions {
  readonly index: SearchIndex;
  readonly webDir?: string | null;
  readonly push?: PushOptions;
}

/** Serves the app on a port of its own until `close`. */
export async function serveTestApp({ index, webDir = null, push }: TestAppOptions): Promise<TestApp> {
  const log: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void log.push(line) });
  const app = createApp({
    index,
    analyzer: testAnalyzer,
    searcher: createSearcher({
      index,
      analyzer: testAnalyzer,
      queryWords: testQueryWords,
      equivalents: testEquivalents,
      now: () => performance.now(),
    }),
    logger,
    webDir,
    push: push ?? null,
  });
  const { url, close } = await listen(app, '127.0.0.1', 0);
  return { url, client: supertest(url), send: (path, method = 'GET') => send(url, path, method), log, close };
}

function send(origin: string, path: string, method: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on('error', reject);
    request.end();
  });
}

/** An index whose every answer is the error. For failures only; what can be found is found on the real one. */
export function createFailingIndex(error: Error): SearchIndex {
  const fail = async (): Promise<never> => {
    throw error;
  };
  const reading = { find: fail, revision: fail, vocabulary: fail, article: fail, fingerprints: fail };
  return { ...reading, put: fail, settle: fail, state: fail, ping: fail };
}
