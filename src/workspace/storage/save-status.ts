/** Whether everything that was done is on disk. Only `saved` promises it. */
export type SaveStatus =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  /** Everything is there as long as the page is; the disk did not take it. */
  | { readonly state: 'memory-only'; readonly reason: string }
  | { readonly state: 'read-only'; readonly reason: string };

/** What the log of a design can say of itself. */
export type LogStatus = Exclude<SaveStatus, { readonly state: 'read-only' }>;
