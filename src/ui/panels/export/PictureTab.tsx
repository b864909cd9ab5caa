import Copy from 'lucide-react/icons/copy';
import Download from 'lucide-react/icons/download';
import { useState } from 'react';
import { notices, type PngScale, renderPng, saveFile, saveFiles, useDesign } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Segments } from '../../controls/ChoiceField.tsx';
import { cx } from '../../controls/cx.ts';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { Switch } from '../../controls/Switch.tsx';
import { copied } from '../transfer/copied.ts';
import { reasonOf, textOf, useExport } from '../transfer/useExport.ts';
import css from './Export.module.css';

type Theme = 'light' | 'dark';
const THEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const SCALES = [
  { value: '1', label: '1×' },
  { value: '2', label: '2×' },
  { value: '4', label: '4×' },
] as const;

/** The canvas as a picture: SVG that stays text, or PNG at a chosen size. */
export function PictureTab({ format }: { format: 'svg' | 'png' }) {
  const name = useDesign((state) => state.design.meta.name);
  const [theme, setTheme] = useState<Theme>('light');
  const [background, setBackground] = useState(true);
  const [scale, setScale] = useState<'1' | '2' | '4'>('2');
  const exported = useExport('svg', { theme, background });
  const [file] = exported.files;
  const svg = textOf(file);

  const savePng = async () => {
    try {
      const bytes = await renderPng(svg, Number(scale) as PngScale);
      saveFile({ path: (file?.path ?? 'design.svg').replace(/\.svg$/, '.png'), content: bytes, mediaType: 'image/png' });
    } catch (error) {
      notices.show({ tone: 'error', title: 'The picture could not be made', detail: reasonOf(error) });
    }
  };

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className={cx(css.picture, theme === 'dark' && css.dark, !background && css.chequered)} aria-label="Preview" tabIndex={0}>
        {svg !== '' && <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={name} />}
        {exported.reason !== undefined && <EmptyState title="The picture could not be drawn">{exported.reason}</EmptyState>}
      </section>
      <footer className={css.footer}>
        <Segments label="Theme" layout="hidden" value={theme} options={THEMES} onChange={setTheme} />
        <Switch label="Background" checked={background} onChange={setBackground} />
        {format === 'png' && <Segments label="Size" layout="hidden" value={scale} options={SCALES} onChange={setScale} />}
        <span className={css.gap} />
        {format === 'svg' && (
          <Button variant="line" icon={<Copy size={16} aria-hidden="true" />} disabled={svg === ''} onClick={() => void copied(svg, 'The SVG')}>
            Copy text
          </Button>
        )}
        <Button
          variant="primary"
          icon={<Download size={16} aria-hidden="true" />}
          disabled={svg === ''}
          onClick={() => void (format === 'svg' ? saveFiles(exported.files) : savePng())}
        >
          Download
        </Button>
      </footer>
    </>
  );
}
