import Search from 'lucide-react/icons/search';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../language/index.ts';
import { deleteDesign, duplicateDesign, listDesigns, openDesign, renameDesign, useDesign, useLibrary, view } from '../../../workspace/index.ts';
import { announce } from '../../controls/announce.ts';
import { Button } from '../../controls/Button.tsx';
import { cx } from '../../controls/cx.ts';
import { Dialog, DialogBody } from '../../controls/Dialog.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import input from '../../controls/Input.module.css';
import { DesignCard } from './DesignCard.tsx';
import css from './Library.module.css';

/** From so many designs on they are looked for by name. */
const MANY = 7;

/** Designs on this device, the last changed first: opened, renamed, duplicated and deleted. What is deleted can be brought back from its notice. */
export function LibraryDialog() {
  const designs = useLibrary((state) => state.designs);
  const openId = useDesign((state) => state.designId);
  const [now] = useState(() => Date.now());
  const [query, setQuery] = useState('');
  const [renaming, setRenaming] = useState<string | null>(null);
  const grid = useRef<HTMLUListElement>(null);
  const close = () => view.openDialog(null);
  useEffect(() => void listDesigns(), []);
  const wanted = query.trim().toLocaleLowerCase();
  const shown = designs.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));

  const focusCard = (id: string | undefined) =>
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(id === undefined ? 'button' : `[data-design="${CSS.escape(id)}"] button`)?.focus());
  const duplicate = async (id: string, name: string) => {
    const copy = await duplicateDesign(id, { open: false });
    if (copy === undefined) return;
    announce(t('{{name}} was duplicated.', { name }));
    setRenaming(copy);
  };
  const remove = async (id: string) => {
    const at = shown.findIndex((design) => design.id === id);
    const next = shown[at + 1] ?? shown[at - 1];
    await deleteDesign(id);
    focusCard(next?.id);
  };

  return (
    <Dialog
      open
      onClose={close}
      size="large"
      title={t('Designs on this device')}
      description={t('They are kept by this browser. Download what must not be lost.')}
      footer={
        <>
          <Button variant="line" onClick={() => view.openDialog('gallery')}>
            {t('Examples …')}
          </Button>
          <Button variant="line" onClick={() => view.openDialog('open')}>
            {t('Open or paste …')}
          </Button>
        </>
      }
    >
      <DialogBody>
        {designs.length === 0 && (
          <EmptyState title={t('No designs yet')}>{t('What you draw is kept here by itself. Begin with an example, or open a file.')}</EmptyState>
        )}
        {designs.length >= MANY && (
          <label className={cx(input.box, css.search)}>
            <Search size={15} aria-hidden="true" />
            <input
              type="search"
              placeholder={t('Find a design')}
              aria-label={t('Find a design')}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          </label>
        )}
        {designs.length > 0 && shown.length === 0 && <EmptyState title={t('No design is called “{{name}}”', { name: query.trim() })} />}
        <ul ref={grid} className={css.grid}>
          {shown.map((design) => (
            <DesignCard
              key={design.id}
              design={design}
              now={now}
              isOpen={design.id === openId}
              isRenaming={design.id === renaming}
              onOpen={() => {
                close();
                void openDesign(design.id);
              }}
              onRenaming={() => setRenaming(design.id)}
              onRename={(name) => {
                setRenaming(null);
                if (name !== null && name !== design.name) void renameDesign(design.id, name);
              }}
              onDuplicate={() => void duplicate(design.id, design.name)}
              onDelete={() => void remove(design.id)}
            />
          ))}
        </ul>
      </DialogBody>
    </Dialog>
  );
}

export default LibraryDialog;
