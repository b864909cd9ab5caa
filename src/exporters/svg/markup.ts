/** Attributes of an element; what is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

// What XML 1.0 cannot hold in any form: control characters but tab and line ends, lone surrogates, two non-characters.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

// All of it stands for itself: nothing forbidden, no surrogate, no sign of markup. Most of a picture is such text.
const PLAIN = /^[\t\n\r !#-%(-;=?-\ud7ff\ue000-\ufffd]*$/;

/** Text as it may stand between tags and in attributes of any XML document. */
export const escapeXml = (text: string): string => (PLAIN.test(text) ? text : escaped(text));

const escaped = (text: string): string =>
  text.toWellFormed().replace(FORBIDDEN, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');

/** One element on one line. `inside` is markup already. */
export function tag(name: string, attributes: Attributes, inside?: string): string {
  let written = `<${name}`;
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value !== undefined) written += ` ${key}="${typeof value === 'number' ? short(value) : escapeXml(value)}"`;
  }
  return inside === undefined ? `${written}/>` : `${written}>${inside}</${name}>`;
}

/** At most two decimals. */
export const short = (value: number): string => String(Math.round(value * 100) / 100);
