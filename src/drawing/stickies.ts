import type { Note } from '../model/index.ts';
import { noteColours } from './tokens.ts';

export type NoteKind = Note['kind'];

/** The kinds of stickies, in the order in which a workshop needs them. */
export const NOTE_KINDS = [
  'domain-event',
  'command',
  'actor',
  'aggregate',
  'policy',
  'external',
  'read-model',
  'hotspot',
  'comment',
] as const satisfies readonly NoteKind[];

/** The usual colours of event storming; the same in both themes, with dark ink on them. */
export const NOTE_COLOURS: Readonly<Record<NoteKind, string>> = {
  'domain-event': noteColours.event,
  command: noteColours.command,
  actor: noteColours.actor,
  aggregate: noteColours.actor,
  policy: noteColours.policy,
  'read-model': noteColours.read,
  external: noteColours['external-note'],
  hotspot: noteColours.hotspot,
  comment: '#E4E4DF',
};

/** The small word on a sticky. */
export const NOTE_WORDS: Readonly<Record<NoteKind, string>> = {
  'domain-event': 'Event',
  command: 'Command',
  actor: 'Actor',
  aggregate: 'Aggregate',
  policy: 'Policy',
  'read-model': 'Read model',
  external: 'External',
  hotspot: 'Hotspot',
  comment: 'Comment',
};
