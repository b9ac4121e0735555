import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createProxy } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { answer, WORLD_HOSTS } from './answer.ts';
import { makeCertificate } from './certificate.ts';
import { type Fault, spoil } from './fault.ts';
import type { Library, Reply } from './library.ts';

/** One request as the outside saw it. Times are ms since 1970 (UTC) on the machine's own clock. */
export interface Asked {
  readonly host: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly startedAt: number;
  endedAt?: number;
  status?: number;
  bytes: number;
  fault?: Fault['trouble']['kind'];
}

export interface World {
  /** Port of the HTTPS server on 127.0.0.1. */
  readonly port: number;
  /** Port of the CONNECT proxy that leads every host to it. */
  readonly proxyPort: number;
  /** Every request since the start or the last `forget`, in order. */
  readonly log: readonly Asked[];
  /** The same for good: `forget` leaves it alone. */
  readonly history: readonly Asked[];
  /** What the outside holds; may be exchanged while it runs. */
  library: Library;
  /** What time it is there, ms since 1970 (UTC). */
  now: () => number;
  order(fault: Fault): void;
  /** All well again. */
  heal(): void;
  forget(): void;
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;

/** Services a browser asks on its own account. */
const BROWSERS_OWN = /(?:^|\.)(?:mozilla\.(?:org|com|net)|firefox\.com)$/;

/** Opens the embedded outside: one HTTPS server that answers as arXiv and Hugging Face do. */
export async function openWorld(options: { library: Library; now?: () => number }): Promise<World> {
  const log: Asked[] = [];
  const history: Asked[] = [];
  let faults: { fault: Fault; left: number }[] = [];
  const sockets = new Set<Socket>();
  const timers = new Set<NodeJS.Timeout>();

  function faultFor(host: string, path: string): Fault | undefined {
    const found = faults.find(
      ({ fault, left }) =>
        left > 0 && (fault.host ?? host) === host && (fault.path === undefined || fault.path.test(path)),
    );
    if (found) found.left -= 1;
    return found?.fault;
  }

  function send(request: IncomingMessage, response: ServerResponse, reply: Reply, asked: Asked): void {
    const tag = reply.headers.etag;
    if (tag && reply.status === 200 && request.headers['if-none-match'] === tag) {
      asked.status = 304;
      asked.endedAt = Date.now();
      response.writeHead(304, { etag: tag }).end();
      return;
    }
    const body = Buffer.from(reply.body as string);
    asked.status = reply.status;
    asked.bytes = body.length;
    // Now, not when the socket says so: on a busy machine that comes late, and pauses would look shorter than they were.
    asked.endedAt = Date.now();
    response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length }).end(body);
  }

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const host = (request.headers.host ?? '').split(':')[0] ?? '';
    const path = request.url ?? '/';
    const asked: Asked = {
      host,
      path,
      headers: { ...(request.headers as Record<string, string>) },
      startedAt: Date.now(),
      bytes: 0,
    };
    log.push(asked);
    history.push(asked);
    response.once('close', () => {
      asked.endedAt ??= Date.now();
    });
    const fault = faultFor(host, path);
    if (fault) asked.fault = fault.trouble.kind;
    const trouble = fault?.trouble;
    const now = world.now() - (trouble?.kind === 'stale' ? trouble.days * DAY_MS : 0);
    if (trouble?.kind === 'hang') return;
    if (trouble?.kind === 'reset') {
      request.socket.destroy();
      return;
    }
    let reply: Reply;
    try {
      reply = answer(world.library, host, path, now);
    } catch (error) {
      reply = { status: 500, headers: { 'content-type': 'text/plain' }, body: String(error) };
    }
    if (trouble) reply = spoil(trouble, reply, world.now());
    if (trouble?.kind === 'cut' || trouble?.kind === 'trickle') {
      const body = Buffer.from(reply.body as string);
      asked.status = reply.status;
      response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
      if (trouble.kind === 'cut') {
        response.write(body.subarray(0, Math.floor(body.length / 2)));
        const timer = setTimeout(() => request.socket.destroy(), 50);
        timers.add(timer);
        return;
      }
      let at = 0;
      const drip = setInterval(() => {
        response.write(body.subarray(at, at + 8));
        at += 8;
        if (at >= body.length || response.destroyed) clearInterval(drip);
      }, 250);
      timers.add(drip);
      return;
    }
    if (trouble?.kind === 'late') timers.add(setTimeout(() => send(request, response, reply, asked), trouble.ms));
    else send(request, response, reply, asked);
  }

  const secure: ServerOptions = { ...makeCertificate([...WORLD_HOSTS]), keepAliveTimeout: 60_000 };
  const server = createServer(secure, handle);
  const proxy = createProxy((_request, response) => response.writeHead(404).end());
  proxy.on('connect', (request, socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const [host = '', port] = (request.url ?? '').split(':');
    // A browser's own services stay outside; they find no way out.
    if (port !== '443' || BROWSERS_OWN.test(host)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(world.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(socket);
      socket.pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.once('close', () => upstream.destroy());
  });
  for (const listener of [server, proxy]) {
    listener.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  }

  const world: World = {
    port: (server.address() as AddressInfo).port,
    proxyPort: (proxy.address() as AddressInfo).port,
    log,
    history,
    library: options.library,
    now: options.now ?? Date.now,
    order: (fault) => {
      faults.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
    },
    heal: () => {
      faults = [];
    },
    forget: () => {
      log.length = 0;
    },
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      for (const socket of sockets) socket.destroy();
      await Promise.all([server, proxy].map((listener) => new Promise((resolve) => listener.close(resolve))));
    },
  };
  return world;
}
