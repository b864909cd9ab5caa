import type { ReactNode } from 'react';
import { ConnectHandles } from './ConnectHandles.tsx';
import { ContextFrame } from './ContextFrame.tsx';
import { DropGhost } from './DropGhost.tsx';
import { FlowHandles } from './FlowHandles.tsx';
import { FlowPills } from './FlowPills.tsx';
import { Lasso } from './Lasso.tsx';
import { MapHints } from './MapHints.tsx';
import { Minimap } from './Minimap.tsx';
import { NoteBar } from './NoteBar.tsx';
import { NameTags } from './NameTags.tsx';
import { NewElementMenu } from './NewElementMenu.tsx';
import css from './Overlays.module.css';
import { SlideEdge } from './SlideEdge.tsx';
import { PathFigures } from './PathFigures.tsx';
import { RenameField } from './RenameField.tsx';

/** What lies over the elements: handles, fields, menus, and whatever others put on the canvas. */
export function Overlays({ children }: { children: ReactNode }) {
  return (
    <div className={css.overlays}>
      <NameTags />
      <PathFigures />
      <FlowPills />
      <ConnectHandles />
      <FlowHandles />
      <ContextFrame />
      <NoteBar />
      <Lasso />
      <DropGhost />
      {children}
      <SlideEdge />
      <Minimap />
      <MapHints />
      <RenameField />
      <NewElementMenu />
    </div>
  );
}
