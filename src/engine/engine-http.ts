/**
 * How requests reach the engine: `node:http` with connections kept alive and head and body in one packet. The
 * client's own `fetch` sends two, and the second waits 40 ms for the acknowledgement of the first (Nagle's algorithm
 * against delayed ACK): measured in docs/benchmarks.md.
 */
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { z } from 'zod';
import { AppError } from '../errors.ts';

/** A refusal of the engine, with its own code (`index_not_found`, …), for the engine folder to react to. */
export class EngineRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'EngineRefusal';
    this.status = status;
    this.code = code;
  }
}

/** A full disk does not empty itself: to ask again would only take longer to say so. */
const NO_SPACE = /no space left on device/iu;

const engineError = z.object({ code: z.string(), message: z.string() });

export interface EngineHttp {
  /** Takes the place of `fetch` in the client: resolves to the parsed answer. */
  send(input: string | URL | Request, init?: RequestInit): Promise<unknown>;
  /** Closes idle connections. */
  close(): void;
}

/**
 * `send` rejects with AppError `engine_unavailable` when no answer comes within `timeoutMs` or the engine is
 * overloaded, and with EngineRefusal when it answers with any other error.
 */
export function createEngineHttp({ timeoutMs }: { readonly timeoutMs: number }): EngineHttp {
  const options = { keepAlive: true, maxSockets: 64, scheduling: 'lifo' } as const;
  const agents = { 'http:': new HttpAgent(options), 'https:': new HttpsAgent(options) };

  return {
    async send(input, init = {}) {
      const url = new URL(input instanceof Request ? input.url : input);
      const { status, text } = await exchange(url, init);
      const answer = text === '' ? undefined : parseJson(text, url);
      if (status < 400) return answer;
      const refusal = engineError.safeParse(answer);
      const message = refusal.success ? refusal.data.message : `HTTP ${status}`;
      // 408 and 429 ask to come again; 5xx is no answer to what was sent. Every other status would only come again.
      if (NO_SPACE.test(message)) throw new EngineRefusal(status, 'no_space_left_on_device', message);
      if (status >= 500 || status === 429 || status === 408)
        throw new AppError('engine_unavailable', `The search engine is overloaded or failed (${status}): ${message}`);
      throw new EngineRefusal(status, refusal.success ? refusal.data.code : 'unknown', message);
    },
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };

  function exchange(url: URL, init: RequestInit, isRetry = false): Promise<{ status: number; text: string }> {
    const body = typeof init.body === 'string' ? Buffer.from(init.body) : Buffer.alloc(0);
    const headers: Record<string, string | number> = Object.fromEntries(new Headers(init.headers));
    if (body.length > 0) headers['content-length'] = body.length;
    return new Promise((resolve, reject) => {
      const fail = (cause: Error): void => {
        reject(
          new AppError('engine_unavailable', `The search engine at ${url.origin} does not answer: ${cause.message}`, {
            cause,
          }),
        );
      };
      const isSecure = url.protocol === 'https:';
      const request = (isSecure ? httpsRequest : httpRequest)(
        url,
        {
          method: init.method ?? 'GET',
          headers,
          agent: isRetry ? false : agents[isSecure ? 'https:' : 'http:'],
          timeout: timeoutMs,
          ...(init.signal ? { signal: init.signal } : {}),
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', fail);
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
          });
        },
      );
      request.setNoDelay(true);
      request.on('timeout', () => request.destroy(new Error(`no answer within ${timeoutMs} ms`)));
      request.on('error', (cause: NodeJS.ErrnoException) => {
        // The engine closes idle connections, sometimes in the moment in which one is taken for a request.
        const wasIdle = request.reusedSocket && cause.code === 'ECONNRESET';
        if (wasIdle && !isRetry && isReading(url, init)) resolve(exchange(url, init, true));
        else fail(cause);
      });
      // `end` with the body hands head and body to the socket in one write.
      request.end(body);
    });
  }
}

/** Whether a request changes nothing, so that it may be sent twice. */
function isReading(url: URL, { method = 'GET' }: RequestInit): boolean {
  return method === 'GET' || /\/(?:multi-search|search|facet-search|fetch)$/u.test(url.pathname);
}

function parseJson(text: string, url: URL): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('engine_unavailable', `What answers at ${url.origin} is no Meilisearch: it does not send JSON`, {
      cause,
    });
  }
}
