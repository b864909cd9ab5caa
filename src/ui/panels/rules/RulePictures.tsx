import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import { useEffect, useState } from 'react';
import { drawPicture } from '../../../workspace/index.ts';
import { useTheme } from './useTheme.ts';
import css from './Rules.module.css';

interface Pictures {
  readonly bad: string;
  readonly good: string;
}

/** A design in which the rule finds something beside one in which it does not, drawn as this product draws. */
export function RulePictures({ title, pictures }: { title: string; pictures: Pictures }) {
  return (
    <div className={css.pictures}>
      <Picture sketch={pictures.bad} beside={pictures.good} alt={`A design that is wrong: ${title}`} caption="Wrong" />
      <Picture sketch={pictures.good} beside={pictures.bad} alt={`The same design without: ${title}`} caption="Right" right />
    </div>
  );
}

type Drawn = Awaited<ReturnType<typeof drawPicture>> | { readonly reason: string } | undefined;

function Picture({ sketch, beside, alt, caption, right = false }: { sketch: string; beside: string; alt: string; caption: string; right?: boolean }) {
  const theme = useTheme();
  const [drawn, setDrawn] = useState<Drawn>();
  useEffect(() => {
    let over = false;
    drawPicture({ sketch, theme, beside })
      .then((picture) => !over && setDrawn(picture))
      .catch((error: unknown) => !over && setDrawn({ reason: error instanceof Error ? error.message : 'The picture could not be drawn.' }));
    return () => {
      over = true;
    };
  }, [sketch, beside, theme]);
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
