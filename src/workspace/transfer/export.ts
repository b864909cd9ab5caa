import type { ExportFile } from '../../exporters/index.ts';
import type { Choices, PictureRequest, SketchPicture } from '../../workers/transfer/index.ts';
import { saveDesignFile } from '../rescue.ts';
import { useDesign } from '../stores/design.ts';
import { transferClient } from './client.ts';
import { saveFiles } from './save.ts';

/** Writes the open design in another format, in a worker. Rejects with an `AbortError` when `signal` says so. `target` is the id of an exporter. */
export async function exportFiles(target: string, options: unknown = {}, signal?: AbortSignal): Promise<readonly ExportFile[]> {
  const { design } = useDesign.getState();
  return transferClient().export(target, design, options, signal);
}

/** What the options of a target can be for the open design, by key. */
export async function exportChoices(target: string, signal?: AbortSignal): Promise<Choices> {
  return transferClient().choices(target, useDesign.getState().design, signal);
}

const pictures = new Map<string, Promise<SketchPicture>>();

/** Draws a small design in the language of sketches as SVG, in a worker, once for each request. Rejects where the text cannot be read. */
export function drawPicture(request: PictureRequest): Promise<SketchPicture> {
  const key = JSON.stringify(request);
  const known = pictures.get(key);
  if (known) return known;
  const drawn = transferClient().picture(request);
  pictures.set(key, drawn);
  drawn.catch(() => pictures.delete(key));
  return drawn;
}

/** Saves the open design as a `.seam.yaml` file. Where the worker cannot write it, it is saved as JSON under that name, which every reader of YAML reads. */
export async function downloadDesign(): Promise<void> {
  try {
    await saveFiles(await exportFiles('seam'));
  } catch {
    saveDesignFile(useDesign.getState().design);
  }
}

/** Markdown as HTML, as a forge shows it. */
export const exportedPage = (markdown: string, signal?: AbortSignal): Promise<string> => transferClient().page(markdown, signal);

/**
 * Paints an SVG picture of ours as PNG, with the design inside that the picture carries: away from the page, or on it where the browser cannot do that.
 * Rejects when the browser cannot paint a picture of that size.
 */
export async function renderPng(svg: string, scale = 2, signal?: AbortSignal): Promise<Uint8Array> {
  return canPaintAway ? transferClient().paint({ svg, scale }, signal) : paintedHere(svg, scale);
}

/** Workers paint with fonts of their own in every browser of the last years. */
const canPaintAway = typeof OffscreenCanvas !== 'undefined' && 'convertToBlob' in OffscreenCanvas.prototype;

async function paintedHere(svg: string, scale: number): Promise<Uint8Array> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(image.naturalWidth * scale);
    canvas.height = Math.ceil(image.naturalHeight * scale);
    const context = canvas.getContext('2d');
    if (!context || canvas.width * canvas.height === 0) throw new Error('This picture has no size.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error(`The browser cannot paint a picture of ${canvas.width} × ${canvas.height} pixels.`);
    return carried(new Uint8Array(await blob.arrayBuffer()), svg);
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function carried(png: Uint8Array, svg: string): Promise<Uint8Array> {
  const packed = /<metadata>seamwright-design:([\w-]+)<\/metadata>/.exec(svg)?.[1];
  if (packed === undefined) return png;
  const { carryDesign } = await import('../../workers/transfer/png.ts');
  return carryDesign(png, packed);
}
