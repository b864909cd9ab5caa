import { lazy, Suspense } from 'react';
import { Island } from '../../ui/controls/Island.tsx';
import { useView } from '../../workspace/index.ts';
import css from './Bottom.module.css';
import { Strip } from './Strip.tsx';

const Drawer = lazy(() => import('./Drawer.tsx'));

/** Bottom: the strip, and above it the drawer while it is open. */
export function Bottom() {
  const { open, tab } = useView((state) => state.drawer);
  return (
    <Island className={css.bottom} data-open={open || undefined}>
      {open && (
        <Suspense fallback={<div className={css.drawer} />}>
          <Drawer tab={tab} />
        </Suspense>
      )}
      <Strip />
    </Island>
  );
}
