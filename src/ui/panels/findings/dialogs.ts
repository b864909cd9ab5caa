/** The dialogs about findings, apart from the list: they are loaded when one is first opened. */
export { AcceptDialog } from './AcceptDialog.tsx';
export { FixAllDialog } from './FixAllDialog.tsx';
export { FixDialog } from './FixDialog.tsx';
export { FixSafeDialog } from './FixSafeDialog.tsx';
