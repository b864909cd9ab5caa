import { describe, expect, it } from 'vitest';
import { systemLanguage } from './language.ts';

describe('the language of the browser', () => {
  it('is its first that the interface has', () => {
    expect(systemLanguage(['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(systemLanguage(['en-GB', 'de'])).toBe('en');
  });

  it('is English where it has none of them', () => {
    expect(systemLanguage(['fr', 'pl', 'constructor'])).toBe('en');
    expect(systemLanguage([])).toBe('en');
  });
});
