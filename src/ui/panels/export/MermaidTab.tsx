import Copy from 'lucide-react/icons/copy';
import Download from 'lucide-react/icons/download';
import { useState } from 'react';
import { exportFiles, saveFiles, useDesign } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { CodeText } from '../../controls/CodeText.tsx';
import { SelectField } from '../../controls/SelectField.tsx';
import { Switch } from '../../controls/Switch.tsx';
import type { DrawingTheme } from '../mermaid/draw.ts';
import { MermaidPreview, ParseState } from '../mermaid/MermaidPreview.tsx';
import { useDrawing } from '../mermaid/useDrawing.ts';
import { copied } from '../transfer/copied.ts';
import { textOf, useExport } from '../transfer/useExport.ts';
import css from './Export.module.css';

/** Mermaid text and what GitHub makes of it. `diagram` is one of `diagramOptions`. */
export function MermaidTab({ diagram }: { diagram: string }) {
  const design = useDesign((state) => state.design);
  const [contexts, setContexts] = useState(true);
  const [labels, setLabels] = useState(true);
  const [notes, setNotes] = useState(false);
  const [page, setPage] = useState<string>();
  const [theme, setTheme] = useState<DrawingTheme>('light');

  const isFlowchart = diagram === 'flowchart';
  const options = { diagram, ...(isFlowchart ? { contexts, labels, findings: notes } : {}) };
  const exported = useExport('mermaid', options);
  const file = exported.files.find((one) => one.path === page) ?? exported.files[0];
  const text = textOf(file);
  const drawing = useDrawing(text, theme);

  const copyForReadme = async () => {
    const [readme] = await exportFiles('mermaid', { ...options, fence: true });
    await copied(textOf(readme), 'The diagram for your README');
  };

  return (
    <>
      <div className={css.two}>
        <section className={css.pane} aria-label="Text">
          <div className={css.head}>
            <h3 className={css.file}>{file?.path ?? 'Mermaid'}</h3>
            <ParseState state={drawing} text={text} />
          </div>
          {exported.reason === undefined ? (
            <CodeText text={text} label={file?.path ?? 'Mermaid text'} language="mermaid" className={css.code} />
          ) : (
            <p className={css.reason} role="alert">
              {exported.reason}
            </p>
          )}
        </section>
        <MermaidPreview state={drawing} name={design.meta.name} theme={theme} onTheme={setTheme} />
      </div>
      <footer className={css.footer}>
        {exported.files.length > 1 && (
          <div className={css.select}>
            <SelectField
              label="Part"
              layout="hidden"
              prefix="Part"
              value={file?.path}
              options={exported.files.map((one) => ({ value: one.path, label: one.path }))}
              onChange={setPage}
            />
          </div>
        )}
        <Switch label="Contexts" checked={isFlowchart && contexts} disabled={!isFlowchart} onChange={setContexts} />
        <Switch label="Flow labels" checked={isFlowchart && labels} disabled={!isFlowchart} onChange={setLabels} />
        <Switch label="Findings as notes" checked={isFlowchart && notes} disabled={!isFlowchart} onChange={setNotes} />
        <span className={css.gap} />
        <Button variant="line" icon={<Download size={16} aria-hidden="true" />} disabled={text === ''} onClick={() => void saveFiles(exported.files)}>
          Download
        </Button>
        <Button variant="line" icon={<Copy size={16} aria-hidden="true" />} disabled={text === ''} onClick={() => void copied(text, 'The Mermaid text')}>
          Copy text
        </Button>
        <Button variant="primary" icon={<Copy size={16} aria-hidden="true" />} disabled={text === ''} onClick={() => void copyForReadme()}>
          Copy for README
        </Button>
      </footer>
    </>
  );
}
