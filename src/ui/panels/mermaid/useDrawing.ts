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
  const [state, setState] = useState<DrawingState>({ drawing: undefined, working: true, reason: undefined });
  useEffect(() => {
    if (text === '') return;
    let overtaken = false;
    setState((before) => ({ ...before, working: true }));
    drawMermaid(text, theme).then(
      (drawing) => overtaken || setState({ drawing, working: false, reason: undefined }),
      (error: unknown) => overtaken || setState({ drawing: undefined, working: false, reason: reasonOf(error) }),
    );
    return () => {
      overtaken = true;
    };
  }, [text, theme]);
  return state;
}
