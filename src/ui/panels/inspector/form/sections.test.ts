import { describe, expect, it } from 'vitest';
import { elementForm, flowForm } from '../../../../model/index.ts';
import { bySection } from './sections.ts';

const titles = (sections: ReturnType<typeof bySection>) => sections.map((section) => section.title);
const keys = (sections: ReturnType<typeof bySection>, title: string | undefined) =>
  sections.find((section) => section.title === title)?.fields.map((field) => field.key);

describe('a generated form', () => {
  it('puts what names no section first, then the sections of the schema', () => {
    expect(titles(bySection(elementForm('service'), ['operations'])).slice(0, 2)).toEqual([undefined, 'Runtime']);
  });

  it('keeps the order that is asked for, and folds the rest under "More"', () => {
    const sections = bySection(flowForm('access'), [], ['mode', 'label']);
    expect(keys(sections, undefined)).toEqual(['mode', 'label']);
    expect(keys(sections, 'More')).toContain('transactional');
  });

  it('leaves out hidden fields and those with an editor of their own', () => {
    const all = bySection(elementForm('service'), ['description']).flatMap((section) => section.fields.map((field) => field.key));
    expect(all).not.toContain('defaults');
    expect(all).not.toContain('operations');
    expect(all).not.toContain('description');
  });
});
