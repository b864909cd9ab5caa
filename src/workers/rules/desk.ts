import { createEngine, type Finding } from '../../rules/index.ts';
import { Mirror } from './mirror.ts';
import { deltaBetween, type RulesRequest, type RulesResponse, type Sync } from './protocol.ts';

/** The worker's side: one design, one engine over it, and the list of findings that the page knows. */
export class Desk {
  private readonly engine = createEngine();
  private mirror: Mirror | undefined;
  private told: readonly Finding[] = [];

  /** Answers a request. It never throws. */
  handle(request: RulesRequest): RulesResponse {
    const { id } = request;
    try {
      const found = this.follow(request.sync);
      if (request.kind === 'previews') return { kind: 'previews', id, previews: this.previews(request.key) };
      const delta = deltaBetween(this.told, found);
      this.told = found;
      return { kind: 'findings', id, delta };
    } catch (error) {
      return { kind: 'failure', id, message: error instanceof Error ? error.message : String(error) };
    }
  }

  private follow(sync: Sync): readonly Finding[] {
    if ('design' in sync) {
      this.mirror = new Mirror(sync.design);
      return this.engine.check(sync.design);
    }
    if (!this.mirror) throw new Error('changes came before a design');
    this.mirror.apply(sync.changes);
    return this.engine.update(this.mirror.design, sync.changes);
  }

  private previews(key: string) {
    if (!this.mirror) return [];
    // Fixes are applied to the design, and what they are applied to must not change under them.
    this.engine.update(this.mirror.snapshot(), {});
    return this.engine.preview(key);
  }
}
