/** A TCP proxy before the engine, for what happens to networks: it can be absent, mute, or end in the middle. */
import { createServer, connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** Ends every connection and listens no more. */
  close(): Promise<void>;
}

export interface TcpProxyOptions {
  /** Where connections lead; null: they are taken and never answered. */
  readonly target: URL | null;
  /** 0: any free one. */
  readonly port?: number;
}

/** Listens on loopback. */
export async function openTcpProxy({ target, port = 0 }: TcpProxyOptions): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    // A connection that breaks is what this proxy is for.
    socket.on('error', () => {});
    return socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((incoming) => {
    keep(incoming);
    if (target === null) return;
    const outgoing = keep(connect(Number(target.port), target.hostname));
    incoming.pipe(outgoing).pipe(incoming);
    incoming.on('close', () => outgoing.destroy());
    outgoing.on('close', () => incoming.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: toPort(server.address()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A port on loopback where nothing listens: one that was free a moment ago. */
export async function findDeadPort(): Promise<number> {
  const proxy = await openTcpProxy({ target: null });
  await proxy.close();
  return proxy.port;
}

function toPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string')
    throw new Error(`The proxy listens at ${address}, not at a port`);
  return address.port;
}
