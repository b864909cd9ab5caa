import { Dialog, DialogBody, Kbd, Switch } from '../../ui/controls/index.ts';
import { useView, view } from '../../workspace/index.ts';
import type { CommandGroup } from '../commands/command.ts';
import { shownKeys } from '../commands/keys.ts';
import { COMMANDS } from '../commands/registry.ts';
import css from './KeysDialog.module.css';

const GROUPS: readonly CommandGroup[] = ['Add', 'Edit', 'Arrange', 'View', 'Findings', 'Play', 'File', 'Help'];

/** `?`: every key, from the one registry, and the pointer's gestures beside them. */
export default function KeysDialog() {
  const singleKeys = useView((state) => state.singleKeys);
  return (
    <Dialog open onClose={() => view.openDialog(null)} title="Keys" keys="?" size="large">
      <DialogBody>
        <div className={css.columns}>
          {GROUPS.map((group) => {
            const commands = COMMANDS.filter((command) => command.group === group && command.keys !== undefined);
            return commands.length === 0 ? null : (
              <section key={group} className={css.group}>
                <h3>{group}</h3>
                <dl>
                  {commands.map((command) => (
                    <div key={command.id} className={css.row}>
                      <dt>{command.title}</dt>
                      <dd>
                        {command.keys?.map((keys) => (
                          <Kbd key={keys} keys={shownKeys(keys)} />
                        ))}
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            );
          })}
          <section className={css.group}>
            <h3>Pointer</h3>
            <dl>
              {POINTER.map(([what, how]) => (
                <div key={what} className={css.row}>
                  <dt>{what}</dt>
                  <dd>{how}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
        <Switch label="Single-letter keys" checked={singleKeys} onChange={(on) => view.setSingleKeys(on)} />
      </DialogBody>
    </Dialog>
  );
}

const POINTER: readonly (readonly [string, string])[] = [
  ['Pan', 'Space and drag, middle button, wheel'],
  ['Zoom', 'Ctrl and wheel, pinch'],
  ['Connect', 'Drag from the edge onto another body'],
  ['Add and connect', 'Drop the line in empty space'],
  ['Select several', 'Drag a box, Shift and click'],
  ['Rename', 'Double-click'],
];
