import { useEffect, useState } from 'react';
import { t } from '../../../language/index.ts';
import type { Design } from '../../../model/index.ts';
import { exportFiles, useDesign } from '../../../workspace/index.ts';

export type ExportedFile = Awaited<ReturnType<typeof exportFiles>>[number];

/** What an exporter wrote of the design as it is, or why it did not. While a newer one is being written, the files of the last one stay. */
export interface Exported {
  readonly files: readonly ExportedFile[];
  readonly working: boolean;
  readonly reason: string | undefined;
  /** Stops what is being written; `again` begins anew. */
  readonly cancel: () => void;
  readonly again: () => void;
  readonly cancelled: boolean;
}

/** Changes that follow each other faster than this are written once, in milliseconds. */
const PAUSE_MS = 50;

/**
 * Writes the open design in another format, again after each change of the design or the options, in a worker. A run that is
 * overtaken is cancelled. `options` are compared by their JSON; while they are undefined, nothing is written.
 */
export function useExport(target: string, options: object | undefined): Exported {
  const design = useDesign((state) => state.design);
  const [written, setWritten] = useState<Written>();
  const [stopped, setStopped] = useState<string>();
  const [round, setRound] = useState(0);
  const key = options === undefined ? undefined : JSON.stringify(options);
  const asked = `${round} ${target} ${key ?? ''}`;
  const cancelled = stopped === asked;

  useEffect(() => {
    if (key === undefined || cancelled) return;
    const abort = new AbortController();
    const write = async () => {
      const of = { design, target, key };
      try {
        const files = await exportFiles(target, JSON.parse(key) as object, abort.signal);
        if (!abort.signal.aborted) setWritten({ ...of, files, reason: undefined });
      } catch (error) {
        if (!abort.signal.aborted) setWritten({ ...of, files: [], reason: reasonOf(error) });
      }
    };
    const timer = setTimeout(write, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [design, target, key, cancelled]);

  const isCurrent = written?.design === design && written.target === target && written.key === key;
  return {
    files: written?.target === target ? written.files : NO_FILES,
    working: !isCurrent && !cancelled,
    reason: isCurrent ? written.reason : undefined,
    cancelled,
    cancel: () => setStopped(asked),
    again: () => setRound((count) => count + 1),
  };
}

/** Files with what they were written of. */
interface Written {
  readonly design: Design;
  readonly target: string;
  readonly key: string;
  readonly files: readonly ExportedFile[];
  readonly reason: string | undefined;
}

const NO_FILES: readonly ExportedFile[] = [];

/** The words of an error, without its class. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? t(error.message) : t('It could not be written.');
}

/** The text of a file; of one with bytes, nothing. */
export const textOf = (file: ExportedFile | undefined): string => (typeof file?.content === 'string' ? file.content : '');
