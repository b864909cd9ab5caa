import { useEffect, useState } from 'react';
import { reasonOf } from '../transfer/useExport.ts';
import { drawMermaid, type Drawing, type DrawingTheme } from './draw.ts';

export interface DrawingState {
  readonly drawing: Drawing | undefined;
  readonly working: boolean;
  /** Why the text does not parse. */
  readonly reason: string | undefined;
}

/** The drawing of a text. While a newer one is being made the last one stays; what is overtaken is thrown away. */
export function useDrawing(text: string, theme: DrawingTheme): DrawingState {
  const [made, setMade] = useState<Made>();
  useEffect(() => {
    if (text === '') return;
    let overtaken = false;
    drawMermaid(text, theme).then(
      (drawing) => overtaken || setMade({ text, theme, drawing, reason: undefined }),
      (error: unknown) => overtaken || setMade({ text, theme, drawing: undefined, reason: reasonOf(error) }),
    );
    return () => {
      overtaken = true;
    };
  }, [text, theme]);
  return { drawing: made?.drawing, reason: made?.reason, working: made?.text !== text || made.theme !== theme };
}

/** A drawing with what it was made of. */
interface Made {
  readonly text: string;
  readonly theme: DrawingTheme;
  readonly drawing: Drawing | undefined;
  readonly reason: string | undefined;
}
