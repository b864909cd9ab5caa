import { describe, expect, it } from 'vitest';
import { flowForm } from '../../../../model/index.ts';
import { inWords, namesOf } from './notStated.ts';

describe('what a source does not state', () => {
  it('is called as the form calls it', () => {
    expect(inWords(namesOf(['timeout', 'circuitBreaker', 'tls'], flowForm('call')))).toBe('timeout, circuit breaker and TLS');
  });

  it('is counted where it is much', () => {
    expect(inWords(['a', 'b', 'c', 'd'])).toBe('a, b, c and d');
    expect(inWords(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
  });

  it('keeps the name of a field that the form does not have', () => {
    expect(namesOf(['somethingNew'], flowForm('call'))).toEqual(['somethingNew']);
  });
});
