import { SCHEMA_VERSION } from '../model/index.ts';

/**
 * What tabs tell each other, so that an old page does not write over a new one's work. Raise the second number when the messages between tabs or the
 * way a design lies in storage change so that an older page must not go on; the document format counts by itself.
 */
export const WORKSPACE_VERSION = SCHEMA_VERSION * 1_000 + 1;
