import { t, type Values } from '../../language/index.ts';

/** Where a command stands in the palette and in the help. */
export type CommandGroup = 'Add' | 'Edit' | 'Arrange' | 'View' | 'Findings' | 'Play' | 'File' | 'Help';

/** The menus that a command may appear in. */
export type MenuName = 'main' | 'record' | 'canvas' | 'slide';

/** From where a key reaches the command: `anywhere`, or only while the drawing itself has the focus. */
export type KeyScope = 'anywhere' | 'canvas';

/**
 * One thing that a person can ask for. Menus, the palette of commands, the keys and the help are all derived from
 * the registry, so a new command is one entry.
 */
export interface Command {
  readonly id: string;
  /** Words on the menu, sentence case, in English: `commandTitle` says them. */
  readonly title: string;
  /** What stands in the places of the title, in the language that is shown. */
  values?(): Values;
  readonly group: CommandGroup;
  /** Keys in the notation of tinykeys: `$mod+z`. The first is shown. */
  readonly keys?: readonly string[];
  /** Keys that the browser itself turns into an event: shown beside the command, not listened for. */
  readonly browserKeys?: readonly string[];
  readonly scope?: KeyScope;
  /** More words that find it in the palette, beside those of the language that is shown. */
  readonly words?: string;
  readonly menus?: readonly MenuName[];
  /** A rule before it in its menus. */
  readonly divided?: boolean;
  /** It also runs while a field of a form has the focus. */
  readonly inFields?: boolean;
  /** Its keys also work while the design is presented; those of all others do not, so that a slip of the finger shows nobody what they should not see. */
  readonly presenting?: boolean;
  /** Whether it can run now; a menu shows it greyed out otherwise. */
  enabled?(): boolean;
  /** Whether it has a meaning for what is selected; a menu leaves it out otherwise. */
  applies?(): boolean;
  run(): void;
}

/** The title in the language that is shown. */
export function commandTitle(command: Pick<Command, 'title' | 'values'>): string {
  return t(command.title, command.values?.());
}

/** All words that find a command: in English and in the language that is shown. */
export function commandWords({ title, words = '' }: Command): string {
  return `${title} ${words} ${words === '' ? '' : t(words)}`;
}
