import Braces from 'lucide-react/icons/braces';
import FileCode from 'lucide-react/icons/file-code';
import GitBranch from 'lucide-react/icons/git-branch';
import Image from 'lucide-react/icons/image';
import Link2 from 'lucide-react/icons/link-2';
import Shapes from 'lucide-react/icons/shapes';
import { useState } from 'react';
import { remember, remembered, useDesign, view } from '../../../workspace/index.ts';
import { Dialog } from '../../controls/Dialog.tsx';
import { type Option, SelectField } from '../../controls/SelectField.tsx';
import { TabPanel, Tabs } from '../../controls/Tabs.tsx';
import { ShareBody } from '../share/ShareBody.tsx';
import { diagramOptions } from '../transfer/diagrams.ts';
import css from './Export.module.css';
import { MermaidTab } from './MermaidTab.tsx';
import { PictureTab } from './PictureTab.tsx';
import { TypeScriptTab } from './TypeScriptTab.tsx';
import { YamlTab } from './YamlTab.tsx';

const icon = { size: 16, 'aria-hidden': true } as const;
const TABS = [
  { value: 'mermaid', label: 'Mermaid', icon: <GitBranch {...icon} /> },
  { value: 'typescript', label: 'TypeScript', icon: <FileCode {...icon} /> },
  { value: 'svg', label: 'SVG', icon: <Shapes {...icon} /> },
  { value: 'png', label: 'PNG', icon: <Image {...icon} /> },
  { value: 'yaml', label: 'YAML', icon: <Braces {...icon} /> },
  { value: 'link', label: 'Link', icon: <Link2 {...icon} /> },
] as const;
type Tab = (typeof TABS)[number]['value'];

/** Everything that a design can be taken away as, each with a preview of exactly what comes out. */
export function ExportDialog() {
  const [tab, setTab] = useState<Tab>(() => TABS.find((one) => one.value === remembered('export-tab'))?.value ?? 'mermaid');
  const [diagram, setDiagram] = useState('flowchart');
  const design = useDesign((state) => state.design);
  const diagrams = diagramOptions(design);
  const chosen = diagrams.some((option) => option.value === diagram) ? diagram : 'flowchart';
  return (
    <Dialog open onClose={() => view.openDialog(null)} title="Export" keys="Ctrl Shift E" size="large">
      <Tabs
        label="Formats"
        size="large"
        className={css.tabs}
        value={tab}
        items={TABS}
        actions={tab === 'mermaid' && <DiagramSelect options={diagrams} value={chosen} onChange={setDiagram} />}
        onChange={(next) => {
          setTab(next);
          remember('export-tab', next);
        }}
      >
        <TabPanel value="mermaid" className={css.panel}>
          <MermaidTab diagram={chosen} />
        </TabPanel>
        <TabPanel value="typescript" className={css.panel}>
          <TypeScriptTab />
        </TabPanel>
        <TabPanel value="svg" className={css.panel}>
          <PictureTab format="svg" />
        </TabPanel>
        <TabPanel value="png" className={css.panel}>
          <PictureTab format="png" />
        </TabPanel>
        <TabPanel value="yaml" className={css.panel}>
          <YamlTab />
        </TabPanel>
        <TabPanel value="link" className={css.panel}>
          <div className={css.alone}>
            <ShareBody />
          </div>
        </TabPanel>
      </Tabs>
    </Dialog>
  );
}

interface DiagramSelectProps {
  options: readonly Option[];
  value: string;
  onChange: (value: string) => void;
}

function DiagramSelect({ options, value, onChange }: DiagramSelectProps) {
  return (
    <div className={css.select}>
      <SelectField label="Diagram" layout="hidden" prefix="Diagram" value={value} options={options} onChange={(next) => onChange(next ?? 'flowchart')} />
    </div>
  );
}

export default ExportDialog;
