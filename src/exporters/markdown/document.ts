import GithubSlugger from 'github-slugger';
import { inline } from '../markdownText.ts';

interface Heading {
  readonly level: number;
  readonly title: string;
  /** What GitHub calls it; empty where nothing of its title is left, and no link leads there. */
  readonly anchor: string;
}

/** More entries below a heading are not listed in the contents. */
const MOST_ENTRIES = 60;

/** A page of Markdown that knows the anchors of its headings, as GitHub makes them. */
export class MarkdownDocument {
  readonly #blocks: string[] = [];
  readonly #headings: Heading[] = [];
  readonly #slugger = new GithubSlugger();

  /** @param title any text, also of people */
  heading(level: 1 | 2 | 3 | 4, title: string): this {
    this.#headings.push({ level, title, anchor: encodeURIComponent(this.#slugger.slug(shown(title))) });
    return this.add(`${'#'.repeat(level)} ${inline(title)}`);
  }

  /** Adds blocks of Markdown; empty ones are left out. */
  add(...blocks: readonly string[]): this {
    this.#blocks.push(...blocks.filter((block) => block !== ''));
    return this;
  }

  /** The page, with its contents behind what stands before the first heading of level 2. */
  toString(): string {
    const first = this.#blocks.findIndex((block) => block.startsWith('## '));
    const blocks = first < 0 ? this.#blocks : [...this.#blocks.slice(0, first), this.#contents(), ...this.#blocks.slice(first)];
    return `${blocks.join('\n\n')}\n`;
  }

  #contents(): string {
    const sections = this.#headings.flatMap((heading, index) => {
      if (heading.level !== 2) return [];
      const rest = this.#headings.slice(index + 1);
      const end = rest.findIndex(({ level }) => level <= 2);
      const below = (end < 0 ? rest : rest.slice(0, end)).filter(({ level }) => level === 3);
      return [entry(heading, ''), ...(below.length > MOST_ENTRIES ? [] : below.map((inner) => entry(inner, '  ')))];
    });
    return sections.join('\n');
  }
}

const entry = ({ title, anchor }: Heading, indent: string): string => `${indent}- ${anchor === '' ? inline(title) : `[${inline(title)}](#${anchor})`}`;

/** The text of a heading as its page shows it. */
const shown = (title: string): string =>
  title
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim() || '(unnamed)';
