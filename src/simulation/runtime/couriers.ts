import type { ElementModel, Route, SagaModel } from '../compile/model.ts';
import type { TokenKind } from '../trace.ts';
import { type FaultKey, stepKey } from './faultBoard.ts';
import type { Calls } from './calls.ts';
import type { Handlers } from './handlers.ts';
import type { Messages } from './messages.ts';
import type { Network } from './network.ts';
import type { Done } from './outcome.ts';
import type { Request } from './request.ts';
import { messageOf } from './sagaMessage.ts';
import { HOP_US, type World } from './world.ts';
import { say } from '../../speech/index.ts';

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
    const message = messageOf(request);
    const arrive = () =>
      this.handlers.receive(step.participant, message, (outcome) => {
        const kind: TokenKind = outcome.kind === 'ok' ? 'reply' : 'error';
        this.carry(back, kind, this.world.recorder.text(outcome.kind === 'ok' ? say`${step.name} done` : outcome.word), request.run, () => done(outcome));
      });
    this.carry(there, request.kind, request.label, request.run, arrive, request.command && stepKey(request.command.stepId, request.command.direction));
  }

  /**
   * One message along a route of any kind.
   * @param step the fault key of the step that it is meant for, where it is a command or an event that starts one
   */
  carry(route: Route, kind: TokenKind, label: number, run: number, arrived: () => void, step?: FaultKey): void {
    const { faults, queue } = this.world;
    if (route.kind === 'local') {
      queue.after(0, arrived);
      return;
    }
    const twice = () => {
      arrived();
      if (faults.hits('duplicate', step)) queue.after(HOP_US, arrived);
    };
    if (route.kind === 'virtual') {
      const lost = faults.hits('lose', step) || faults.hits('partition', step);
      return this.network.virtual(route.from, route.to, kind, label, run, lost, twice);
    }
    const refusal = (element: ElementModel): string | undefined => {
      if (!this.handlers.isRunning(element) || faults.lies('down', element.id)) return say`${element.name} is down`;
      return element === route.to && faults.hits('lose', step) ? 'the message did not arrive' : undefined;
    };
    this.messages.carry(route.flows, kind, label, run, refusal, twice);
  }
}
