import { Dialog, DialogBody, Kbd, Switch } from '../../ui/controls/index.ts';
import { useView, view } from '../../workspace/index.ts';
import { keysOf } from '../commands/keys.ts';
import { COMMANDS, commandOf } from '../commands/registry.ts';
import css from './KeysDialog.module.css';
import { type KeyGroup, keyGroups } from './keyRows.ts';

/** `?`: every key, from the one registry, with the commands that have none, and the pointer's gestures beside them. */
export default function KeysDialog() {
  const singleKeys = useView((state) => state.singleKeys);
  return (
    <Dialog open onClose={() => view.openDialog(null)} title="Keys" keys="?" size="large">
      <DialogBody>
        <div className={css.top}>
          <Switch label="Single-letter keys" checked={singleKeys} onChange={(on) => view.setSingleKeys(on)} />
          <span className={css.note}>
            <Kbd keys={keysOf(commandOf('help.commands')) ?? ''} /> finds every command, with a key or without.
          </span>
        </div>
        <div className={css.columns}>
          {keyGroups(COMMANDS).map((group) => (
            <Group key={group.title} group={group} />
          ))}
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
      </DialogBody>
    </Dialog>
  );
}

function Group({ group: { title, rows, keyless } }: { group: KeyGroup }) {
  return (
    <section className={css.group}>
      <h3>{title}</h3>
      <dl>
        {rows.map((row) => (
          <div key={row.title} className={css.row}>
            <dt>{row.title}</dt>
            <dd>
              {row.keys.map((keys) => (
                <Kbd key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {keyless.length > 0 && (
        <p className={css.keyless}>
          <b>Without a key:</b> {keyless.join(' · ')}
        </p>
      )}
    </section>
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
