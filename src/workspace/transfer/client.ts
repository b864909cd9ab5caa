import { phrasebook } from '../../language/index.ts';
import { createTransferClient, type TransferClient } from '../../workers/transfer/index.ts';

let client: TransferClient | undefined;

/** The worker that reads and writes other formats; it starts with its first use. */
export function transferClient(): TransferClient {
  client ??= createTransferClient(undefined, phrasebook);
  return client;
}

/** Puts another one in its place: tests have no workers. */
export function replaceTransferClient(replacement: TransferClient): void {
  client = replacement;
}
