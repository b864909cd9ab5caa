import { useEffect, useState } from 'react';
import { renderPng } from '../../../workspace/index.ts';

/** Characters of markup beside fonts that a browser reads at once. It draws a longer picture on the page's own thread, for half a second and more. */
const MOST_MARKUP = 250_000;
/** Pixels across a preview, which is never wider than the screen. */
const PREVIEW_WIDTH = 2_400;

/** An address at which a picture can be shown: the picture itself, or of a large one a preview in pixels. Undefined while that is painted. */
export function usePictureUrl(svg: string): string | undefined {
  const isLarge = svg.length - (/<style>[^<]*<\/style>/.exec(svg)?.[0].length ?? 0) > MOST_MARKUP;
  const [painted, setPainted] = useState<{ readonly svg: string; readonly url: string }>();
  useEffect(() => {
    if (!isLarge) return;
    const abort = new AbortController();
    let url: string | undefined;
    const width = Number(/<svg [^>]*?width="(\d+)"/.exec(svg)?.[1] ?? PREVIEW_WIDTH);
    renderPng(svg, Math.min(1, PREVIEW_WIDTH / width), abort.signal).then(
      (png) => {
        if (abort.signal.aborted) return;
        url = URL.createObjectURL(new Blob([png as Uint8Array<ArrayBuffer>], { type: 'image/png' }));
        setPainted({ svg, url });
      },
      () => abort.signal.aborted || setPainted({ svg, url: addressOf(svg) }),
    );
    return () => {
      abort.abort();
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [svg, isLarge]);
  if (!isLarge) return addressOf(svg);
  return painted?.svg === svg ? painted.url : undefined;
}

const addressOf = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
