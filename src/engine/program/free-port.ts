/** A port of the loopback interface that nobody listens on. */
import { createServer } from 'node:net';

/** `preferred` when it is free, else another. It may be taken by somebody else before it is used. */
export async function findFreePort(preferred: number | null): Promise<number> {
  if (preferred !== null && (await tryPort(preferred)) !== null) return preferred;
  const port = await tryPort(0);
  if (port === null) throw new Error('There is no free port on 127.0.0.1');
  return port;
}

/** The port that was listened on for a moment; null when it is taken. */
function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
