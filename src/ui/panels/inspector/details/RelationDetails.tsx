import { recordForm } from '../../../../model/index.ts';
import { useDesign } from '../../../../workspace/index.ts';
import { RecordForm } from '../form/RecordForm.tsx';

/** Types in which both sides are equal: nobody is up- or downstream, and there are no roles. */
const SYMMETRIC = new Set(['partnership', 'shared-kernel', 'separate-ways']);
const ROLES = ['upstreamRoles', 'downstreamRoles'];
const NONE: readonly string[] = [];

/** A relation of two bounded contexts, or of a context and an external system. */
export function RelationDetails({ id }: { id: string }) {
  const relation = useDesign((state) => state.design.relations[id]);
  if (!relation) return null;
  const hasRoles = relation.upstreamRoles !== undefined || relation.downstreamRoles !== undefined;
  return (
    <div>
      <RecordForm
        collection="relations"
        id={id}
        record={relation}
        fields={recordForm('relations')}
        except={SYMMETRIC.has(relation.type) && !hasRoles ? ROLES : NONE}
      />
    </div>
  );
}
