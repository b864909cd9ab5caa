import { useCallback, useEffect, useRef, useState } from 'react';
import { t } from '../../../language/index.ts';
import { type ChosenFolder, readFolder } from '../../../workspace/index.ts';
import type { ExportedFile } from '../transfer/useExport.ts';

type Plan = Awaited<ReturnType<ChosenFolder['plan']>>;

/** How far writing into a folder is. */
export type FolderState =
  | { readonly at: 'reading'; readonly done: number; readonly all: number }
  | { readonly at: 'ready'; readonly plan: Plan }
  | { readonly at: 'writing'; readonly plan: Plan; readonly done: number; readonly all: number }
  | { readonly at: 'written'; readonly plan: Plan }
  /** Stopped by the person, or by what `reason` says. What was written stays. */
  | { readonly at: 'stopped'; readonly plan: Plan | undefined; readonly reason: string | undefined };

export interface FolderWork {
  readonly state: FolderState;
  /** Generated files that somebody has edited are written over. */
  readonly overwrites: boolean;
  readonly setOverwrites: (overwrites: boolean) => void;
  readonly write: () => void;
  /** Stops reading or writing. */
  readonly stop: () => void;
  /** Reads the folder anew. */
  readonly again: () => void;
}

const BEGIN: FolderState = { at: 'reading', done: 0, all: 0 };

/** Reads a folder, says what would happen there, and does it. Whoever goes away stops it. */
export function useFolder(folder: FileSystemDirectoryHandle, files: readonly ExportedFile[]): FolderWork {
  const [state, setState] = useState<FolderState>(BEGIN);
  const [overwrites, setOverwrites] = useState(false);
  const [round, setRound] = useState(0);
  const chosen = useRef<ChosenFolder>(undefined);
  const working = useRef<AbortController>(undefined);

  /** One thing at a time; what goes wrong ends it, unless nobody waits for it any more. */
  const work = useCallback(async (task: (signal: AbortSignal) => Promise<FolderState>, plan?: Plan) => {
    working.current?.abort();
    const abort = new AbortController();
    working.current = abort;
    try {
      setState(await task(abort.signal));
    } catch (error) {
      if (working.current !== abort) return;
      setState({ at: 'stopped', plan, reason: abort.signal.aborted ? undefined : reasonOf(error) });
    }
  }, []);

  useEffect(() => {
    void work(async (signal) => {
      setState(BEGIN);
      const onProgress = inSteps((done, all) => setState({ at: 'reading', done, all }));
      chosen.current = await readFolder(folder, files, { signal, onProgress });
      return { at: 'ready', plan: await chosen.current.plan({ signal }) };
    });
    return () => {
      const last = working.current;
      working.current = undefined;
      last?.abort();
    };
  }, [folder, files, round, work]);

  return {
    state,
    overwrites,
    setOverwrites: (next) => {
      setOverwrites(next);
      void work(async (signal) => {
        const plan = await chosen.current?.plan({ overwriteEdited: next, signal });
        return plan === undefined ? BEGIN : { at: 'ready', plan };
      });
    },
    write: () => {
      if (state.at !== 'ready') return;
      const { plan } = state;
      void work(async (signal) => {
        const onProgress = inSteps((done, all) => setState({ at: 'writing', plan, done, all }));
        setState({ at: 'writing', plan, done: 0, all: 0 });
        await chosen.current?.write(plan, { signal, onProgress });
        return { at: 'written', plan };
      }, plan);
    },
    stop: () => working.current?.abort(),
    again: () => {
      setOverwrites(false);
      setRound((count) => count + 1);
    },
  };
}

/** A hundred steps are enough for the eye. */
const inSteps =
  (report: (done: number, all: number) => void) =>
  (done: number, all: number): void => {
    if (done === all || done % Math.ceil(all / 100) === 0) report(done, all);
  };

const reasonOf = (error: unknown): string => (error instanceof Error && error.message !== '' ? error.message : t('It could not be written.'));
