import Copy from 'lucide-react/icons/copy';
import { useState } from 'react';
import { t } from '../../../language/index.ts';
import { targetOf, useDesign } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { CodeText } from '../../controls/CodeText.tsx';
import { SelectField } from '../../controls/SelectField.tsx';
import { copied } from '../transfer/copied.ts';
import { useChoices } from '../transfer/useChoices.ts';
import { textOf, useExport } from '../transfer/useExport.ts';
import type { DrawingTheme } from './draw.ts';
import css from './Mermaid.module.css';
import { MermaidPreview, ParseState } from './MermaidPreview.tsx';
import { useDrawing } from './useDrawing.ts';

const MERMAID = targetOf('mermaid');

/** The design as Mermaid while it is being drawn: its text, and what GitHub makes of it. Fills its place. */
export function MermaidPanel() {
  const design = useDesign((state) => state.design);
  const [diagram, setDiagram] = useState('flowchart');
  const [theme, setTheme] = useState<DrawingTheme>(() => (document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light'));
  const options = useChoices(MERMAID)?.['diagram'] ?? [];
  const chosen = options.some((option) => option.value === diagram) ? diagram : 'flowchart';
  const exported = useExport('mermaid', { diagram: chosen });
  const [page, setPage] = useState<string>();
  const file = exported.files.find((one) => one.path === page) ?? exported.files[0];
  const text = textOf(file);
  const drawing = useDrawing(text, theme);

  return (
    <div className={css.panel}>
      <section className={css.text} aria-label={t('Mermaid text')}>
        <div className={css.head}>
          <div className={css.pick}>
            <SelectField
              label={t('Diagram')}
              layout="hidden"
              prefix={t('Diagram')}
              value={chosen}
              options={options}
              onChange={(next) => setDiagram(next ?? 'flowchart')}
            />
          </div>
          {exported.files.length > 1 && (
            <div className={css.pick}>
              <SelectField
                label={t('Part')}
                layout="hidden"
                prefix={t('Part')}
                value={file?.path}
                options={exported.files.map((one) => ({ value: one.path, label: one.path }))}
                onChange={setPage}
              />
            </div>
          )}
          <ParseState state={drawing} text={text} />
          <Button
            size="small"
            variant="line"
            icon={<Copy size={14} aria-hidden="true" />}
            disabled={text === ''}
            onClick={() => void copied(text, t('The Mermaid text'))}
          >
            {t('Copy text')}
          </Button>
        </div>
        {exported.reason === undefined ? (
          <CodeText text={text} label={file?.path ?? t('Mermaid text')} language="mermaid" className={css.code} />
        ) : (
          <p className={css.reason}>{exported.reason}</p>
        )}
      </section>
      <MermaidPreview state={drawing} name={design.meta.name} theme={theme} onTheme={setTheme} />
    </div>
  );
}
