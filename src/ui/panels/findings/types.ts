import type { FindingsState } from '../../../workspace/index.ts';

/** A finding as the store of the workspace holds it. */
export type Finding = FindingsState['findings'][number];
export type FixPreview = NonNullable<FindingsState['previews']>[number];
export type Severity = Finding['severity'];
export type TitlePart = Finding['title'][number];
