import CircleCheck from 'lucide-react/icons/circle-check';
import { useEffect, useRef } from 'react';
import { mark, t } from '../../../language/index.ts';
import { findings, setRuleSeverity, useDesign, useFindings, view } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Severity } from '../../controls/Severity.tsx';
import { Switch } from '../../controls/Switch.tsx';
import { RulePictures } from './RulePictures.tsx';
import css from './Rules.module.css';
import { RuleSettings } from './RuleSettings.tsx';
import { ruleState, severityFor, severityIn } from './ruleState.ts';
import type { RuleInfo } from './types.ts';
import { CONFIDENCE_WORDS, SEVERITY_MEANINGS } from './words.ts';

/** Why a rule is there: what it takes for wrong, why that hurts, what to do, a wrong and a right picture, its thresholds and where they come from. */
export function RulePage({ rule, startAtSettings }: { rule: RuleInfo; startAtSettings: boolean }) {
  const settings = useRef<HTMLElement>(null);
  const design = useDesign((state) => state.design);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const state = ruleState(rule, design);
  const severity = severityIn(rule, design);

  useEffect(() => {
    if (startAtSettings) settings.current?.scrollIntoView({ block: 'start' });
  }, [startAtSettings]);

  const turn = (on: boolean) => void setRuleSeverity(rule, severityFor(on, rule, design.meta.preset ?? 'design'));

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <article className={css.page} aria-labelledby="rule-title" tabIndex={0}>
      <header className={css.head}>
        <div className={css.headWords}>
          <h3 id="rule-title" className={css.title}>
            {t(rule.title)}
          </h3>
          <p className={css.summary}>{t(rule.summary)}</p>
        </div>
        <Switch label={state === 'on' ? t('Asked') : t('Not asked')} checked={state === 'on'} disabled={readOnly} onChange={turn} />
      </header>
      {state === 'off' && <p className={css.silence}>{t('This rule is switched off in this design. It finds nothing until it is asked again.')}</p>}
      {state === 'outside' && (
        <p className={css.silence}>
          {t('The preset of this design does not ask this rule; it is asked from “{{preset}}” on. Switched on, it is asked all the same.', {
            preset: t(rule.preset),
          })}
        </p>
      )}
      <Found rule={rule} />
      <div className={css.texts}>
        <Text title={t('What is wrong')} text={t(rule.docs.wrong)} />
        <Text title={t('Why it hurts')} text={t(rule.docs.why)} />
        <Text title={t('What to do')} text={t(rule.docs.fix)} />
      </div>
      {rule.docs.pictures && <RulePictures title={t(rule.title)} pictures={rule.docs.pictures} />}
      <section ref={settings} className={css.section} aria-labelledby="rule-settings">
        <h4 id="rule-settings" className={css.sectionTitle}>
          {t('In this design')}
        </h4>
        <RuleSettings rule={rule} />
      </section>
      <section className={css.section} aria-labelledby="rule-standing">
        <h4 id="rule-standing" className={css.sectionTitle}>
          {t('How sure, how bad, and who says so')}
        </h4>
        <dl className={css.facts}>
          <div>
            <dt>
              <Severity level={severity} />
            </dt>
            <dd>
              {t(severity === rule.severity ? mark('At worst it {{does}}.') : mark('Set for this design: it {{does}}.'), { does: SEVERITY_MEANINGS[severity] })}
            </dd>
          </div>
          <div>
            <dt>{t(CONFIDENCE_WORDS[rule.confidence].short)}</dt>
            <dd>{t(CONFIDENCE_WORDS[rule.confidence].long)}</dd>
          </div>
          {rule.sources.map(({ name, words }) => (
            <div key={words}>
              <dt>{name === 'own' ? t('Own threshold') : t('Source')}</dt>
              <dd>{t(words)}</dd>
            </div>
          ))}
          <div>
            <dt>{t('Name in files')}</dt>
            <dd className={css.mono}>{rule.id}</dd>
          </div>
        </dl>
      </section>
    </article>
  );
}

function Text({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <h4 className={css.sectionTitle}>{title}</h4>
      <p>{text}</p>
    </section>
  );
}

/** What the rule says of this design right now, and the way there. */
function Found({ rule }: { rule: RuleInfo }) {
  const count = useFindings((state) => state.findings.reduce((sum, { ruleId }) => sum + (ruleId === rule.id ? 1 : 0), 0));
  const readOnly = useDesign((state) => state.readOnly !== false);
  const asked = useDesign(({ design }) => ruleState(rule, design) === 'on');
  if (!asked) return null;
  if (count === 0) {
    return (
      <p className={css.found}>
        <CircleCheck size={14} aria-hidden="true" className={css.ok} /> {t('Finds nothing in this design.')}
      </p>
    );
  }
  const show = () => {
    const first = useFindings.getState().findings.find(({ ruleId }) => ruleId === rule.id);
    view.openDialog(null);
    view.openDrawer('findings');
    if (first) findings.activate(first.key);
  };
  return (
    <p className={css.found}>
      {t('{{count}} findings in this design.', { count })}
      <Button size="small" variant="line" onClick={show}>
        {t('Show')}
      </Button>
      <Button size="small" variant="quiet" disabled={readOnly} onClick={() => view.openDialog('fixAll', { id: rule.id })}>
        {t('Fix all …')}
      </Button>
    </p>
  );
}
