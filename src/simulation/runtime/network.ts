import { SIDECAR_US, type ElementModel, type FlowModel } from '../compile/model.ts';
import type { Kind, LineNumber } from '../kernel/queue.ts';
import type { LogPart, TokenKind } from '../trace.ts';
import { stepKey } from './faultBoard.ts';
import { type Done, failed, OK, type Outcome, refused } from './outcome.ts';
import { Patience } from './patience.ts';
import type { Request } from './request.ts';
import { keepingWord, messageOf } from './sagaMessage.ts';
import { HOP_US, type World } from './world.ts';
import { say } from '../../speech/index.ts';
import { headline } from '../headline.ts';

/** Hands a request to an element that it has reached. */
export type Receive = (element: ElementModel, request: Request, answer: Done) => void;

/** Requests and answers on their way along calls and accesses, and what can happen to them there. */
export class Network {
  private readonly world: World;
  private readonly receive: Receive;
  /** For hops that nothing slows down. */
  private readonly line: LineNumber;
  private readonly arrival: Kind<Trip>;
  private readonly comeback: Kind<Trip>;

  constructor(world: World, receive: Receive) {
    this.world = world;
    this.receive = receive;
    this.line = world.queue.line(HOP_US);
    this.arrival = world.queue.kind((trip) => this.arrive(trip));
    this.comeback = world.queue.kind((trip) => trip.done(trip.outcome));
  }

  /** Sends a request along a flow. `done` is called with the answer when it is back, or never. */
  request(flow: FlowModel, asked: Request, patience: Patience, done: Done): void {
    const { world } = this;
    const request = messageOf(asked);
    const to = world.element(flow.to);
    const lost = this.losesTo(flow, to, request);
    const hopUs = world.faults.slowed(flow.inbound ? HOP_US + SIDECAR_US : HOP_US, flow.id);
    const arrivesUs = world.hop(flow, false, request.kind, request.label, request.run, lost, hopUs);
    if (lost) return this.logLost(flow, request);
    const sent = flow.propagatesCancel ? { ...request, patience: this.heardOf(flow, request, patience, arrivesUs, hopUs) } : request;
    this.send(new Trip(flow, to, sent, hopUs, done), arrivesUs, this.arrival);
    if (!world.faults.hits('duplicate', flow.id, to.id, stepOf(request))) return;
    world.hop(flow, false, request.kind, request.label, request.run, false, hopUs * 2);
    // Of the command of a saga its participant tells.
    if (!request.command) this.logTwice(flow, request.label, request.run);
    world.queue.at(arrivesUs + hopUs, () => this.meet(flow, to, request, () => undefined));
  }

  /** One message along one flow, without an answer. `arrived` is not called when it gets lost. */
  oneWay(flow: FlowModel, kind: TokenKind, label: number, run: number, arrived: () => void, lost: () => void): void {
    const { world } = this;
    const to = world.element(flow.to);
    const gone = world.faults.hits('partition', flow.id, world.element(flow.from).id, to.id) || world.faults.hits('lose', flow.id, to.id);
    const hopUs = world.faults.slowed(HOP_US, flow.id);
    const arrivesUs = world.hop(flow, false, kind, label, run, gone, hopUs);
    if (gone) {
      world.queue.at(arrivesUs, lost);
      return;
    }
    world.queue.at(arrivesUs, arrived);
    if (!world.faults.hits('duplicate', flow.id, to.id)) return;
    world.hop(flow, false, kind, label, run, false, hopUs * 2);
    this.logTwice(flow, label, run);
    world.queue.at(arrivesUs + hopUs, arrived);
  }

  /** The same where no flow is drawn. */
  virtual(from: ElementModel, to: ElementModel, kind: TokenKind, label: number, run: number, lost: boolean, arrived: () => void): void {
    const { world } = this;
    const gone = lost || world.faults.hits('partition', from.id, to.id) || world.faults.hits('lose', to.id);
    const arrivesUs = world.virtualHop(from, to, kind, label, run, gone);
    if (gone) return;
    world.queue.at(arrivesUs, arrived);
    if (world.faults.hits('duplicate', to.id)) world.queue.at(arrivesUs + HOP_US, arrived);
  }

  /** What the target knows of its caller's patience: one hop later, and only if the message gets through. */
  private heardOf(flow: FlowModel, request: Request, patience: Patience, arrivesUs: number, hopUs: number): Patience {
    const { world } = this;
    const heard = new Patience();
    patience.onLeave(() => {
      const lost = world.faults.hits('partition', flow.id, world.element(flow.from).id, world.element(flow.to).id);
      const cancelledUs = world.hop(flow, false, 'rejected', world.recorder.text('cancel'), request.run, lost, hopUs);
      if (!lost) world.queue.at(Math.max(cancelledUs, arrivesUs), () => heard.leave());
    });
    return heard;
  }

