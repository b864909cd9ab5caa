import ChevronDown from 'lucide-react/icons/chevron-down';
import { setPreset, useDesign } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Menu } from '../../controls/Menu.tsx';

const PRESETS = [
  { id: 'sketch', label: 'Sketch', hint: 'only what is plainly wrong' },
  { id: 'design', label: 'Design', hint: 'the usual' },
  { id: 'production', label: 'Production', hint: 'everything' },
] as const;

/** How much the rules ask for; a setting of the design. */
export function PresetMenu() {
  const preset = useDesign((state) => state.design.meta.preset ?? 'design');
  return (
    <Menu
      align="end"
      trigger={
        <Button size="small" variant="quiet" aria-label={`Preset of the rules: ${preset}`}>
          <span>
            Preset <b style={{ color: 'var(--text)', fontWeight: 500 }}>{preset}</b>
          </span>
          <ChevronDown size={13} aria-hidden="true" />
        </Button>
      }
      groups={[
        {
          items: PRESETS.map(({ id, label, hint }) => ({
            id,
            label,
            hint,
            checked: preset === id,
            onSelect: () => void setPreset(id),
          })),
        },
      ]}
    />
  );
}
