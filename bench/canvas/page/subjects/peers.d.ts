/** What is used of the peers, which are installed apart: see bench/peers/canvas. */

declare module 'peer:excalidraw' {
  import type { ComponentType } from 'react';

  export interface ExcalidrawApi {
    getSceneElements(): readonly unknown[];
  }
  export const Excalidraw: ComponentType<{
    excalidrawAPI(api: ExcalidrawApi): void;
    initialData: { elements: readonly object[]; appState: object; scrollToContent: boolean };
  }>;
}

declare module 'peer:excalidraw.css';

declare module 'peer:bpmn' {
  export default class Modeler {
    constructor(options: { container: HTMLElement });
    get(name: 'moddle'): { create(type: string, attributes: object): Record<string, unknown> };
    get(name: 'canvas'): { viewbox(box: { x: number; y: number; width: number; height: number }): void };
    importDefinitions(definitions: object): Promise<unknown>;
  }
}

declare module 'peer:bpmn.css';
declare module 'peer:diagram.css';
