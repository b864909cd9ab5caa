import { applyEdits, type Design } from '../../model/index.ts';
import { changesOf, type Changes } from '../facts/changes.ts';
import type { Finding, Fix } from '../finding.ts';
import type { Differences } from './differences.ts';
import type { Workbench } from './repairs.ts';

/** What a bench needs of the engine that it works on. */
export interface Movable {
  readonly design: Design;
  readonly found: readonly Finding[];
  fixesOf(finding: Finding): readonly Fix[];
  /** @param remembered findings of before that are used again where they say the same */
  move(design: Design, changes: Changes, remembered?: ReadonlyMap<string, Finding>): readonly Finding[];
  differences(before: readonly Finding[], after: readonly Finding[]): Differences;
}

/** Tries fixes by moving the engine to the repaired design, and back where they are not kept. */
export class Bench implements Workbench {
  private readonly engine: Movable;
  private readonly start: readonly Finding[];
  private readonly remembered: ReadonlyMap<string, Finding>;
  private wayBack: { readonly design: Design; readonly changes: Changes } | undefined;

  constructor(engine: Movable, remembered: ReadonlyMap<string, Finding>) {
    this.engine = engine;
    this.start = engine.found;
    this.remembered = remembered;
  }

  get design(): Design {
    return this.engine.design;
  }

  get found(): readonly Finding[] {
    return this.engine.found;
  }

  fixesOf(finding: Finding): readonly Fix[] {
    return this.engine.fixesOf(finding);
  }

  attempt({ edits }: Fix): Differences | undefined {
    const { design, found } = this.engine;
    const result = applyEdits(design, edits);
    if (!result.ok) return undefined;
    this.wayBack = { design, changes: changesOf(result.inverse, design) };
    return this.engine.differences(found, this.engine.move(result.design, changesOf(result.applied, result.design)));
  }

  keep(): void {
    this.wayBack = undefined;
  }

  undo(): void {
    if (this.wayBack) this.engine.move(this.wayBack.design, this.wayBack.changes, this.remembered);
    this.wayBack = undefined;
  }

  differences(): Differences {
    return this.engine.differences(this.start, this.engine.found);
  }
}
