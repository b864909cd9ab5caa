import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves what another server serves, under an address of its own, and can bring out a new version of it. */
export class Mirror {
  readonly address: string;
  private readonly server: Server;
  private version = 1;

  private constructor(server: Server) {
    this.server = server;
    this.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  static async of(original: string): Promise<Mirror> {
    let mirror: Mirror | undefined;
    const server = createServer((request, response) => {
      void fetch(new URL(request.url ?? '/', original)).then(
        async (answer) => {
          const body = Buffer.from(await answer.arrayBuffer());
          const isWorker = request.url?.startsWith('/sw.js') ?? false;
          response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/octet-stream', 'cache-control': 'no-cache' });
          response.end(isWorker ? `${body.toString()}\n// version ${mirror?.version}` : body);
        },
        () => response.writeHead(502).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    mirror = new Mirror(server);
    return mirror;
  }

  /** From now on the service worker is another one, as after a deployment. */
  release(): void {
    this.version += 1;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
