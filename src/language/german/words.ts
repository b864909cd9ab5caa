/** Words that stand in many rooms. */
export const words: Readonly<Record<string, string>> = {
  '{{count}} findings_one': '1 Befund',
  '{{count}} findings_other': '{{count}} Befunde',
  Undo: 'Rückgängig',
  Redo: 'Wiederholen',
};
