import { expect, it } from 'vitest';
import { oneAtATime } from './oneAtATime.ts';

it('does not begin again until it has ended, well or badly', async () => {
  const begun: string[] = [];
  const ends: ((well: boolean) => void)[] = [];
  const act = oneAtATime(
    (name: string) =>
      new Promise<void>((resolve, reject) => {
        begun.push(name);
        ends.push((well) => (well ? resolve() : reject(new Error(name))));
      }),
  );
  const first = act('first');
  const second = act('second');
  ends[0]?.(true);
  await Promise.all([first, second]);
  const third = act('third');
  ends[1]?.(false);
  await expect(third).rejects.toThrow('third');
  void act('fourth');
  expect(begun).toEqual(['first', 'third', 'fourth']);
});
