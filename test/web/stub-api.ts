/**
 * A server with the built page and an API that can be made to fail, be slow or vanish. What it finds is `stub-search.ts`;
 * that the page works with the real API is shown elsewhere.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import helmet from 'helmet';
import type { Article } from '../../src/article/article.ts';
import { markWords, searchArticles } from './stub-search.ts';

/** How an answer goes wrong. */
interface Fault {
  /** 0: the connection breaks off. */
  readonly status: number;
  readonly code?: string;
  readonly retryAfterS?: number;
  readonly body?: unknown;
}

export interface StubApi {
  readonly url: string;
  /** Paths with query of all calls to the API so far. */
  readonly calls: readonly string[];
  /** Makes every call fail until `recover`. */
  readonly fail: (fault: Fault) => void;
  readonly recover: () => void;
  /** Keeps calls whose address matches waiting until the function that comes back is called. */
  readonly hold: (address: RegExp) => () => void;
  readonly close: () => Promise<void>;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Starts on a free port of this machine; `webDir` is the built page. */
export async function startStubApi(webDir: string, articles: readonly Article[]): Promise<StubApi> {
  const calls: string[] = [];
  let fault: Fault | null = null;
  let held: { readonly address: RegExp; readonly until: Promise<void> } | null = null;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://stub');
    if (!url.pathname.startsWith('/v1/')) return sendFile(webDir, url.pathname, response);
    const address = decodeURIComponent(request.url ?? '');
    calls.push(address);
    if (held?.address.test(address) === true) await held.until;
    if (fault !== null) return sendFault(fault, request, response);
    const result =
      url.pathname === '/v1/search' ? searchArticles(articles, url.searchParams) : openArticle(articles, url);
    if (result === null) return sendFault({ status: 404, code: 'article_not_found' }, request, response);
    sendJson(response, 200, result);
  };

  const protect = helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } });
  const server = createServer((request, response) => {
    protect(request, response, () => {
      answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  return {
    url: `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`,
    calls,
    fail: (next) => {
      fault = next;
    },
    recover: () => {
      fault = null;
    },
    hold: (address) => {
      const { promise, resolve } = createGate();
      held = { address, until: promise };
      return () => {
        held = null;
        resolve();
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function createGate(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}

function openArticle(articles: readonly Article[], url: URL): unknown {
  const id = decodeURIComponent(url.pathname.slice('/v1/articles/'.length));
  const q = url.searchParams.get('q') ?? '';
  const article = articles.find((one) => one.id === id);
  if (article === undefined) return null;
  return { article, highlights: { title: markWords(article.title, q), body: markWords(article.body, q) } };
}

function sendFault(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  if (fault.status === 0) {
    request.socket.destroy();
    return;
  }
  if (fault.retryAfterS !== undefined) response.setHeader('retry-after', fault.retryAfterS);
  const { status, code } = fault;
  const problem = { type: `/problems/${code ?? ''}`, title: 'Stub', status, detail: 'Stub', code };
  sendJson(response, status, fault.body ?? problem, 'application/problem+json');
}

function sendJson(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}

async function sendFile(webDir: string, pathname: string, response: ServerResponse): Promise<void> {
  const isPage = pathname === '/' || pathname.startsWith('/article/');
  const file = path.join(webDir, isPage ? 'index.html' : path.normalize(pathname));
  const content = await readFile(file).catch(() => null);
  if (content === null) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': MEDIA_TYPES[path.extname(file)] ?? 'text/plain' }).end(content);
}
