import { expect, it } from 'vitest';
import { shielded, unshielded } from './entities.ts';

it('a code is one character on the way through Mermaid and the character it means afterwards', () => {
  const hidden = shielded('a["#60;img src#61;x#62; #quot;b#quot;"]');
  expect(hidden).not.toContain('#');
  expect(unshielded(hidden)).toBe('a["<img src=x> "b""]');
});

it('colours and plain number signs stay as they are', () => {
  expect(shielded('style a fill:#fff')).toBe('style a fill:#fff');
  expect(shielded('Order #42')).toBe('Order #42');
});

it('a code that has no place to hide stays a code', () => {
  expect(shielded('#65535;')).toBe('#65535;');
});
