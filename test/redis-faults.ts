import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * How a Redis that is not well answers: as it is, not at all until it is well, PING only, never again on the connections that stand, or every
 * command with this error. `-LOADING`, `-NOAUTH` and a hang cannot be had of a real server at will, so they are put between it and us.
 */
export type Fault = 'none' | 'silent' | 'only-ping' | 'deaf' | `-${string}`;

export interface FaultyRedis {
  url: string;
  set(fault: Fault): void;
  stop(): Promise<void>;
}

interface Connection {
  client: Socket;
  real: Socket;
  /** Asked while nothing was answered: like the true ones, in their order, it is answered later. */
  held: Buffer[];
  isDeaf: boolean;
}

/** A loopback address that passes all on to the Redis at `url` until a fault is set; connections that are open keep standing. */
export async function faultyRedis(url: string, first: Fault = 'none'): Promise<FaultyRedis> {
  const { hostname, port } = new URL(url);
  const open = new Set<Connection>();
  let fault = first;
  const server = createServer((client) => {
    const one: Connection = { client, real: connect(Number(port), hostname), held: [], isDeaf: false };
    open.add(one);
    for (const socket of [client, one.real]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        one.real.destroy();
        open.delete(one);
      });
    }
    client.on('data', (asked: Buffer) => answer(one, asked, fault));
    one.real.on('data', (said: Buffer) => {
      if (!one.isDeaf) client.write(said);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (next) => {
      fault = next === 'deaf' ? 'none' : next;
      for (const one of open) {
        one.isDeaf ||= next === 'deaf';
        if (fault === 'none') for (const asked of one.held.splice(0)) one.real.write(asked);
      }
    },
    stop: async () => {
      server.close();
      for (const { client } of open) client.destroy();
    },
  };
}

const PINGS = /^(?:\*1\r\n\$4\r\nping\r\n)+$/i;

function answer({ client, real, held, isDeaf }: Connection, asked: Buffer, fault: Fault): void {
  const text = asked.toString('latin1');
  if (isDeaf) return;
  if (fault === 'none') real.write(asked);
  else if (fault.startsWith('-')) client.write(`${fault}\r\n`.repeat(text.match(/(?:^|\r\n)\*\d+\r\n/g)?.length ?? 0));
  else if (fault === 'only-ping' && held.length === 0 && PINGS.test(text)) client.write('+PONG\r\n');
  else held.push(asked);
}
