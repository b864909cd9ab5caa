/** English needs no resource but where a text differs with its count. */
export const ENGLISH: Readonly<Record<string, string>> = {
  errors_one: 'error',
  warnings_one: 'warning',
  notes_one: 'note',
  '{{count}} findings_one': '{{count}} finding',
  '{{count}} new findings._one': 'One new finding.',
};