  private arrive(trip: Trip): void {
    const answer = keepingWord(trip.request, (outcome) => this.answer(trip, outcome));
    this.meet(trip.flow, trip.to, trip.request, answer);
  }

  /** A request is where its flow ends. */
  private meet(flow: FlowModel, to: ElementModel, request: Request, answer: Done): void {
    const { faults } = this.world;
    if (faults.hits('down', flow.id) || faults.hits('crash', flow.id))
      return answer(failed(say`${flow.name} is down: connection refused`, say`flow down`, flow.id));
    if (faults.hits('errors', flow.id)) return answer(failed(say`503 on ${flow.name}`, '503', flow.id));
    if (!this.world.discovery.finds(flow, to, this.world.nowUs)) return answer(this.gone(flow, to));
    const refuse = faults.hits('refuse', flow.id);
    // Only the participant knows whether it has already done what is now refused.
    if (refuse && request.command) return this.receive(to, { ...request, refuse }, answer);
    if (refuse) return answer(refused(say`refused on ${flow.name}: a business rule`, flow.id));
    this.receive(to, request, answer);
  }

  private gone(flow: FlowModel, to: ElementModel): Outcome {
    const why = to.discovery === 'static' ? say`its address is fixed` : say`${this.world.element(flow.from).name} has not looked it up again`;
    return failed(say`this instance of ${to.name} is gone: connection refused (${why})`, say`instance gone`, to.id);
  }

  private answer(trip: Trip, outcome: Outcome): void {
    const { world } = this;
    const { flow, request, hopUs } = trip;
    const lost = world.faults.hits('timeout', flow.id) || world.faults.hits('partition', flow.id, world.element(flow.from).id, world.element(flow.to).id);
    const arrivesUs = world.hop(flow, true, outcome.kind === 'ok' ? 'reply' : 'error', world.recorder.text(outcome.word), request.run, lost, hopUs);
    if (lost) return;
    trip.outcome = outcome;
    this.send(trip, arrivesUs, this.comeback);
  }

  private send(trip: Trip, arrivesUs: number, kind: Kind<Trip>): void {
    const { queue } = this.world;
    if (trip.hopUs === HOP_US) queue.putInLine(this.line, kind, trip);
    else queue.put(arrivesUs, kind, trip);
  }

  private losesTo(flow: FlowModel, to: ElementModel, request: Request): boolean {
    const { faults } = this.world;
    return (
      faults.hits('partition', flow.id, this.world.element(flow.from).id, to.id) ||
      faults.hits('lose', flow.id, to.id, stepOf(request)) ||
      faults.hits('crash', stepOf(request))
    );
  }

  private logTwice(flow: FlowModel, label: number, run: number): void {
    const { world } = this;
    if (!world.recorder.hasRoom()) return;
    const name: LogPart = { text: world.recorder.textOf(label) || flow.name, id: flow.id, strong: true };
    world.recorder.log({
      icon: 'duplicate',
      tone: 'warning',
      headline: headline`${name} is delivered twice${world.runSuffix(run)}`,
      why: say`the same message comes to ${world.element(flow.to).name} once more`,
      subjects: [flow.id],
      run,
    });
  }

  private logLost(flow: FlowModel, request: Request): void {
    if (!this.world.recorder.hasRoom()) return;
    this.world.recorder.log({
      icon: 'lost',
      tone: 'warning',
      headline: headline`${this.world.flowNamed(flow)} lost a message${this.world.runSuffix(request.run)}`,
      why: say`it never reaches ${this.world.element(flow.to).name}`,
      subjects: [flow.id],
      run: request.run,
    });
  }
}

/** A request on its way along a flow, and then its answer on the way back. */
class Trip {
  readonly flow: FlowModel;
  readonly to: ElementModel;
  readonly request: Request;
  readonly hopUs: number;
  readonly done: Done;
  outcome = OK;

  constructor(flow: FlowModel, to: ElementModel, request: Request, hopUs: number, done: Done) {
    this.flow = flow;
    this.to = to;
    this.request = request;
    this.hopUs = hopUs;
    this.done = done;
  }
}

/** The fault key of the saga step that this request asks for, on the last flow of its way. */
function stepOf(request: Request): string | undefined {
  return request.command && request.ahead.length === 0 ? stepKey(request.command.stepId, request.command.direction) : undefined;
}
