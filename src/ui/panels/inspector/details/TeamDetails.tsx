import { t } from '../../../../language/index.ts';
import { recordForm } from '../../../../model/index.ts';
import { useDesign } from '../../../../workspace/index.ts';
import { RecordForm } from '../form/RecordForm.tsx';
import { Section } from '../form/Section.tsx';
import { RecordLink } from './RecordLink.tsx';

/** A team and what it owns. */
export function TeamDetails({ id }: { id: string }) {
  const design = useDesign((state) => state.design);
  const team = design.teams[id];
  if (!team) return null;
  const owned = [
    ...Object.entries(design.contexts).filter(([, context]) => context.teamId === id),
    ...Object.entries(design.elements).filter(([, element]) => element.ownerIds?.includes(id)),
  ].map(([one]) => one);
  return (
    <>
      <div>
        <RecordForm collection="teams" id={id} record={team} fields={recordForm('teams')} />
      </div>
      <Section title={t('Owns')} note={owned.length === 0 ? t('nothing') : owned.length} open={owned.length > 0}>
        {owned.map((one) => (
          <div key={one}>
            <RecordLink id={one} />
          </div>
        ))}
      </Section>
    </>
  );
}
