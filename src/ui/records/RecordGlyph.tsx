import ArrowRight from 'lucide-react/icons/arrow-right';
import ClipboardCheck from 'lucide-react/icons/clipboard-check';
import Columns3 from 'lucide-react/icons/columns-3';
import Frame from 'lucide-react/icons/frame';
import GitBranch from 'lucide-react/icons/git-branch';
import Link2 from 'lucide-react/icons/link-2';
import Mail from 'lucide-react/icons/mail';
import Play from 'lucide-react/icons/play';
import SquareDashed from 'lucide-react/icons/square-dashed';
import StickyNote from 'lucide-react/icons/sticky-note';
import Users from 'lucide-react/icons/users';
import type { ComponentType } from 'react';
import { glyphOf, glyphPath, kindColour } from '../../drawing/index.ts';
import type { Design } from '../../model/index.ts';
import { collectionOf, type SelectableCollection } from './describe.ts';
import { Glyph } from './Glyph.tsx';

const ICONS: Readonly<Record<Exclude<SelectableCollection, 'elements'>, ComponentType<{ size?: number; 'aria-hidden'?: 'true' }>>> = {
  flows: ArrowRight,
  contexts: SquareDashed,
  sagas: GitBranch,
  messages: Mail,
  relations: Link2,
  scenarios: Play,
  teams: Users,
  notes: StickyNote,
  frames: Frame,
  decisions: ClipboardCheck,
  migrations: Columns3,
};

/** The glyph of any record: of an element its own, in the colour of its kind; of the others the glyph of their collection. */
export function RecordGlyph({ design, id, size = 16, coloured = true }: { design: Design; id: string; size?: number; coloured?: boolean }) {
  const element = design.elements[id];
  if (element) {
    return (
      <span style={{ display: 'inline-flex', flex: 'none', color: coloured ? `var(--${kindColour(element)})` : undefined }}>
        <Glyph path={glyphPath(glyphOf(element))} size={size} />
      </span>
    );
  }
  const collection = collectionOf(design, id);
  if (collection === undefined || collection === 'elements') return null;
  const Icon = ICONS[collection];
  return <Icon size={size} aria-hidden="true" />;
}
