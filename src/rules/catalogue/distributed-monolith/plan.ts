import { applyEdits, type Edit } from '../../../model/index.ts';
import { Facts } from '../../facts/facts.ts';
import { FixDraft } from '../../fixing/draft.ts';

/** Several repairs one after the other, each made from what the ones before it have left, as one list of edits. */
export class Plan {
  readonly edits: Edit[] = [];
  /** The design as it would be after the edits so far. */
  facts: Facts;
  private readonly seed: string;
  private steps = 0;

  constructor(facts: Facts, seed: string) {
    this.facts = facts;
    this.seed = seed;
  }

  /** Takes one step. @returns false where it cannot be taken, or changes nothing */
  apply(write: (facts: Facts, draft: FixDraft) => void): boolean {
    const draft = new FixDraft(this.facts.design, `${this.seed}:${this.steps++}`);
    write(this.facts, draft);
    const result = applyEdits(this.facts.design, draft.edits);
    if (!result.ok || draft.edits.length === 0) return false;
    this.edits.push(...draft.edits);
    this.facts = new Facts(result.design);
    return true;
  }
}
