import { useEffect, useState } from 'react';
import { isQuicklyDrawn } from './quicklyDrawn.ts';
import { reasonOf } from '../transfer/useExport.ts';
import { drawMermaid, type Drawing, type DrawingTheme } from './draw.ts';

export interface DrawingState {
  readonly drawing: Drawing | undefined;
  readonly working: boolean;
  /** Why the text does not parse. */
  readonly reason: string | undefined;
  /** Draws a text that is too long to be drawn unasked; `undefined` where there is nothing to ask. */
  readonly drawAnyway: (() => void) | undefined;
}

/**
 * The drawing of a text. While a newer one is being made the last one stays; what is overtaken is thrown away.
 * A text for which Mermaid would hold the page up is drawn only when the person asks for it.
 */
export function useDrawing(text: string, theme: DrawingTheme): DrawingState {
  const [made, setMade] = useState<Made>();
  const [wanted, setWanted] = useState('');
  const asks = text !== wanted && !isQuicklyDrawn(text);
  useEffect(() => {
    if (text === '' || asks) return;
    let overtaken = false;
    drawMermaid(text, theme).then(
      (drawing) => overtaken || setMade({ text, theme, drawing, reason: undefined }),
      (error: unknown) => overtaken || setMade({ text, theme, drawing: undefined, reason: reasonOf(error) }),
    );
    return () => {
      overtaken = true;
    };
  }, [text, theme, asks]);
  if (asks) return { drawing: undefined, reason: undefined, working: false, drawAnyway: () => setWanted(text) };
  return { drawing: made?.drawing, reason: made?.reason, working: made?.text !== text || made.theme !== theme, drawAnyway: undefined };
}

/** A drawing with what it was made of. */
interface Made {
  readonly text: string;
  readonly theme: DrawingTheme;
  readonly drawing: Drawing | undefined;
  readonly reason: string | undefined;
}
