import { shielded, unshielded } from './entities.ts';

/** A picture of a diagram as the address of an image, with its size in pixels. */
export interface Drawing {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

export type DrawingTheme = 'light' | 'dark';

let number = 0;

/**
 * Draws Mermaid text as GitHub would: strict security, no HTML labels. The result is shown as an image, in which no script runs
 * and nothing is fetched. Mermaid itself is loaded with the first drawing.
 * @throws Error with Mermaid's own words when the text does not parse
 */
export async function drawMermaid(text: string, theme: DrawingTheme): Promise<Drawing> {
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: theme === 'dark' ? 'dark' : 'default',
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    // Fonts of the page do not reach into an image: what is measured must be what is drawn.
    fontFamily: 'Arial, Helvetica, sans-serif',
    suppressErrorRendering: true,
    maxTextSize: 400_000,
    maxEdges: 4_000,
  });
  const { svg } = await mermaid.render(`mermaid-drawing-${number++}`, shielded(text));
  return asImage(svg);
}

function unshield(root: Element): void {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.nodeValue = unshielded(texts.currentNode.nodeValue ?? '');
}

/** Gives the picture the size of its drawing; Mermaid leaves it to the page. */
function asImage(svg: string): Drawing {
  const root = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
  if (!root) throw new Error('Mermaid drew nothing.');
  const [, , width = 300, height = 150] = (root.getAttribute('viewBox') ?? '').split(/[\s,]+/u).map(Number);
  unshield(root);
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  root.style.removeProperty('max-width');
  const text = new XMLSerializer().serializeToString(root);
  return { url: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`, width, height };
}
