/** Requests to an engine that misbehaves: servers made for one failure each. */
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { Server as TcpServer, Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createEngineHttp, EngineRefusal } from '../../src/engine/engine-http.ts';
import { findDeadPort } from '../support/tcp-proxy.ts';

const TIMEOUT_MS = 200;
const http = createEngineHttp({ timeoutMs: TIMEOUT_MS });
const closing: (() => unknown)[] = [];
afterEach(() => {
  http.close();
  for (const close of closing.splice(0)) close();
});

async function urlOf(server: Server | TcpServer): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return `http://127.0.0.1:${address.port}/indexes`;
}

function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  closing.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  return urlOf(server);
}

function serveTcp(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    onConnection(socket);
  });
  closing.push(
    () => server.close(),
    () => sockets.forEach((socket) => socket.destroy()),
  );
  return urlOf(server);
}

const answer = (body: string): string => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

describe('an answer', () => {
  test('is parsed, and one without a body is nothing', async () => {
    const url = await serve((request, response) =>
      response.end(request.url === '/indexes' ? '{"status":"available"}' : ''),
    );
    expect(await http.send(url)).toEqual({ status: 'available' });
    expect(await http.send(`${url}/none`)).toBeUndefined();
  });

  test('is asked for with the method, the headers and the body of the request', async () => {
    const url = await serve((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      const { method, headers } = request;
      request.on('end', () =>
        response.end(JSON.stringify([method, headers.authorization, headers['content-length'], text])),
      );
    });
    const headers = { Authorization: 'Bearer key' };
    const body = JSON.stringify({ q: 'دير الزور 😀' });
    expect(await http.send(url, { method: 'POST', headers, body })).toEqual([
      'POST',
      'Bearer key',
      String(Buffer.byteLength(body)),
      body,
    ]);
  });

  test('comes over one connection for one request after another', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('{}');
    });
    for (let times = 0; times < 5; times += 1) await http.send(url, { method: 'POST', body: '{}' });
    expect(ports.size).toBe(1);
  });
});

describe('a refusal', () => {
  test('keeps the status, the code and the words of the engine', async () => {
    const url = await serve((_request, response) => {
      response
        .writeHead(404)
        .end('{"code":"index_not_found","message":"Index `a` not found.","type":"invalid_request"}');
    });
    const refusal = await http.send(url).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(EngineRefusal);
    expect(refusal).toMatchObject({ status: 404, code: 'index_not_found', message: 'Index `a` not found.' });
  });

  test.each([408, 429, 503])('with status %i means that the engine has no time', async (status) => {
    const url = await serve((_request, response) =>
      response.writeHead(status).end('{"code":"x","message":"too busy"}'),
    );
    await expect(http.send(url)).rejects.toMatchObject({
      code: 'engine_unavailable',
      message: /overloaded.*too busy/u,
    });
  });
});

describe('an engine that is not there', () => {
  test('is named when nothing listens', async () => {
    const port = await findDeadPort();
    await expect(http.send(`http://127.0.0.1:${port}/health`)).rejects.toMatchObject({
      code: 'engine_unavailable',
      message: expect.stringContaining(`http://127.0.0.1:${port} does not answer`),
      cause: { code: 'ECONNREFUSED' },
    });
  });

  test.each<[string, (socket: Socket) => void]>([
    ['takes the request and never answers', () => {}],
    [
      'begins an answer and never ends it',
      (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"a"'),
    ],
  ])('is given up when it %s', async (_name, onConnection) => {
    const url = await serveTcp(onConnection);
    await expect(http.send(url)).rejects.toMatchObject({ code: 'engine_unavailable' });
  });

  test.each<[string, string]>([
    ['breaks off in the middle', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"a"'],
    ['does not speak HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['says nothing', ''],
  ])('is known by a connection that %s', async (_name, text) => {
    const url = await serveTcp((socket) => void socket.on('data', () => socket.end(text)));
    await expect(http.send(url, { method: 'POST', body: '{}' })).rejects.toMatchObject({ code: 'engine_unavailable' });
  });

  test.each([200, 502])('is known by a page where JSON should be (status %i)', async (status) => {
    const url = await serve((_request, response) => response.writeHead(status).end('<html>nginx</html>'));
    await expect(http.send(url)).rejects.toMatchObject({ code: 'engine_unavailable', message: /no Meilisearch/u });
  });
});

describe('a connection that the engine closed while it lay idle', () => {
  /** Answers the first request of each connection, and ends the connection on the second. */
  const serveOnce = (): Promise<string> =>
    serveTcp((socket) => {
      let requests = 0;
      socket.on('data', () => {
        requests += 1;
        if (requests === 1) socket.write(answer('{}'));
        else socket.resetAndDestroy();
      });
    });

  test.each([
    ['GET', '/health'],
    ['POST', '/multi-search'],
    ['POST', '/documents/fetch'],
  ])('fails no %s %s: it goes out again on a new one', async (method, path) => {
    const url = await serveOnce();
    await http.send(url);
    const init = method === 'GET' ? {} : { method, body: '{}' };
    expect(await http.send(`${url}${path}`, init)).toEqual({});
  });

  test('fails a request that changes something, for it may have been carried out', async () => {
    const url = await serveOnce();
    await http.send(url);
    await expect(http.send(`${url}/swap-indexes`, { method: 'POST', body: '[]' })).rejects.toMatchObject({
      code: 'engine_unavailable',
    });
  });
});
