import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { t } from '../../../language/index.ts';
import { add, allIds, type FormField, newId, policyState, POLICY_NAMES, recordForm } from '../../../model/index.ts';
import { apply, removeRecords, updateRecord, useDesign, view } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog, DialogBody } from '../../controls/Dialog.tsx';
import { TabPanel, Tabs } from '../../controls/Tabs.tsx';
import form from '../inspector/form/Form.module.css';
import { type CommitField, FormRow } from '../inspector/form/FormRow.tsx';
import { useCommitField } from '../inspector/form/RecordForm.tsx';
import { ItemList } from '../inspector/details/ItemList.tsx';
import { freeWord } from '../inspector/details/lists.ts';
import { DefaultPolicies } from '../inspector/PoliciesEditor.tsx';
import css from './Settings.module.css';

type Tab = 'design' | 'platform' | 'teams';

/** What belongs to the design as a whole: its name and promises, its platform, its teams. */
export function SettingsDialog() {
  const [tab, setTab] = useState<Tab>('design');
  const readOnly = useDesign((state) => state.readOnly !== false);
  return (
    <Dialog open onClose={() => view.openDialog(null)} title={t('About this design')}>
      <Tabs
        label={t('About this design')}
        size="large"
        className={css.tabs}
        value={tab}
        items={[
          { value: 'design', label: t('Design') },
          { value: 'platform', label: t('Platform') },
          { value: 'teams', label: t('Teams') },
        ]}
        onChange={setTab}
      >
        <DialogBody className={css.body}>
          <fieldset className={css.form} disabled={readOnly} aria-label={t('Settings')}>
            <TabPanel value="design">
              <SingletonForm name="meta" fields={recordForm('meta')} />
            </TabPanel>
            <TabPanel value="platform">
              <Platform />
            </TabPanel>
            <TabPanel value="teams">
              <Teams />
            </TabPanel>
          </fieldset>
        </DialogBody>
      </Tabs>
    </Dialog>
  );
}

function SingletonForm({ name, fields }: { name: 'meta' | 'platform'; fields: readonly FormField[] }) {
  const record = useDesign((state) => state.design[name]) as Readonly<Record<string, unknown>>;
  const commit: CommitField = (key, value) => {
    const result = updateRecord(name, name, { [key]: value });
    return result.ok ? undefined : (result.problems[0]?.message ?? t('The design refuses this value.'));
  };
  return (
    <div className={form.rows}>
      {fields
        .filter((field) => !field.hidden)
        .map((field) => (
          <FormRow key={field.key} field={field} value={record[field.key]} unknown={policyState(record, field.key) === 'unknown'} onCommit={commit} />
        ))}
    </div>
  );
}

const isPolicy = (field: FormField) => (POLICY_NAMES as readonly string[]).includes(field.key);

function Platform() {
  const platform = useDesign((state) => state.design.platform);
  return (
    <div className={css.column}>
      <p className={css.lead}>{t('What a mesh or a framework gives to every call that does not say otherwise.')}</p>
      <SingletonForm name="platform" fields={recordForm('platform').filter((field) => !isPolicy(field))} />
      <DefaultPolicies ownerId="platform" policies={platform} note={t('for every call')} />
    </div>
  );
}

function Teams() {
  const teams = useDesign((state) => state.design.teams);
  const [made, setMade] = useState<string>();
  const ids = Object.keys(teams).toSorted((a, b) => (teams[a]?.name ?? '').localeCompare(teams[b]?.name ?? ''));
  return (
    <div className={css.column}>
      <p className={css.lead}>{t('Teams own contexts and services. Two teams on one service are a finding.')}</p>
      <ItemList
        label={t('Teams')}
        noun={t('team')}
        initiallyOpen={made}
        items={ids.map((id) => ({
          key: id,
          title: teams[id]?.name ?? id,
          hint: teams[id]?.size === undefined ? undefined : t('{{count}} people', { count: teams[id]?.size }),
        }))}
        onRemove={(id) => removeRecords([id])}
      >
        {(id) => <TeamForm id={id} />}
      </ItemList>
      <div>
        <Button
          size="small"
          variant="line"
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={() => {
            const { design } = useDesign.getState();
            const name = freeWord(
              Object.values(design.teams).map((team) => team.name),
              t('Team'),
            );
            const id = newId(name, allIds(design), Math.random);
            if (apply([add('teams', id, { name })], { label: t('Add {{name}}', { name }) }).ok) setMade(id);
          }}
        >
          {t('Add team')}
        </Button>
      </div>
    </div>
  );
}

function TeamForm({ id }: { id: string }) {
  const team = useDesign((state) => state.design.teams[id]) as Readonly<Record<string, unknown>> | undefined;
  const commit = useCommitField('teams', id);
  return (
    <div className={form.rows}>
      {recordForm('teams').map((field) => (
        <FormRow key={field.key} field={field} value={team?.[field.key]} onCommit={commit} />
      ))}
    </div>
  );
}

export default SettingsDialog;
