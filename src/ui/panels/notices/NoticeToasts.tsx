import { Toast } from '@base-ui/react/toast';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import Info from 'lucide-react/icons/info';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import X from 'lucide-react/icons/x';
import { type ComponentType, useEffect } from 'react';
import { type Notice, type NoticeTone, notices, useNotices } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { cx } from '../../controls/cx.ts';
import { IconButton } from '../../controls/IconButton.tsx';
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

/** The notices of the workspace as toasts above the strip. F6 goes to them; they are read out, errors at once. */
export function NoticeToasts() {
  return (
    <Toast.Provider limit={5}>
      <Follow />
      <Toast.Portal>
        <Toast.Viewport className={css.viewport}>
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

/** Keeps the toasts the same as the store: what appears there is shown, what leaves there is closed. */
function Follow() {
  const list = useNotices((state) => state.notices);
  // The manager of the provider itself: one from outside would not hear what is added before the provider listens, and the first notice is there before.
  const { add, close } = Toast.useToastManager<Notice>();
  useEffect(() => {
    for (const notice of list) {
      add({
        id: notice.id,
        title: notice.title,
        description: notice.detail,
        type: notice.tone,
        priority: notice.tone === 'error' ? 'high' : 'low',
        timeout: timeoutOf(notice),
        data: notice,
        onClose: () => notices.dismiss(notice.id),
      });
    }
    return useNotices.subscribe((now, before) => {
      for (const old of before.notices) if (!now.notices.some((notice) => notice.id === old.id)) close(old.id);
    });
  }, [list, add, close]);
  return null;
}

function timeoutOf(notice: Notice): number {
  if (notice.sticky || notice.progress !== undefined) return 0;
  return notice.actions?.length || notice.detail || notice.problems?.length ? LONG_MS : SHORT_MS;
}

function Toasts() {
  const { toasts } = Toast.useToastManager<Notice>();
  return toasts.map((toast) => {
    const notice = toast.data;
    if (!notice) return null;
    const Icon = ICONS[notice.tone];
    return (
      <Toast.Root key={toast.id} toast={toast} className={css.toast} swipeDirection={['right', 'down']}>
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
          <IconButton size="tiny" label="Dismiss" icon={<X size={14} />} onClick={() => notices.dismiss(notice.id)} />
        </Toast.Content>
      </Toast.Root>
    );
  });
}

function Progress({ value, label }: { value: number | null; label: string }) {
  return <progress className={css.progress} aria-label={label} {...(value === null ? {} : { value, max: 1 })} />;
}
