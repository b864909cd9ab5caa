import { Toast } from '@base-ui/react/toast';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import Info from 'lucide-react/icons/info';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import X from 'lucide-react/icons/x';
import { type ComponentType, useEffect, useState } from 'react';
import { t } from '../../../language/index.ts';
import { type Notice, type NoticeTone, notices, useNotices, useView } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { cx } from '../../controls/cx.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { useMedia } from '../../controls/useMedia.ts';
import { ProblemList } from './ProblemList.tsx';
import css from './Notices.module.css';

/** How long a notice stays that nobody touches; it waits while the pointer or the focus is on it. */
const SHORT_MS = 5_000;
const LONG_MS = 10_000;

const ICONS: Readonly<Record<NoticeTone, ComponentType<{ size?: number; className?: string | undefined; 'aria-hidden'?: 'true' }>>> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  error: CircleAlert,
};

/** The notices of the workspace as toasts above the strip, or above the drawer while it is open; in a narrow window, where the inspector lies below, under the bars. F6 goes to them; they are read out, errors at once. */
export function NoticeToasts() {
  const drawer = useView((state) => (state.drawer.open ? (state.drawer.tall ? 'tall' : 'open') : undefined));
  const playing = useView((state) => state.mode === 'play');
  const inspecting = useView((state) => state.selection.length > 0 && state.mode !== 'play' && !state.startPage);
  return (
    <Toast.Provider limit={5}>
      <Follow />
      <Toast.Portal>
        <Toast.Viewport
          className={css.viewport}
          data-drawer={drawer}
          data-playing={playing || undefined}
          data-inspecting={inspecting || undefined}
          aria-label={t('Notifications')}
        >
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

/** What a toast shows. One that stands behind a dialog is not seen, and its time does not run. */
interface Shown {
  readonly notice: Notice;
  readonly behind: boolean;
}

/** Keeps the toasts the same as the store: what appears there is shown, what leaves there is closed. */
function Follow() {
  const list = useNotices((state) => state.notices);
  // The manager of the provider itself: one from outside would not hear what is added before the provider listens, and the first notice is there before.
  const { add, close } = Toast.useToastManager<Shown>();
  const behind = useBehindDialog();
  useEffect(() => {
    for (const notice of list) {
      add({
        id: notice.id,
        title: notice.title,
        description: notice.detail,
        type: notice.tone,
        priority: notice.tone === 'error' ? 'high' : 'low',
        timeout: behind.has(notice) ? 0 : timeoutOf(notice),
        data: { notice, behind: behind.has(notice) },
        onClose: () => notices.dismiss(notice.id),
      });
    }
    return useNotices.subscribe((now, before) => {
      for (const old of before.notices) if (!now.notices.some((notice) => notice.id === old.id)) close(old.id);
    });
  }, [list, behind, add, close]);
  return null;
}

function timeoutOf(notice: Notice): number {
  if (notice.sticky || notice.progress !== undefined) return 0;
  return notice.actions?.length || notice.detail || notice.problems?.length ? LONG_MS : SHORT_MS;
}

/** Notices from before the dialog that is open. It has the window to itself; they come back after it. */
function useBehindDialog(): ReadonlySet<Notice> {
  const dialog = useView((state) => state.dialog);
  // The list is there from the first notice on: what it begins with under a dialog was said in that dialog.
  const [behind, setBehind] = useState<{ readonly dialog: typeof dialog; readonly notices: ReadonlySet<Notice> }>({ dialog, notices: NONE });
  if (behind.dialog !== dialog) setBehind({ dialog, notices: dialog === null ? NONE : new Set(useNotices.getState().notices) });
  return behind.notices;
}

const NONE: ReadonlySet<Notice> = new Set();

function Toasts() {
  const { toasts } = Toast.useToastManager<Shown>();
  // A mouse marks the words of a notice where a finger swipes it away.
  const touch = useMedia('(pointer: coarse)');
  return toasts.map((toast) => {
    if (!toast.data) return null;
    const { notice, behind } = toast.data;
    const Icon = ICONS[notice.tone];
    return (
      <Toast.Root key={toast.id} toast={toast} hidden={behind} className={css.toast} swipeDirection={touch ? ['right', 'down'] : []}>
        <Toast.Content className={css.content}>
          <Icon size={16} className={cx(css.icon, css[notice.tone])} aria-hidden="true" />
          <div className={css.words}>
            <Toast.Title className={css.title} />
            <Toast.Description className={css.detail} />
            {notice.problems !== undefined && notice.problems.length > 0 && <ProblemList problems={notice.problems} most={3} except={notice.title} />}
            {notice.progress !== undefined && <Progress value={notice.progress} label={notice.title} />}
            {notice.actions !== undefined && notice.actions.length > 0 && (
              <div className={css.actions}>
                {notice.actions.map((action) => (
                  <Button
                    key={action.label}
                    size="small"
                    variant="line"
                    onClick={() => {
                      notices.dismiss(notice.id);
                      action.run();
                    }}
                  >
                    {action.label}
                  </Button>
                ))}
              </div>
            )}
          </div>
          <IconButton size="tiny" label={t('Dismiss')} icon={<X size={14} />} onClick={() => notices.dismiss(notice.id)} />
        </Toast.Content>
      </Toast.Root>
    );
  });
}

function Progress({ value, label }: { value: number | null; label: string }) {
  return <progress className={css.progress} aria-label={label} {...(value === null ? {} : { value, max: 1 })} />;
}
