import { recordForm } from '../../../../model/index.ts';
import { useDesign } from '../../../../workspace/index.ts';
import { collectionOf } from '../../../records/describe.ts';
import { RecordForm } from '../form/RecordForm.tsx';
import { ContextDetails } from './ContextDetails.tsx';
import { ElementDetails } from './ElementDetails.tsx';
import { FlowDetails } from './FlowDetails.tsx';
import { MessageDetails } from './MessageDetails.tsx';
import { RelationDetails } from './RelationDetails.tsx';
import { SagaDetails } from './SagaDetails.tsx';
import { ScenarioDetails } from './ScenarioDetails.tsx';
import { TeamDetails } from './TeamDetails.tsx';

/** The form of one record, with the editors that its kind needs beside the generated fields. */
export function Details({ id }: { id: string }) {
  const collection = useDesign((state) => collectionOf(state.design, id));
  switch (collection) {
    case 'elements':
      return <ElementDetails id={id} />;
    case 'flows':
      return <FlowDetails id={id} />;
    case 'contexts':
      return <ContextDetails id={id} />;
    case 'sagas':
      return <SagaDetails id={id} />;
    case 'messages':
      return <MessageDetails id={id} />;
    case 'relations':
      return <RelationDetails id={id} />;
    case 'scenarios':
      return <ScenarioDetails id={id} />;
    case 'teams':
      return <TeamDetails id={id} />;
    case 'notes':
    case 'frames':
    case 'decisions':
    case 'migrations':
      return <PlainDetails id={id} collection={collection} />;
    case undefined:
      return null;
  }
}

function PlainDetails({ id, collection }: { id: string; collection: 'notes' | 'frames' | 'decisions' | 'migrations' }) {
  const record = useDesign((state) => state.design[collection][id]);
  return record ? <RecordForm collection={collection} id={id} record={record} fields={recordForm(collection)} /> : null;
}
