import ChevronDown from 'lucide-react/icons/chevron-down';
import Crosshair from 'lucide-react/icons/crosshair';
import Funnel from 'lucide-react/icons/funnel';
import X from 'lucide-react/icons/x';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { t } from '../../../language/index.ts';
import { filterChoices, type FilterFacet, HOPS, isFiltering, keptNow, lens, severitiesOf, useDesign, useFindings, useLens } from '../../../workspace/index.ts';
import { announce } from '../../controls/announce.ts';
import { cx } from '../../controls/cx.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { Island } from '../../controls/Island.tsx';
import { Menu } from '../../controls/Menu.tsx';
import { FACETS, facetTitle, valuesOf } from './facets.ts';
import css from './LensBar.module.css';

/** What is being looked at, and what steps back: the focus and its reach, the filters, how much they leave, and the way back to everything. */
export function LensBar() {
  const focus = useLens((state) => state.focus);
  const filters = useLens((state) => state.filterBar || isFiltering(state.filter));
  if (!focus && !filters) return null;
  return (
    <Island ref={tellHeight} className={css.bar} role="region" aria-label={t('Filter')} onKeyDown={leave}>
      {focus && <FocusPart id={focus.id} hops={focus.hops} />}
      {filters && <Filters />}
      <Shown />
      <IconButton label={t('Show everything')} keys="Esc" size="small" icon={<X size={15} aria-hidden="true" />} onClick={() => lens.clearFilter()} />
    </Island>
  );
}

/** Tells the drawing how much of it the bar covers. */
function tellHeight(bar: HTMLElement | null): (() => void) | undefined {
  if (!bar) return undefined;
  const observer = new ResizeObserver(() => lens.setBarHeight(bar.offsetHeight));
  observer.observe(bar);
  return () => observer.disconnect();
}

/** Escape shows everything again and gives the focus back to the drawing. */
function leave(event: KeyboardEvent): void {
  // A menu that is open takes it for itself.
  if (event.key !== 'Escape' || event.defaultPrevented || (event.target as Element).closest('[aria-expanded="true"]')) return;
  event.stopPropagation();
  lens.clearFilter();
  document.querySelector<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true });
}

function FocusPart({ id, hops }: { id: string; hops: number }) {
  const name = useDesign((state) => state.design.elements[id]?.name ?? '');
  return (
    <fieldset className={css.part} aria-label={t('Focus on {{name}}', { name })}>
      <Crosshair size={15} strokeWidth={1.75} className={css.icon} aria-hidden="true" />
      <span className={css.name} title={name}>
        {name}
      </span>
      <span className={css.hops}>
        {HOPS.map((count) => (
          <button
            key={count}
            type="button"
            className={css.hop}
            aria-pressed={count === hops}
            aria-label={count === 1 ? t('1 flow away') : t('Up to {{many}} flows away', { many: count })}
            title={count === 1 ? t('1 flow away') : t('Up to {{many}} flows away', { many: count })}
            onClick={() => lens.setHops(count)}
          >
            {count}
          </button>
        ))}
      </span>
    </fieldset>
  );
}

function Filters() {
  const design = useDesign((state) => state.design);
  const byRecord = useFindings((state) => state.byRecord);
  const first = useRef<HTMLFieldSetElement>(null);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the severities are read from the findings
  const choices = useMemo(() => filterChoices(design, severitiesOf), [design, byRecord]);
  useEffect(() => {
    if (navigator.userActivation?.isActive) first.current?.querySelector('button')?.focus();
  }, []);
  return (
    <fieldset ref={first} className={css.part} aria-label={t('Filter by')}>
      <Funnel size={15} strokeWidth={1.75} className={css.icon} aria-hidden="true" />
      {FACETS.map((facet) => (
        <Facet key={facet} facet={facet} choices={choices[facet]} />
      ))}
    </fieldset>
  );
}

function Facet({ facet, choices }: { facet: FilterFacet; choices: ReturnType<typeof filterChoices>[FilterFacet] }) {
  const design = useDesign((state) => state.design);
  const wanted: readonly string[] = useLens((state) => state.filter[facet]);
  const values = valuesOf(design, facet, choices, wanted);
  return (
    <Menu
      trigger={
        <button type="button" className={cx(css.facet, wanted.length > 0 && css.on)} disabled={values.length === 0}>
          {facetTitle(facet)}
          {wanted.length > 0 && <span className={css.count}>{wanted.length}</span>}
          <ChevronDown size={13} aria-hidden="true" />
        </button>
      }
      groups={[
        {
          items: values.map(({ value, title, count }) => ({
            id: value,
            label: title,
            hint: String(count),
            checked: wanted.includes(value),
            stays: true,
            onSelect: () => lens.toggleFilter(facet, value as never),
          })),
        },
      ]}
    />
  );
}

/** “Showing 4 of 23”; also said to who cannot see it. */
function Shown() {
  useLens((state) => state.filter);
  useLens((state) => state.focus);
  useFindings((state) => state.byRecord);
  const all = useDesign((state) => Object.keys(state.design.elements).length);
  const some = keptNow()?.size ?? all;
  const words = t('Showing {{some}} of {{all}}', { some, all });
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current || some < all) announce(words);
    isFirst.current = false;
  }, [words, some, all]);
  return <span className={css.shown}>{words}</span>;
}

export default LensBar;
