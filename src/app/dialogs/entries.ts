import { EXAMPLES } from '../../patterns/index.ts';
import { createDesign, findings, run, type RulesState, useDesign, useFindings, view } from '../../workspace/index.ts';
import type { CommandGroup } from '../commands/command.ts';
import { keysOf } from '../commands/keys.ts';
import { COMMANDS } from '../commands/registry.ts';

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

const GROUPS: readonly CommandGroup[] = ['Add', 'Edit', 'Arrange', 'View', 'Findings', 'Play', 'File', 'Help'];

type Rules = NonNullable<RulesState['rules']>;

/** Everything that can be found by typing, as it is now: commands by group, records by name, findings, rules, examples. */
export function entries(rules: Rules): EntryGroup[] {
  const commands = GROUPS.map((title) => ({
    title,
    items: COMMANDS.filter((command) => command.group === title).map((command): Entry => {
      const keys = keysOf(command);
      return {
        id: command.id,
        title: command.title,
        ...(command.words === undefined ? {} : { words: command.words }),
        keys,
        disabled: !(command.enabled?.() ?? true),
        run: () => command.run(),
      };
    }),
  }));
  return [
    ...commands,
    { title: 'In this design', items: records() },
    { title: 'Findings here', items: found() },
    { title: 'Rules', items: rulePages(rules) },
    { title: 'Examples', items: examples() },
  ].filter((group) => group.items.length > 0);
}

function records(): Entry[] {
  const { design } = useDesign.getState();
  const show = (id: string) => () => {
    view.select([id]);
    view.reveal([id]);
  };
  return [
    ...Object.entries(design.elements).map(([id, element]): Entry => ({ id, title: element.name, hint: element.kind, run: show(id) })),
    ...Object.entries(design.contexts).map(([id, context]): Entry => ({ id, title: context.name, hint: 'bounded context', run: show(id) })),
    ...Object.entries(design.sagas).map(([id, saga]): Entry => ({ id, title: saga.name, hint: 'saga', run: () => view.select([id]) })),
    ...Object.entries(design.messages).map(([id, message]): Entry => ({ id, title: message.name, hint: message.kind, run: () => view.select([id]) })),
    ...Object.entries(design.scenarios).map(
      ([id, scenario]): Entry => ({ id, title: scenario.name, hint: 'scenario', words: 'play run load', run: () => playScenario(id) }),
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
      title: `Rule: ${rule.title}`,
      hint: rule.id,
      words: rule.summary,
      run: () => view.openDialog('rules', { id: rule.id }),
    }),
  );
}

function examples(): Entry[] {
  return EXAMPLES.map(
    (example): Entry => ({
      id: `example:${example.id}`,
      title: `Open the example: ${example.title}`,
      words: example.summary,
      run: () => void example.load().then((design) => createDesign(design)),
    }),
  );
}
