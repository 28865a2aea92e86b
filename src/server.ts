/** The HTTP server: listens, and ends without cutting off whoever is being answered. */
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { AppError } from './errors.ts';

export interface Listening {
  /** Address for a browser on this machine. */
  readonly url: string;
  /** Lets running requests finish, up to a deadline. */
  close(): Promise<void>;
}

const CLOSE_DEADLINE_MS = 10_000;
/** A connection that falls idle after `close` would otherwise hold the server until its keep-alive ends. */
const IDLE_CHECK_MS = 50;

/** Starts to listen. Throws AppError `invalid_request` when the port is taken or may not be used. */
export async function listen(app: RequestListener, host: string, port: number): Promise<Listening> {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new AppError('invalid_request', toMessage(cause, host, port), { cause }));
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${toBrowserHost(host)}:${actualPort}`,
    close: () =>
      new Promise((resolve) => {
        const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
        const deadline = setTimeout(() => server.closeAllConnections(), CLOSE_DEADLINE_MS);
        server.close(() => {
          clearInterval(idle);
          clearTimeout(deadline);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function toMessage(cause: NodeJS.ErrnoException, host: string, port: number): string {
  if (cause.code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use: stop the program that has it, or choose another with PORT=${port + 1}`;
  if (cause.code === 'EACCES') return `Port ${port} may not be used without rights: choose one above 1023 with PORT`;
  return `Cannot listen on ${host}:${port}: ${cause.message}`;
}

/** A browser cannot open the address that means every interface. */
function toBrowserHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
