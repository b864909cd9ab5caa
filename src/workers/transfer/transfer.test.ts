import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sameDesign } from '../../model/index.ts';
import { GERMAN_PHRASES } from '../../language/german/index.ts';
import { sketch } from '../../testing/index.ts';
import { createTransferClient, type TransferWorker } from './client.ts';
import { handle } from './handle.ts';
import type { Request } from './protocol.ts';
import { safePath, zipFiles } from './zip.ts';

const shop = sketch('orders(service {name: Order service}); orders -> payments(service)');

/** A worker in the same thread: what goes in and out is cloned as it would be. It does nothing while it is `asleep`. */
function localWorkers({ asleep = () => false }: { asleep?: (request: Request) => boolean } = {}) {
  const started: { readonly asked: Request[]; ended: boolean }[] = [];
  const start = (): TransferWorker => {
    const log = { asked: [] as Request[], ended: false };
    started.push(log);
    const worker: TransferWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => {
        log.ended = true;
      },
      postMessage: (request) => {
        const copy = structuredClone(request);
        log.asked.push(copy);
        if (asleep(copy)) return;
        void handle(copy).then((answer) => {
          if (!log.ended) worker.onmessage?.({ data: structuredClone(answer) });
        });
      },
    };
    return worker;
  };
  return { start, started };
}

describe('the transfer client', () => {
  it('brings a design out and back in', async () => {
    const client = createTransferClient(localWorkers().start);
    const [file] = await client.export('seam', shop);
    const read = await client.import(String(file?.content), file?.path);
    expect(read.format).toBe('seam');
    expect(read.design !== undefined && sameDesign(read.design, shop)).toBe(true);
  });

  it('reads in the language that is shown, and writes documents in English', async () => {
    const client = createTransferClient(localWorkers().start, () => GERMAN_PHRASES);
    const { problems } = await client.import('flowchart LR\n  a --> b\n  a ==>');
    expect(problems.map(({ message }) => message)).toEqual(['„a ==>“ wurde nicht als Anweisung eines Flowcharts verstanden.']);
    const { diagram } = await client.choices('mermaid', shop);
    expect(diagram?.map(({ label }) => label)).toEqual(['Flowchart', 'C4-Systemkontext', 'C4-Container', 'Architektur', 'Alle Diagramme']);
    expect(await client.export('findings', shop)).toEqual(await createTransferClient(localWorkers().start).export('findings', shop));
  });

  it('passes options on', async () => {
    const [file] = await createTransferClient(localWorkers().start).export('mermaid', shop, { direction: 'LR' });
    expect(file?.content).toMatch(/^flowchart LR\n/);
  });

  it('starts one worker for all tasks, and none before the first', async () => {
    const { start, started } = localWorkers();
    const client = createTransferClient(start);
    expect(started).toHaveLength(0);
    await Promise.all([client.export('seam', shop), client.import('x'), client.zip([])]);
    expect(started).toHaveLength(1);
  });

  it('rejects with the reason where there is no such exporter', async () => {
    await expect(createTransferClient(localWorkers().start).export('nothing', shop)).rejects.toThrow('There is no exporter “nothing”.');
  });

  it('ends the worker of a task that is cancelled, and does the others again', async () => {
    const { start, started } = localWorkers({ asleep: ({ id, task }) => task.kind === 'import' || (id === 2 && started.length === 1) });
    const client = createTransferClient(start);
    const stopper = new AbortController();
    const cancelled = client.import('endless', undefined, stopper.signal);
    const other = client.export('seam', shop);
    stopper.abort();
    await expect(cancelled).rejects.toThrow(/abort/i);
    expect((await other)[0]?.path).toBe('sketch.seam.yaml');
    expect(started.map(({ ended }) => ended)).toEqual([true, false]);
  });

  it('does not start what is cancelled before it begins', async () => {
    const { start, started } = localWorkers();
    await expect(createTransferClient(start).import('x', undefined, AbortSignal.abort())).rejects.toThrow(/abort/i);
    expect(started).toHaveLength(0);
  });

  it('rejects everything when the worker fails, and starts another for the next task', async () => {
    const workers: TransferWorker[] = [];
    const { start } = localWorkers({ asleep: () => workers.length === 1 });
    const client = createTransferClient(() => {
      const worker = start();
      workers.push(worker);
      return worker;
    });
    const lost = client.import('x');
    workers[0]?.onerror?.({ message: 'out of memory' });
    await expect(lost).rejects.toThrow('out of memory');
    expect((await client.import('{}')).problems).not.toEqual([]);
  });

  it('draws a sketch in the colours of a theme', async () => {
    const client = createTransferClient(localWorkers().start);
    const text = 'orders(service {name: Order service}) -> order-db(datastore); grid orders order-db';
    const [light, dark] = await Promise.all([client.picture({ sketch: text, theme: 'light' }), client.picture({ sketch: text, theme: 'dark' })]);
    expect(light.svg).toMatch(/<text[^>]*>Order service<\/text>/);
    expect(dark.svg).not.toBe(light.svg);
  });

  it('says what a picture does not show, beside another one', async () => {
    const client = createTransferClient(localWorkers().start);
    const text = (fields: string, saga = '') =>
      `orders(service {name: Orders}) -> payments(service {name: Payments}): call #charge ${fields}; grid orders ${fields === '' ? '| payments' : 'payments'}; ${saga}`;
    const bad = text('{retry: {retries: 3}}', 'saga place(orchestration orders): charge@payments');
    const good = text(
      '{timeout: {ms: 800}, idempotent: true, retry: {retries: 3}}',
      'saga place(orchestration orders): charge@payments {compensation: refund}',
    );
    const says = async (sketch: string, beside: string) => (await client.picture({ sketch, beside, theme: 'light' })).says;
    expect(await says(bad, good)).toEqual(['Orders → Payments: idempotent (not stated), no timeout', 'place: charge (no compensation)']);
    expect(await says(good, bad)).toEqual(['Orders → Payments: idempotent, timeout (give up after 800 ms)', 'place: charge (compensation refund)']);
    expect(await says(good, good)).toEqual([]);
  });

  it('makes a page of Markdown, in which HTML is text', async () => {
    const page = await createTransferClient(localWorkers().start).page('# A\n\n| b |\n| --- |\n| <img src=x onerror=alert(1)> |\n');
    expect(page).toContain('<h1>A</h1>');
    expect(page).toContain('<td>&lt;img src=x onerror=alert(1)&gt;</td>');
  });

  it('says where a sketch cannot be read', async () => {
    await expect(createTransferClient(localWorkers().start).picture({ sketch: 'orders(serv)', theme: 'light' })).rejects.toThrow(
      '“serv” is not a kind of element',
    );
  });

  it('says that it does not know a format', async () => {
    expect(await createTransferClient(localWorkers().start).import('hello')).toMatchObject({
      format: '',
      problems: [{ message: expect.stringContaining('not known') }],
    });
  });
});

