import { createTransferClient } from '../../workers/transfer/index.ts';

let client: ReturnType<typeof createTransferClient> | undefined;

/** The worker that reads and writes other formats; it starts with its first use. */
export function transferClient(): ReturnType<typeof createTransferClient> {
  client ??= createTransferClient();
  return client;
}
