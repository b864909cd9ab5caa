/** So many records are written between two halts: a few milliseconds. A step of the history with more has several parts. */
export const RECORDS_AT_ONCE = 300;
