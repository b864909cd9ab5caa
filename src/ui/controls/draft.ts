import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Parsed } from './quantity.ts';

/** What the user has typed and not yet handed over, and why it was refused, if it was. */
export interface Draft {
  readonly text: string;
  readonly reason?: string;
}

/** The outcome of trying to hand a draft over. */
export type Commit<T> = { kind: 'unchanged' } | { kind: 'commit'; value: T } | { kind: 'refused'; reason: string };

/** Decides what becomes of the text: nothing to do, a new value, or a refusal that leaves the text where it is. */
export function judge<T>(text: string, current: string, parse: (text: string) => Parsed<T>): Commit<T> {
  if (text === current) return { kind: 'unchanged' };
  const parsed = parse(text);
  return parsed.ok ? { kind: 'commit', value: parsed.value } : { kind: 'refused', reason: parsed.reason };
}

interface DraftOptions<T> {
  /** The value as text; shown while nothing is being typed. */
  current: string;
  parse: (text: string) => Parsed<T>;
  /** Hands the value over, once for each edit. Returns the reason when the document refuses it. */
  onCommit: (value: T) => string | undefined;
  /** A field of several lines: Enter makes a line, Ctrl or Cmd with Enter hands over. */
  multiline?: boolean;
}

/**
 * Text being typed into a field: handed over on Enter and when focus leaves, taken back by Escape. What cannot be read stays
 * in the field with its reason, so nothing that was typed is lost; and a field that disappears hands over what it holds.
 */
export function useDraft<T>({ current, parse, onCommit, multiline = false }: DraftOptions<T>) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const composing = useRef(false);

  const commit = () => {
    if (draft === null) return;
    const verdict = judge(draft.text, current, parse);
    if (verdict.kind === 'refused') return setDraft({ text: draft.text, reason: verdict.reason });
    const reason = verdict.kind === 'commit' ? onCommit(verdict.value) : undefined;
    setDraft(reason === undefined ? null : { text: draft.text, reason });
  };

  const latest = useRef({ draft, current, parse, onCommit });
  useEffect(() => {
    latest.current = { draft, current, parse, onCommit };
  });
  useEffect(
    () => () => {
      const { draft: left, current: shown, parse: read, onCommit: hand } = latest.current;
      const verdict = left === null ? null : judge(left.text, shown, read);
      if (verdict?.kind === 'commit') hand(verdict.value);
    },
    [],
  );

  return {
    text: draft?.text ?? current,
    reason: draft?.reason,
    setText: (text: string) => setDraft({ text }),
    handlers: {
      onBlur: (_event: FocusEvent) => commit(),
      onCompositionStart: () => {
        composing.current = true;
      },
      onCompositionEnd: () => {
        composing.current = false;
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (composing.current || event.nativeEvent.isComposing) return;
        if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          commit();
        }
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation();
          event.preventDefault();
          setDraft(null);
        }
      },
    },
  };
}
