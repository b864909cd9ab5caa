import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Thumbnail } from '../../../drawing/index.ts';

/** A picture that is drawn once its place comes near to what is seen: `undefined` until then, `null` where there is none. */
export function usePicture<E extends Element>(
  draw: () => Promise<Thumbnail | undefined>,
  key: string,
): { readonly place: RefObject<E | null>; readonly picture: Thumbnail | null | undefined } {
  const place = useRef<E>(null);
  const latest = useRef(draw);
  const [drawn, setDrawn] = useState<{ readonly key: string; readonly picture: Thumbnail | null }>();
  useEffect(() => {
    latest.current = draw;
  });

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let over = false;
    const show = (picture: Thumbnail | null) => !over && setDrawn({ key, picture });
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        latest.current().then(
          (picture) => show(picture ?? null),
          () => show(null),
        );
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    return () => {
      over = true;
      observer.disconnect();
    };
  }, [key]);

  return { place, picture: drawn?.picture };
}
