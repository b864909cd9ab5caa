import { mark, Sentence, t } from '../../language/index.ts';
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
    <Dialog open onClose={() => view.openDialog(null)} title={t('Keys')} keys="?" size="large">
      <DialogBody>
        <div className={css.top}>
          <Switch label={t('Single-letter keys')} checked={singleKeys} onChange={(on) => view.setSingleKeys(on)} />
          <span className={css.note}>
            <Sentence of="{{key}} finds every command, with a key or without." with={{ key: <Kbd keys={keysOf(commandOf('help.commands')) ?? ''} /> }} />
          </span>
        </div>
        <div className={css.columns}>
          {keyGroups(COMMANDS).map((group) => (
            <Group key={group.title} group={group} />
          ))}
          <section className={css.group}>
            <h3>{t('In the outline')}</h3>
            <dl>
              {OUTLINE.map(([what, keys]) => (
                <div key={what} className={css.row}>
                  <dt>{t(what)}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
          <section className={css.group}>
            <h3>{t('Pointer')}</h3>
            <dl>
              {POINTER.map(([what, how]) => (
                <div key={what} className={css.row}>
                  <dt>{t(what)}</dt>
                  <dd>{t(how)}</dd>
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
      <h3>{t(title)}</h3>
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
          <b>{t('Without a key:')}</b> {keyless.join(' · ')}
        </p>
      )}
    </section>
  );
}

const OUTLINE: readonly (readonly [string, string])[] = [
  [mark('Walk, open and close'), '↑ ↓ → ←'],
  [mark('Find by the first letters'), 'A … Z'],
  [mark('Select, add to the selection'), 'Enter Space'],
  [mark('Add here'), 'N'],
  [mark('Connect'), 'C'],
  [mark('Move to a context'), 'M'],
  [mark('Rename, delete'), 'F2 Del'],
  [mark('Reorder steps and frames'), 'Alt ↑ ↓'],
  [mark('Everything else'), 'Shift F10'],
];

const POINTER: readonly (readonly [string, string])[] = [
  [mark('Pan'), mark('Space and drag, middle button, wheel')],
  [mark('Zoom'), mark('Ctrl and wheel, pinch')],
  [mark('Connect'), mark('Drag from the edge onto another body')],
  [mark('Add and connect'), mark('Drop the line in empty space')],
  [mark('Select several'), mark('Drag a box, Shift and click')],
  [mark('Rename'), mark('Double-click')],
];
