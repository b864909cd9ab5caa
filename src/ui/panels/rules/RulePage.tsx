import CircleCheck from 'lucide-react/icons/circle-check';
import { useEffect, useRef } from 'react';
import { findings, setRuleSeverity, useDesign, useFindings, view } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Severity } from '../../controls/Severity.tsx';
import { Switch } from '../../controls/Switch.tsx';
import { counted } from '../../records/words.ts';
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
            {rule.title}
          </h3>
          <p className={css.summary}>{rule.summary}</p>
        </div>
        <Switch label={state === 'on' ? 'Asked' : 'Not asked'} checked={state === 'on'} disabled={readOnly} onChange={turn} />
      </header>
      {state === 'off' && <p className={css.silence}>This rule is switched off in this design. It finds nothing until it is asked again.</p>}
      {state === 'outside' && (
        <p className={css.silence}>
          The preset of this design does not ask this rule; it is asked from “{rule.preset}” on. Switched on, it is asked all the same.
        </p>
      )}
      <Found rule={rule} />
      <div className={css.texts}>
        <Text title="What is wrong" text={rule.docs.wrong} />
        <Text title="Why it hurts" text={rule.docs.why} />
        <Text title="What to do" text={rule.docs.fix} />
      </div>
      {rule.docs.pictures && <RulePictures title={rule.title} pictures={rule.docs.pictures} />}
      <section ref={settings} className={css.section} aria-labelledby="rule-settings">
        <h4 id="rule-settings" className={css.sectionTitle}>
          In this design
        </h4>
        <RuleSettings rule={rule} />
      </section>
      <section className={css.section} aria-labelledby="rule-standing">
        <h4 id="rule-standing" className={css.sectionTitle}>
          How sure, how bad, and who says so
        </h4>
        <dl className={css.facts}>
          <div>
            <dt>
              <Severity level={severity} />
            </dt>
            <dd>
              {severity === rule.severity ? 'At worst ' : 'Set for this design: '}it {SEVERITY_MEANINGS[severity]}.
            </dd>
          </div>
          <div>
            <dt>{CONFIDENCE_WORDS[rule.confidence].short}</dt>
            <dd>{CONFIDENCE_WORDS[rule.confidence].long}</dd>
          </div>
          {rule.sources.map(({ name, words }) => (
            <div key={words}>
              <dt>{name === 'own' ? 'Own threshold' : 'Source'}</dt>
              <dd>{words}</dd>
            </div>
          ))}
          <div>
            <dt>Name in files</dt>
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
        <CircleCheck size={14} aria-hidden="true" className={css.ok} /> Finds nothing in this design.
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
      {counted(count, 'finding')} in this design.
      <Button size="small" variant="line" onClick={show}>
        Show
      </Button>
      <Button size="small" variant="quiet" disabled={readOnly} onClick={() => view.openDialog('fixAll', { id: rule.id })}>
        Fix all …
      </Button>
    </p>
  );
}
