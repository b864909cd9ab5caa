import { beforeEach, describe, expect, it } from 'vitest';
import { notices, useNotices } from './notices.ts';

const titles = () => useNotices.getState().notices.map(({ title }) => title);

beforeEach(() => notices.clear());

describe('Notices', () => {
  it('stand in the order in which they came, until they are dismissed', () => {
    const first = notices.show({ tone: 'info', title: 'One' });
    notices.show({ tone: 'info', title: 'Two' });
    notices.dismiss(first);
    expect(titles()).toEqual(['Two']);
  });

  it('with the same id take the place of each other, and say that they were shown again', () => {
    notices.show({ id: 'saving', tone: 'error', title: 'Not saved' });
    notices.show({ tone: 'info', title: 'Other' });
    notices.show({ id: 'saving', tone: 'error', title: 'Still not saved' });
    expect(titles()).toEqual(['Still not saved', 'Other']);
    expect(useNotices.getState().notices[0]?.shown).toBe(2);
  });

  it('make room for new ones, sticky ones last', () => {
    notices.show({ tone: 'error', title: 'Sticky', sticky: true });
    for (let number = 1; number <= 6; number++) notices.show({ tone: 'info', title: `Note ${number}` });
    expect(titles()).toEqual(['Sticky', 'Note 3', 'Note 4', 'Note 5', 'Note 6']);
  });
});
