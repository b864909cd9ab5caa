export { NoticeToasts } from './NoticeToasts.tsx';
