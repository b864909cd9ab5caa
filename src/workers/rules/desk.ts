import { speak } from '../../speech/index.ts';
import { createEngine, RULES, type Finding, type Work } from '../../rules/index.ts';
import { Mirror } from './mirror.ts';
import { deltaBetween, type RulesRequest, type RulesResponse, type Sync } from './protocol.ts';

/** Work that takes long, under the number of its request. */
interface LongWork {
  readonly id: number;
  /** @param isOver whether it is time to let others speak. Answers with progress as long as there is more to do. */
  go(isOver: () => boolean): RulesResponse;
}

/** The worker's side: one design, one engine over it, and the list of findings that the page knows. */
export class Desk {
  private readonly engine = createEngine();
  private mirror: Mirror | undefined;
  private told: readonly Finding[] = [];
  private work: LongWork | undefined;

  /** Whether there is work under way that {@link go} carries on. */
  get isBusy(): boolean {
    return this.work !== undefined;
  }

  /** Answers a request, or begins work on it. It never throws. Work that is under way for an earlier request ends without an answer. */
  handle(request: RulesRequest): RulesResponse | undefined {
    if (request.kind === 'speak') {
      speak(request.phrasebook);
      return undefined;
    }
    const { id } = request;
    if (request.kind === 'cancel') {
      if (this.work?.id === id) this.work = undefined;
      return undefined;
    }
    this.work = undefined;
    try {
      return this.answer(request);
    } catch (error) {
      return failure(id, error);
    }
  }

  /** Carries on with the work that is under way until it is done, or until `isOver` says so. */
  go(isOver: () => boolean): RulesResponse | undefined {
    const { work } = this;
    if (!work) return undefined;
    try {
      const response = work.go(isOver);
      if (response.kind !== 'progress') this.work = undefined;
      return response;
    } catch (error) {
      this.work = undefined;
      return failure(work.id, error);
    }
  }

  private answer(request: Exclude<RulesRequest, { kind: 'cancel' | 'speak' }>): RulesResponse | undefined {
    const { id } = request;
    if (request.kind === 'catalogue') return { kind: 'catalogue', id, answer: RULES };
    const found = this.follow(request.sync);
    const { inSteps } = this.engine;
    if (request.kind !== 'check' && request.kind !== 'health') this.holdStill();
    switch (request.kind) {
      case 'check': {
        const answer = deltaBetween(this.told, found);
        this.told = found;
        return { kind: 'check', id, answer };
      }
      case 'previews':
        return { kind: 'previews', id, answer: this.engine.preview(request.key) };
      case 'health':
        return { kind: 'health', id, answer: this.engine.health() };
      case 'fixAll':
        return this.begin(id, inSteps.fixAll(request.ruleId, request.options), (answer) => ({ kind: 'fixAll', id, answer }));
      case 'fixSafe':
        return this.begin(id, inSteps.fixSafe(), (answer) => ({ kind: 'fixSafe', id, answer }));
      case 'helpful':
        return this.begin(id, inSteps.helpful(request.options), (answer) => ({ kind: 'helpful', id, answer }));
      default:
        return request satisfies never;
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

  /** Fixes are applied to the design, and what they are applied to must not change under them. */
  private holdStill(): void {
    if (this.mirror) this.engine.update(this.mirror.snapshot(), {});
  }

  private begin<T>(id: number, work: Work<T>, respond: (answer: T) => RulesResponse): undefined {
    this.work = {
      id,
      go(isOver) {
        for (;;) {
          const step = work.next();
          if (step.done) return respond(step.value);
          if (isOver()) return { kind: 'progress', id, progress: step.value };
        }
      },
    };
  }
}

const failure = (id: number, error: unknown): RulesResponse => ({ kind: 'failure', id, message: error instanceof Error ? error.message : String(error) });
