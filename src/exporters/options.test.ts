import { describe, expect, it } from 'vitest';
import { defaultsOf, loadExporter, optionsFor, type Target, TARGETS, targetOf, writeTarget } from './index.ts';
import { sketch } from '../testing/index.ts';

const target: Target = {
  id: 'mermaid',
  title: 'T',
  summary: 'S.',
  group: 'Data',
  extension: 'txt',
  preview: 'text',
  options: [
    { key: 'diagram', type: 'ofDesign', otherwise: 'flowchart', label: 'Diagram', help: 'Which.' },
    { key: 'context', type: 'ofDesign', unset: 'All', label: 'Context', help: 'Which.' },
    {
      key: 'direction',
      type: 'choice',
      otherwise: 'TB',
      choices: [{ value: 'TB', label: 'Down' }],
      label: 'D',
      help: 'H.',
      when: { key: 'diagram', is: ['flowchart'] },
    },
    { key: 'labels', type: 'switch', otherwise: true, label: 'L', help: 'H.', when: { key: 'diagram', is: ['sequence'] } },
    { key: 'port', type: 'number', min: 1, max: 9, otherwise: 3, label: 'P', help: 'H.' },
    { key: 'name', type: 'text', label: 'N', help: 'H.' },
  ],
};
const choices = {
  diagram: [
    { value: 'flowchart', label: 'F' },
    { value: 'sequence:a:b', label: 'S' },
  ],
  context: [{ value: 'c', label: 'C' }],
};

describe('options of a target', () => {
  it('have defaults where nobody chose', () => {
    expect(defaultsOf(target)).toEqual({ diagram: 'flowchart', direction: 'TB', labels: true, port: 3 });
    expect(optionsFor(target, {}, choices)).toEqual({ diagram: 'flowchart', direction: 'TB', port: 3 });
  });

  it('take part only where they mean something, also beside a value with an id in it', () => {
    expect(optionsFor(target, { diagram: 'sequence:a:b', direction: 'TB', labels: false }, choices)).toEqual({
      diagram: 'sequence:a:b',
      labels: false,
      port: 3,
    });
  });

  it('that cannot be any more are as if nobody had chosen', () => {
    const given = { diagram: 'sequence:gone', context: 'gone', direction: 7, port: 10, name: null, labels: 'yes', other: 1 };
    expect(optionsFor(target, given, choices)).toEqual({ diagram: 'flowchart', direction: 'TB', port: 3 });
    expect(optionsFor(target, { context: 'c', name: 'n', port: 9 }, choices)).toMatchObject({ context: 'c', name: 'n', port: 9 });
  });
});

describe('the registry', () => {
  it('says everything about each target that dialog, palette and command line need', () => {
    for (const { id, title, summary, options } of TARGETS) {
      expect(title, id).not.toBe('');
      expect(summary, id).toMatch(/\.$/);
      expect(new Set(options.map(({ key }) => key)).size, id).toBe(options.length);
      for (const option of options) {
        expect(option.help, `${id} ${option.key}`).toMatch(/\.$/);
        if (option.type === 'choice')
          expect(
            option.choices.map(({ value }) => value),
            `${id} ${option.key}`,
          ).toContain(option.otherwise);
        if (option.when)
          expect(
            options.map(({ key }) => key),
            `${id} ${option.key}`,
          ).toContain(option.when.key);
      }
    }
  });

  it('tells the choices of each option that depends on the design', async () => {
    const design = sketch('a(service); context c(a); saga s(orchestration a): one@a');
    for (const { id, options } of TARGETS) {
      const told = (await loadExporter(id)).choices?.(design) ?? {};
      for (const { key } of options.filter(({ type }) => type === 'ofDesign')) expect(told[key], `${id} ${key}`).toBeInstanceOf(Array);
    }
  });

  it('knows no other targets, and lends an exporter only what its target says that it needs', async () => {
    await expect(writeTarget('nothing', sketch('a(service)'))).rejects.toThrow('There is no exporter “nothing”.');
    const [file] = await writeTarget('png', sketch('a(service)'));
    expect(String(file?.content)).toContain('<svg');
    expect(targetOf('png').needs).toEqual(['svg']);
  });
});
