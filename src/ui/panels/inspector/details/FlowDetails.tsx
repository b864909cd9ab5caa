import { t } from '../../../../language/index.ts';
import { type FlowKind, flowForm } from '../../../../model/index.ts';
import { useDesign } from '../../../../workspace/index.ts';
import { useMedia } from '../../../controls/useMedia.ts';
import { RecordForm } from '../form/RecordForm.tsx';
import css from '../Inspector.module.css';
import { SHEET } from '../sheet.ts';
import { CallPolicies } from '../PoliciesEditor.tsx';
import { RecordLink } from './RecordLink.tsx';

/** Policies have an editor of their own. */
const POLICIES = ['fallback', 'retry', 'circuitBreaker', 'rateLimit', 'timeout', 'bulkhead', 'policyOrder'];

/** A flow: its ends, its own fields, and the policies of a call. */
export function FlowDetails({ id }: { id: string }) {
  const flow = useDesign((state) => state.design.flows[id]);
  const narrow = !useMedia(SHEET);
  if (!flow) return null;
  const isCall = flow.kind === 'call';
  return (
    <>
      <div>
        <dl className={css.ends}>
          <dt>{t('From|flow')}</dt>
          <dd>
            <RecordLink id={flow.from} />
          </dd>
          <dt>{t('To|flow')}</dt>
          <dd>
            <RecordLink id={flow.to} />
          </dd>
        </dl>
        <RecordForm collection="flows" id={id} record={flow} fields={flowForm(flow.kind)} except={isCall ? POLICIES : NONE} first={FIRST[flow.kind]}>
          {isCall && narrow && <CallPolicies id={id} flow={flow} />}
        </RecordForm>
      </div>
      {isCall && !narrow && <CallPolicies id={id} flow={flow} />}
    </>
  );
}

const NONE: readonly string[] = [];

/** What is looked at every day; the rest folds away. */
const FIRST: Readonly<Record<FlowKind, readonly string[]>> = {
  call: ['label', 'protocol', 'operation', 'tls'],
  publish: ['messageId', 'outbox', 'label'],
  consume: ['messageId', 'group', 'idempotent', 'maxDeliveries', 'deadLetterChannelId'],
  send: ['messageId', 'idempotent', 'label', 'retry'],
  access: ['mode', 'schemas', 'transactional', 'label'],
  replicate: ['lagMs', 'label'],
};
