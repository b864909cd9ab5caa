import { carryDesign } from '../png.ts';
import { paintSvg } from './paint.ts';

export interface PaintRequest {
  /** A picture as the SVG exporter writes it, standing still. */
  readonly svg: string;
  /** Pixels for each pixel of the picture. */
  readonly scale: number;
}

/**
 * Paints a picture as PNG, with the design inside that the picture carries, away from the page: a large picture takes a browser seconds.
 * @throws Error where this browser cannot, or not at that size
 */
export async function paintPng({ svg, scale }: PaintRequest): Promise<Uint8Array> {
  const [, width = 0, height = 0] = (/<svg [^>]*?width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
  const canvas = new OffscreenCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
  const context = canvas.getContext('2d');
  if (!context || canvas.width * canvas.height === 0) throw new Error('This picture has no size.');
  await loadFonts(svg);
  context.scale(scale, scale);
  paintSvg(svg, context);
  try {
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    return carried(new Uint8Array(await blob.arrayBuffer()), svg);
  } catch {
    throw new Error(`The browser cannot paint a picture of ${canvas.width} × ${canvas.height} pixels.`);
  }
}

function carried(png: Uint8Array, svg: string): Uint8Array {
  const packed = /<metadata>seamwright-design:([\w-]+)<\/metadata>/.exec(svg)?.[1];
  return packed === undefined ? png : carryDesign(png, packed);
}

const FACE = /@font-face\{font-family:(\w+);font-weight:([\d ]+);src:(url\([^)]+\)) format\('woff2'\);unicode-range:([^}]+)\}/g;
const loaded = new Map<string, Promise<unknown>>();

/** The fonts that a picture brings along. */
async function loadFonts(svg: string): Promise<void> {
  const faces = [...svg.matchAll(FACE)].map(([rule, family = '', weight = '', source = '', unicodeRange = '']) => {
    const known = loaded.get(rule);
    if (known) return known;
    const face = new FontFace(family, source, { weight, unicodeRange });
    (self as unknown as { readonly fonts: FontFaceSet }).fonts.add(face);
    const loading = face.load();
    loaded.set(rule, loading);
    return loading;
  });
  await Promise.all(faces);
}
