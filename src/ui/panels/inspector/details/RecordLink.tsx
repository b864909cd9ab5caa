import { useDesign, view } from '../../../../workspace/index.ts';
import { titleOf } from '../../../records/describe.ts';
import { RecordGlyph } from '../../../records/RecordGlyph.tsx';
import css from '../Inspector.module.css';

/** The name of another record; a press selects it and brings it into view. */
export function RecordLink({ id, size = 15 }: { id: string; size?: number }) {
  const design = useDesign((state) => state.design);
  return (
    <button
      type="button"
      className={css.link}
      title={titleOf(design, id)}
      onClick={() => {
        view.select([id]);
        view.reveal([id]);
      }}
    >
      <RecordGlyph design={design} id={id} size={size} />
      <span>{titleOf(design, id)}</span>
    </button>
  );
}
