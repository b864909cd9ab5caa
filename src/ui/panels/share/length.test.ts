import { expect, it } from 'vitest';
import { lengthAdvice } from './length.ts';

it('says how long the link is and where it gets through', () => {
  expect(lengthAdvice(1_848)).toBe('1,848 characters. Short enough for every chat and mail.');
  expect(lengthAdvice(2_001)).toMatch(/^2,001 characters\. Some chats cut/);
  expect(lengthAdvice(40_000)).toMatch(/travels better/);
});
