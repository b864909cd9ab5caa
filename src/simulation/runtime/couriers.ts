import type { ElementModel, Route, SagaModel } from '../compile/model.ts';
import type { TokenKind } from '../trace.ts';
import type { Calls } from './calls.ts';
import type { Handlers } from './handlers.ts';
import type { Messages } from './messages.ts';
import type { Network } from './network.ts';
import type { Done } from './outcome.ts';
import type { Request } from './request.ts';
import type { World } from './world.ts';

/** Brings the messages of sagas along the flows of the design, or directly where none is drawn. */
export class Couriers {
  private readonly world: World;
  private readonly calls: Calls;
  private readonly handlers: Handlers;
  private readonly messages: Messages;
  private readonly network: Network;

  constructor(world: World, parts: { readonly calls: Calls; readonly handlers: Handlers; readonly messages: Messages; readonly network: Network }) {
    this.world = world;
    this.calls = parts.calls;
    this.handlers = parts.handlers;
    this.messages = parts.messages;
    this.network = parts.network;
  }

  /** A command to the participant of a step, and its answer back to the coordinator. */
  command(step: SagaModel['steps'][number], request: Request, done: Done): void {
    const { there, back } = step;
    if (!there || !back) throw new RangeError(`the step “${step.name}” has no route from a coordinator`);
    if (there.kind === 'calls') {
      const [first, ...ahead] = there.flows;
      if (first) return this.calls.call(first, { ...request, ahead }, done);
    }
    if (there.kind === 'local') return this.handlers.receive(there.to, request, done);
    this.carry(there, request.kind, request.label, request.run, () =>
      this.handlers.receive(step.participant, request, (outcome) => {
        const kind: TokenKind = outcome.kind === 'ok' ? 'reply' : 'error';
        this.carry(back, kind, this.world.recorder.text(outcome.kind === 'ok' ? `${step.name} done` : outcome.word), request.run, () => done(outcome));
      }),
    );
  }

  /** One message along a route of any kind. */
  carry(route: Route, kind: TokenKind, label: number, run: number, arrived: () => void): void {
    const isUp = (element: ElementModel) => this.handlers.isRunning(element) && !this.world.faults.lies('down', element.id);
    if (route.kind === 'local') {
      this.world.queue.after(0, arrived);
      return;
    }
    if (route.kind === 'virtual') return this.network.virtual(route.from, route.to, kind, label, run, arrived);
    this.messages.carry(route.flows, kind, label, run, isUp, arrived);
  }
}
