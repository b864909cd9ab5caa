import { Dialog as Base } from '@base-ui/react/dialog';
import X from 'lucide-react/icons/x';
import type { ReactNode, RefObject } from 'react';
import { t } from '../../language/index.ts';
import button from './Button.module.css';
import css from './Dialog.module.css';
import { Kbd } from './Kbd.tsx';
import { cx } from './cx.ts';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** One sentence under the title. */
  description?: ReactNode;
  /** Keys that open it, shown beside the button that closes it. */
  keys?: string | undefined;
  /** `small` 440 px, `medium` 640, `large` 1040 × 676. */
  size?: 'small' | 'medium' | 'large';
  /** Buttons at the bottom, the primary one last. */
  footer?: ReactNode;
  /** What is focused first; otherwise the first control. */
  initialFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** A modal dialog: focus stays inside, Escape and a press outside close it, focus returns to where it was. */
export function Dialog({ open, onClose, title, description, keys, size = 'medium', footer, initialFocus, children }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={css.scrim} />
        <Base.Popup className={cx(css.dialog, css[size])} initialFocus={initialFocus}>
          <header className={css.header}>
            <Base.Title className={css.title}>{title}</Base.Title>
            {keys !== undefined && <Kbd keys={keys} />}
          </header>
          {description !== undefined && <Base.Description className={css.description}>{description}</Base.Description>}
          {children}
          {footer !== undefined && <footer className={css.footer}>{footer}</footer>}
          {/* last in the order of focus, so that the first stop is what the dialog is for */}
          <Base.Close className={cx(button.button, button.icon, css.close)} aria-label={t('Close')}>
            <X size={16} aria-hidden="true" />
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** The part of a dialog that scrolls, with the dialog's margins. */
export function DialogBody({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return <div className={cx(css.body, className)}>{children}</div>;
}
