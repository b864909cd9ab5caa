import ChevronDown from 'lucide-react/icons/chevron-down';
import { mark, t } from '../../../language/index.ts';
import { setPreset, useDesign } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Menu } from '../../controls/Menu.tsx';

const PRESETS = [
  { id: 'sketch', label: mark('Sketch'), hint: mark('only what is plainly wrong') },
  { id: 'design', label: mark('Design'), hint: mark('the usual') },
  { id: 'production', label: mark('Production'), hint: mark('everything') },
] as const;

/** How much the rules ask for; a setting of the design. */
export function PresetMenu() {
  const preset = useDesign((state) => state.design.meta.preset ?? 'design');
  return (
    <Menu
      align="end"
      trigger={
        <Button size="small" variant="quiet" aria-label={t('Preset of the rules: {{preset}}', { preset: t(preset) })}>
          <span>
            {t('Preset')} <b style={{ color: 'var(--text)', fontWeight: 500 }}>{t(preset)}</b>
          </span>
          <ChevronDown size={13} aria-hidden="true" />
        </Button>
      }
      groups={[
        {
          items: PRESETS.map(({ id, label, hint }) => ({
            id,
            label: t(label),
            hint: t(hint),
            checked: preset === id,
            onSelect: () => void setPreset(id),
          })),
        },
      ]}
    />
  );
}
