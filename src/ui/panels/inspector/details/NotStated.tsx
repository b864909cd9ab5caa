import { Sentence, t } from '../../../../language/index.ts';
import { type Design, elementForm, flowForm, recordForm } from '../../../../model/index.ts';
import { updateRecord, useDesign } from '../../../../workspace/index.ts';
import { announce } from '../../../controls/announce.ts';
import { Button } from '../../../controls/Button.tsx';
import css from '../Inspector.module.css';
import { inWords, namesOf } from './notStated.ts';

/** What the source of an import does not say of a record, and the way to say that it is not there: the rules judge it then, instead of asking. */
export function NotStated({ id }: { id: string }) {
  const design = useDesign((state) => state.design);
  const told = openQuestions(design, id);
  if (!told) return null;
  const { collection, names } = told;
  const deny = () => {
    if (updateRecord(collection, id, { unknown: null }).ok) announce(t('{{fields}}: not designed. Undo takes it back.', { fields: inWords(names) }));
  };
  return (
    <div className={css.notStated}>
      <p title={names.join(', ')}>
        <Sentence of="The source does not say: {{fields}}." with={{ fields: <b>{inWords(names)}</b> }} />
      </p>
      <Button size="small" variant="line" onClick={deny}>
        {t('Not designed')}
      </Button>
    </div>
  );
}

interface OpenQuestions {
  readonly collection: 'elements' | 'flows' | 'sagas';
  readonly names: readonly string[];
}

function openQuestions(design: Design, id: string): OpenQuestions | undefined {
  const element = design.elements[id];
  if (element?.unknown?.length) return { collection: 'elements', names: namesOf(element.unknown, elementForm(element.kind)) };
  const flow = design.flows[id];
  if (flow?.unknown?.length) return { collection: 'flows', names: namesOf(flow.unknown, flowForm(flow.kind)) };
  const saga = design.sagas[id];
  if (saga?.unknown?.length) return { collection: 'sagas', names: namesOf(saga.unknown, recordForm('sagas')) };
  return undefined;
}
