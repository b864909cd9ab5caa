import { t } from '../../../language/index.ts';
import { cx } from '../../controls/cx.ts';
import css from './Start.module.css';

/** What the islands around are for, each with an arrow to the island it explains. Only where there is room for them. */
export function Hints() {
  return (
    <div className={css.hints}>
      <div className={cx(css.hint, css.toRail)}>
        <svg width="64" height="20" viewBox="66 168 64 20" aria-hidden="true" focusable="false">
          <path d="M128 172C104 172 88 176 70 182M77 174.5 69 182.3 79.5 184.8" />
        </svg>
        <p>
          {t('Add services, stores and topics:')}
          <br />
          {t('drag them, or just click')}
        </p>
      </div>
      <div className={cx(css.hint, css.toModes)}>
        <svg width="56" height="60" viewBox="808 58 56 60" aria-hidden="true" focusable="false">
          <path d="M860 116C852 100 838 80 812 62M822.5 62.5 811 61 814.5 72" />
        </svg>
        <p>{t('Look at the map, then play the design')}</p>
      </div>
      <div className={cx(css.hint, css.toExport)}>
        <svg width="68" height="60" viewBox="1296 58 68 60" aria-hidden="true" focusable="false">
          <path d="M1300 116C1316 100 1334 82 1360 62M1349.5 62.5 1361 61 1358 72" />
        </svg>
        <p>{t('A diagram for your README')}</p>
      </div>
      <div className={cx(css.hint, css.toHelp)}>
        <p>{t('Every key, at any time')}</p>
        <svg width="88" height="52" viewBox="1282 798 88 52" aria-hidden="true" focusable="false">
          <path d="M1284 800C1300 818 1330 832 1366 842M1358 834.5 1367.5 842.5 1356 845.5" />
        </svg>
      </div>
    </div>
  );
}
