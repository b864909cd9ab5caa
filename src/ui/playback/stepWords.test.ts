import { afterEach, expect, it } from 'vitest';
import { showLanguage } from '../../language/index.ts';
import { stepWords } from './stepWords.ts';

afterEach(() => showLanguage('en'));

it('says how a step stands as the run does', () => {
  expect(['done, 30 ms', 'running', 'waits: locked', 'donein'].map(stepWords)).toEqual(['done, 30 ms', 'running', 'waits: locked', 'donein']);
});

it('begins in the language that is shown', async () => {
  await showLanguage('de');
  expect(['done, 30 ms', 'running, try 2', 'not reached'].map(stepWords)).toEqual(['erledigt, 30 ms', 'läuft, try 2', 'nicht erreicht']);
});