describe('a zip', () => {
  it('holds every file with its bytes', () => {
    const entries = unzipSync(
      zipFiles([
        { path: 'a/b.txt', content: 'ü' },
        { path: 'c.bin', content: Uint8Array.of(0, 255) },
      ]),
    );
    expect(strFromU8(entries['a/b.txt'] ?? new Uint8Array())).toBe('ü');
    expect(entries['c.bin']).toEqual(Uint8Array.of(0, 255));
  });

  it.each([
    ['../../etc/passwd', 'etc/passwd'],
    ['C:\\Windows\\x.dll', 'Windows/x.dll'],
    ['/root/.ssh/id', 'root/.ssh/id'],
    ['a/CON.txt', 'a/_CON.txt'],
    ['nul', '_nul'],
    ['a?b*c.txt', 'a_b_c.txt'],
    ['trailing. ', 'trailing'],
    ['', 'file'],
    ['..', 'file'],
  ])('writes %j as %j', (path, written) => {
    expect(safePath(path)).toBe(written);
  });

  it('shortens a part that no system takes', () => {
    expect(safePath(`${'x'.repeat(300)}/y`).split('/')[0]).toHaveLength(120);
  });

  it('tells two paths apart that a system would take for one', () => {
    const entries = unzipSync(zipFiles(['x/A.ts', 'x/a.ts', '../x/a.ts'].map((path) => ({ path, content: path }))));
    expect(Object.keys(entries)).toEqual(['x/A.ts', 'x/a-2.ts', 'x/a-3.ts']);
  });

  it('has the same bytes for the same files', () => {
    const files = [{ path: 'a', content: 'b' }];
    expect(zipFiles(files)).toEqual(zipFiles(files));
  });
});
