/** English needs no resource but where a text differs with its count. */
export const ENGLISH: Readonly<Record<string, string>> = {
  '{{count}} findings_one': '1 finding',
};
