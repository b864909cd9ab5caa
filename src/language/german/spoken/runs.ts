/** What a run says: its log with the reasons, breakers, verdicts of the explorer. */
export const spokenRuns: Readonly<Record<string, string>> = {};
