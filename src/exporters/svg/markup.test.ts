import { describe, expect, it } from 'vitest';
import { escapeXml, tag } from './markup.ts';

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Production 2 of XML 1.0: `Char`. */
const isChar = (point: number): boolean =>
  point === 0x9 ||
  point === 0xa ||
  point === 0xd ||
  (point >= 0x20 && point <= 0xd7ff) ||
  (point >= 0xe000 && point <= 0xfffd) ||
  (point >= 0x10000 && point <= 0x10ffff);

describe('text in markup', () => {
  it('keeps every character that XML allows, escapes signs of markup, and leaves out or replaces the rest', () => {
    const wrong: string[] = [];
    for (let unit = 0; unit <= 0xffff; unit++) {
      const text = String.fromCharCode(unit);
      const lone = unit >= 0xd800 && unit <= 0xdfff;
      const wanted = lone ? '\ufffd' : isChar(unit) ? (MARKUP[text] ?? text) : '';
      if (escapeXml(`a${text}b`) !== `a${wanted}b`) wrong.push(unit.toString(16));
    }
    expect(wrong).toEqual([]);
    expect(escapeXml('😀 & 😀')).toBe('😀 &amp; 😀');
  });

  it('leaves out attributes that are not there, and rounds numbers', () => {
    expect(tag('a', { x: 1.005_9, y: undefined, z: '"' })).toBe('<a x="1.01" z="&quot;"/>');
    expect(tag('a', {}, 'b')).toBe('<a>b</a>');
  });
});
