import SquareDashed from 'lucide-react/icons/square-dashed';
import type { Thumbnail as Drawing } from '../../../drawing/index.ts';
import { cx } from '../../controls/cx.ts';
import { Thumbnail } from '../../records/Thumbnail.tsx';
import css from './Picture.module.css';
import { usePicture } from './usePicture.ts';

interface PictureProps {
  draw: () => Promise<Drawing | undefined>;
  /** A picture is drawn anew when this changes. */
  version: string;
  className?: string | undefined;
}

/** The picture on a card: quiet while it is drawn, a sign where there is nothing to be drawn. */
export function Picture({ draw, version, className }: PictureProps) {
  const { place, picture } = usePicture<HTMLSpanElement>(draw, version);
  return (
    <span ref={place} className={cx(css.picture, className)} data-drawn={picture === undefined ? undefined : true}>
      {picture && <Thumbnail picture={picture} />}
      {picture === null && <SquareDashed size={20} strokeWidth={1.5} className={css.none} aria-hidden="true" />}
    </span>
  );
}
