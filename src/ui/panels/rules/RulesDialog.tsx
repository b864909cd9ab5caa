import Search from 'lucide-react/icons/search';
import { useEffect, useMemo, useState } from 'react';
import { t } from '../../../language/index.ts';
import { rules, setPreset, useDesign, useRules, useView, view } from '../../../workspace/index.ts';
import { Segments } from '../../controls/ChoiceField.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import input from '../../controls/Input.module.css';
import { RuleList } from './RuleList.tsx';
import { RulePage } from './RulePage.tsx';
import css from './Rules.module.css';
import { PRESETS, rulesFor } from './ruleState.ts';
import { PRESET_WORDS } from './words.ts';

/** Every rule: which are asked, why each is there, and what it may be told about this design. Opens at the rule that it was asked for. */
export function RulesDialog() {
  const about = useView((state) => state.about);
  const all = useRules((state) => state.rules);
  const failed = useRules((state) => state.failed);
  const preset = useDesign((state) => state.design.meta.preset ?? 'design');
  const readOnly = useDesign((state) => state.readOnly !== false);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(about?.id);
  useEffect(() => void rules.load(), []);

  const shown = useMemo(() => rulesFor(all ?? [], query), [all, query]);
  const rule = all?.find(({ id }) => id === chosen) ?? (chosen === undefined ? shown[0] : undefined);

  return (
    <Dialog open onClose={() => view.openDialog(null)} title={t('Rules')} size="large">
      <div className={css.dialog}>
        <div className={css.side}>
          <label className={input.box}>
            <Search size={14} aria-hidden="true" />
            <input
              type="search"
              placeholder={t('Find a rule')}
              aria-label={t('Find a rule')}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          </label>
          <Segments
            label={t('How much is asked')}
            layout="hidden"
            className={css.preset}
            value={preset}
            options={PRESETS.map((value) => ({ value, label: t(PRESET_WORDS[value].label) }))}
            disabled={readOnly}
            onChange={(next) => void setPreset(next)}
          />
          <p className={css.asks}>{t(PRESET_WORDS[preset].hint)}</p>
          <RuleList rules={shown} chosen={rule?.id} onChoose={setChosen} />
          {all !== null && shown.length === 0 && <EmptyState title={t('No rule has words like that')} />}
        </div>
        {rule ? (
          <RulePage key={rule.id} rule={rule} startAtSettings={about?.part === 'settings' && about.id === rule.id} />
        ) : (
          <NoRule state={failed ? 'failed' : all === null ? 'loading' : 'none'} wanted={chosen} />
        )}
      </div>
    </Dialog>
  );
}

function NoRule({ state, wanted }: { state: 'loading' | 'failed' | 'none'; wanted: string | undefined }) {
  if (state === 'loading') return <EmptyState title={t('Fetching the rules …')} />;
  if (state === 'failed') return <EmptyState title={t('The rules could not be loaded')}>{t('Close this and open it again to try once more.')}</EmptyState>;
  return (
    <EmptyState title={wanted === undefined ? t('No rule is chosen') : t('There is no rule called “{{wanted}}”', { wanted })}>
      {t('Choose one from the list.')}
    </EmptyState>
  );
}
