import { inSentence, mark, t } from '../../language/index.ts';
import { EXAMPLES } from '../../patterns/index.ts';
import { openExample } from '../../ui/panels/open/openExample.ts';
import { findings, run, type RulesState, useDesign, useFindings, view } from '../../workspace/index.ts';
import { type CommandGroup, commandTitle, commandWords } from '../commands/command.ts';
import { perform } from '../commands/perform.ts';
import { keysOf } from '../commands/keys.ts';
import { COMMANDS } from '../commands/registry.ts';
import { elementKind } from '../../ui/records/describe.ts';
import { MESSAGE_WORDS } from '../../ui/records/words.ts';

/** One row of the palette of commands. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly words?: string;
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  run(): void;
}

export interface EntryGroup {
  readonly title: string;
  readonly items: readonly Entry[];
}

const GROUPS: readonly CommandGroup[] = [mark('Add'), mark('Edit'), mark('Arrange'), mark('View'), mark('Findings'), mark('Play'), mark('File'), mark('Help')];

type Rules = NonNullable<RulesState['rules']>;

/** The ids of the commands that can be done now. What cannot may be possible in a moment, when what it waits for has been loaded. */
export const whatIsPossible = (): string =>
  COMMANDS.filter((command) => command.enabled?.() ?? true)
    .map(({ id }) => id)
    .join(' ');

/** Everything that can be found by typing, as it is now: commands by group, of which these are possible; records by name, findings, rules, examples. */
export function entries(rules: Rules, possible: string): EntryGroup[] {
  const ids = new Set(possible.split(' '));
  const commands = GROUPS.map((title) => ({
    title: t(title),
    items: COMMANDS.filter((command) => command.group === title).map((command): Entry => {
      const keys = keysOf(command);
      return {
        id: command.id,
        title: commandTitle(command),
        words: commandWords(command),
        keys,
        disabled: !ids.has(command.id),
        run: () => perform(command),
      };
    }),
  }));
  return [
    ...commands,
    { title: t('In this design'), items: records() },
    { title: t('Findings here'), items: found() },
    { title: t('Rules'), items: rulePages(rules) },
    { title: t('Examples'), items: examples() },
  ].filter((group) => group.items.length > 0);
}

function records(): Entry[] {
  const { design } = useDesign.getState();
  const show = (id: string) => () => {
    view.select([id]);
    view.reveal([id]);
  };
  return [
    ...Object.entries(design.elements).map(([id, element]): Entry => ({ id, title: element.name, hint: inSentence(elementKind(element)), run: show(id) })),
    ...Object.entries(design.contexts).map(([id, context]): Entry => ({ id, title: context.name, hint: t('bounded context'), run: show(id) })),
    ...Object.entries(design.sagas).map(([id, saga]): Entry => ({ id, title: saga.name, hint: t('saga'), run: () => view.select([id]) })),
    ...Object.entries(design.messages).map(
      ([id, message]): Entry => ({ id, title: message.name, hint: inSentence(MESSAGE_WORDS[message.kind]), run: () => view.select([id]) }),
    ),
    ...Object.entries(design.scenarios).map(
      ([id, scenario]): Entry => ({ id, title: scenario.name, hint: t('scenario'), words: `play run load ${t('play run load')}`, run: () => playScenario(id) }),
    ),
  ];
}

function playScenario(id: string): void {
  void run.startScenario(id);
  view.setMode('play');
  view.openDrawer('scenario');
}

function found(): Entry[] {
  return useFindings.getState().findings.map(
    (finding): Entry => ({
      id: finding.key,
      title: finding.message,
      hint: finding.ruleId,
      run: () => {
        view.openDrawer('findings');
        findings.activate(finding.key);
      },
    }),
  );
}

function rulePages(rules: Rules): Entry[] {
  return rules.map(
    (rule): Entry => ({
      id: `rule:${rule.id}`,
      title: t('Rule: {{title}}', { title: t(rule.title) }),
      hint: rule.id,
      words: `${rule.title} ${rule.summary} ${t(rule.summary)}`,
      run: () => view.openDialog('rules', { id: rule.id }),
    }),
  );
}

function examples(): Entry[] {
  return EXAMPLES.map(
    (example): Entry => ({
      id: `example:${example.id}`,
      title: t('Open the example: {{title}}', { title: t(example.title) }),
      words: [example.title, example.summary, ...example.patterns].flatMap((text) => [text, t(text)]).join(' '),
      run: () => void openExample(example),
    }),
  );
}
