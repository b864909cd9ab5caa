import { t } from '../../../../language/index.ts';
import { type Element, elementForm, type Operation } from '../../../../model/index.ts';
import { useDesign } from '../../../../workspace/index.ts';
import { RecordForm } from '../form/RecordForm.tsx';
import { Section } from '../form/Section.tsx';
import css from '../Inspector.module.css';
import { DefaultPolicies } from '../PoliciesEditor.tsx';
import { OperationsEditor } from './OperationsEditor.tsx';

/** Edited by lists of their own below the form. */
const SPECIAL = ['operations', 'defaults'];
/** What is looked at every day; the rest folds away. */
const FIRST = ['name', 'technology', 'variant', 'engine', 'brokerId', 'role', 'contextIds', 'ownerIds', 'description'];

/** An element: its fields, what a service offers, and the policies that its calls have by default. */
export function ElementDetails({ id }: { id: string }) {
  const element = useDesign((state) => state.design.elements[id]);
  if (!element) return null;
  const operations = operationsOf(element);
  return (
    <>
      <div className={css.column}>
        <div>
          <RecordForm collection="elements" id={id} record={element} fields={elementForm(element.kind)} except={SPECIAL} first={FIRST} />
        </div>
      </div>
      {(operations !== undefined || hasDefaults(element)) && (
        <div className={css.column}>
          {operations !== undefined && (
            <Section title={t('Operations')} note={operations.length === 0 ? t('none') : operations.length} open={operations.length > 0}>
              <OperationsEditor id={id} operations={operations} />
            </Section>
          )}
          {hasDefaults(element) && (
            <Section title={t('Policies of its calls')} note={element.defaults === undefined ? t('none') : t('by default')} open={false}>
              <DefaultPolicies ownerId={id} policies={element.defaults} note={t('where a call says nothing')} />
            </Section>
          )}
        </div>
      )}
    </>
  );
}

function operationsOf(element: Element): readonly Operation[] | undefined {
  return element.kind === 'service' || element.kind === 'monolith' ? (element.operations ?? []) : undefined;
}

function hasDefaults(element: Element): element is Extract<Element, { kind: 'service' | 'monolith' | 'gateway' }> {
  return element.kind === 'service' || element.kind === 'monolith' || element.kind === 'gateway';
}
