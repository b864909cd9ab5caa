import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import { useEffect, useState } from 'react';
import { t } from '../../../language/index.ts';
import { drawPicture } from '../../../workspace/index.ts';
import css from './Rules.module.css';
import { useTheme } from './useTheme.ts';

interface Pictures {
  readonly bad: string;
  readonly good: string;
}

/** Pixels from which on a picture is too small beside another one for its names to be read: they stand one below the other. */
const TOO_WIDE = 700;

/** A design in which the rule finds something beside one in which it does not, drawn as this product draws. */
export function RulePictures({ title, pictures: { bad, good } }: { title: string; pictures: Pictures }) {
  const wrong = usePicture(bad, good);
  const right = usePicture(good, bad);
  const isWide = [wrong, right].some((drawn) => drawn !== undefined && 'svg' in drawn && widthOf(drawn.svg) > TOO_WIDE);
  return (
    <div className={css.pictures} data-wide={isWide || undefined}>
      <Picture drawn={wrong} alt={t('A design that is wrong: {{title}}', { title })} caption={t('Wrong')} />
      <Picture drawn={right} alt={t('The same design without: {{title}}', { title })} caption={t('Right|correct')} right />
    </div>
  );
}

type Drawn = Awaited<ReturnType<typeof drawPicture>> | { readonly reason: string } | undefined;

/** The picture of a sketch in the theme of the page, with what it says otherwise than the one beside it. */
function usePicture(sketch: string, beside: string): Drawn {
  const theme = useTheme();
  const [drawn, setDrawn] = useState<Drawn>();
  useEffect(() => {
    let over = false;
    drawPicture({ sketch, theme, beside })
      .then((picture) => !over && setDrawn(picture))
      .catch((error: unknown) => !over && setDrawn({ reason: error instanceof Error ? error.message : t('The picture could not be drawn.') }));
    return () => {
      over = true;
    };
  }, [sketch, beside, theme]);
  return drawn;
}

const widthOf = (svg: string): number => Number(/<svg[^>]* width="([\d.]+)"/u.exec(svg)?.[1] ?? 0);

function Picture({ drawn, alt, caption, right = false }: { drawn: Drawn; alt: string; caption: string; right?: boolean }) {
  return (
    <figure className={css.figure}>
      <div className={css.frame} aria-busy={drawn === undefined}>
        {drawn && 'svg' in drawn && <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn.svg)}`} alt={alt} />}
        {drawn && 'reason' in drawn && <p className={css.noPicture}>{drawn.reason}</p>}
      </div>
      <figcaption>
        <span className={right ? css.right : css.wrong}>
          {right ? <CircleCheck size={14} aria-hidden="true" /> : <CircleX size={14} aria-hidden="true" />}
          {caption}
        </span>
        {drawn && 'svg' in drawn && drawn.says.length > 0 && (
          <ul className={css.says}>
            {drawn.says.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </figcaption>
    </figure>
  );
}
