import type { Route, SagaModel } from '../../compile/model.ts';
import { NO_TICKET, type Ticket } from '../../kernel/queue.ts';
import { OP, WORK_ENDS, type WorkEnd } from '../../replay/index.ts';
import type { Direction } from '../../saga/plan.ts';
import type { ScriptedAction } from '../../script.ts';
import type { TokenKind } from '../../trace.ts';
import type { Stage } from '../choreographedRun.ts';
import type { Courier, OrchestratedRun } from '../orchestratedRun.ts';
import { type Done, failed, type Outcome, timedOut } from '../outcome.ts';
import type { Pace, Wait } from '../pace.ts';
import type { Request, SagaCommand } from '../request.ts';
import { asMessage } from '../sagaMessage.ts';
import { HOP_US, type World } from '../world.ts';
import { say } from '../../../speech/index.ts';
import { headline } from '../../headline.ts';

/** A participant works this long, and two actions of a script lie this far apart. */
const WORK_US = 10_000;
const GAP_US = 2_000;
/** A call that gives up by its own timeout does so after this time. */
const CALL_TIMEOUT_US = 1_000_000;

type StepModel = SagaModel['steps'][number];

interface Command {
  readonly step: number;
  readonly model: StepModel;
  readonly request: Request;
  readonly command: SagaCommand;
  readonly done: Done;
  stray: boolean;
}

interface Reply {
  readonly command: Command;
  readonly outcome: Outcome;
}

interface Event {
  readonly from: number;
  readonly to: number;
  readonly backward: boolean;
  readonly label: number;
  readonly arrived: () => void;
}

interface HeldWait {
  readonly dueUs: number;
  readonly over: () => void;
}

/**
 * Plays one saga run in the exact order of a script: it holds everything that is sent and everything that is waited for, and lets go what the script names
 * next. The saga itself is the same as in any other run.
 */
export class Director implements Courier, Stage, Pace {
  readonly held = true;
  /** What the script wanted and was not there; the script was made for another design. */
  misfit = '';
  /** When each action of the script began, in the order of the script. */
  readonly momentsUs: number[] = [];
  private readonly world: World;
  private readonly saga: SagaModel;
  private readonly script: readonly ScriptedAction[];
  private readonly waits = new Map<string, HeldWait>();
  /** By step and direction: what was last asked for. */
  private readonly asked = new Map<string, Command>();
  private outbox: Command[] = [];
  private wires: Command[] = [];
  private replies: Reply[] = [];
  private events: Event[] = [];
  private coordinator: OrchestratedRun | undefined;
  private at = 0;

  constructor(world: World, saga: SagaModel, script: readonly ScriptedAction[]) {
    this.world = world;
    this.saga = saga;
    this.script = script;
  }

  /** Begins with the first action. @param coordinator what crashes and is taken over, in an orchestrated saga */
  begin(coordinator?: OrchestratedRun): void {
    this.coordinator = coordinator;
    this.soon();
  }

  // ── what the saga does ──

  after(wait: Wait, us: number, over: () => void): Ticket {
    this.waits.set(keyOf(wait), { dueUs: this.world.nowUs + us, over });
    return NO_TICKET;
  }

  command(model: StepModel, request: Request, done: Done): void {
    const command = this.commandOf(model, request, done);
    this.outbox.push(command);
    this.asked.set(`${command.step} ${command.command.direction}`, command);
  }

  work(model: StepModel, request: Request, done: Done): void {
    this.wires.push(this.commandOf(model, request, done));
  }

  bring(from: number, to: number, label: number, backward: boolean, _run: number, arrived: () => void): void {
    this.events.push({ from, to, backward, label, arrived });
  }

  // ── what the script does ──

  private soon(): void {
    this.world.queue.after(GAP_US, () => this.next());
  }

  private next(): void {
    const action = this.script[this.at];
    this.at += 1;
    if (!action) return;
    this.momentsUs.push(this.world.nowUs);
    if (!this.perform(action)) this.misfits(action);
  }

  /** Performs an action, and goes on when it is over. Returns false where it cannot be. */
  private perform(action: ScriptedAction): boolean {
    switch (action.kind) {
      case 'store':
        return this.release('store');
      case 'time-out':
        return this.release(`answer ${this.place(action)}`) || this.giveUp(action);
      case 'try-again':
        return this.release(`pause ${this.place(action)}`);
      case 'send':
        return this.send();
      case 'deliver':
      case 'refuse':
      case 'fail':
        return this.deliver(action);
      case 'answer':
        return this.answer(action, false);
      case 'lose-answer':
        return this.answer(action, true);
      case 'lose':
        return this.lose(action);
      case 'duplicate':
        return this.duplicate(action);
      case 'crash':
        return action.stepId === undefined ? this.crash() : this.crashParticipant(action);
      case 'take-over':
        return this.takeOver();
      case 'zombie-writes':
        return this.zombieWrites();
      case 'event':
      case 'lose-event':
      case 'duplicate-event':
        return this.event(action);
      case 'rest':
        return this.rest();
      case 'nothing':
        return true;
      default:
        return action.kind satisfies never;
    }
  }

  private release(key: string): boolean {
    const wait = this.waits.get(key);
    if (!wait) return false;
    this.waits.delete(key);
    this.later(Math.max(0, wait.dueUs - this.world.nowUs), wait.over);
    return true;
  }

  /** The timeout of the call that leads there, where the step has none of its own. */
  private giveUp(action: ScriptedAction): boolean {
    const command = this.asked.get(this.place(action));
    if (!command) return false;
    const { name, id } = command.model.participant;
    this.later(CALL_TIMEOUT_US, () => command.done(timedOut(say`no answer from ${name} in time`, id)));
    return true;
  }

  private send(): boolean {
    const command = this.outbox.shift();
    if (!command) return false;
    this.wires.push(command);
    this.soon();
    return true;
  }

  private deliver(action: ScriptedAction): boolean {
    const command = this.take(action);
    if (!command) return false;
    const { world } = this;
    const { participant, there } = command.model;
    const arrive = () => {
      world.recorder.row(OP.work, participant.index, 1);
      const beganUs = world.nowUs;
      this.later(WORK_US, () => {
        const worked: Done = (outcome) => {
          this.mark(command, outcome, beganUs);
          if (this.coordinator === undefined) {
            if (!command.stray) command.done(outcome);
          } else if (!command.stray) this.replies.push({ command, outcome });
        };
        if (action.kind === 'fail') worked(this.fails(command));
        else command.command.commit(action.kind === 'refuse', worked);
      });
    };
    if (this.coordinator === undefined || !there) arrive();
    else this.travel(there, command.request.kind, command.request.label, false, arrive);
    return true;
  }

  private fails({ model, command, stray }: Command): Outcome {
    const { name, id } = model.participant;
    const outcome = failed(say`503 from ${name}`, '503', id);
    return stray ? outcome : command.fail(outcome);
  }

  private answer(action: ScriptedAction, lost: boolean): boolean {
    const index = this.replies.findIndex(
      ({ command, outcome }) => this.isAt(command, action) && (action.answer === undefined || answerKind(outcome) === action.answer),
    );
    const [reply] = index < 0 ? [] : this.replies.splice(index, 1);
    if (!reply) return false;
    const { model, done } = reply.command;
    const kind: TokenKind = reply.outcome.kind === 'ok' ? 'reply' : 'error';
    const label = this.world.recorder.text(reply.outcome.kind === 'ok' ? say`${model.name} done` : reply.outcome.word);
    const { there, back } = model;
    const way = there?.kind === 'messages' ? back : there;
    if (lost) this.logLost(model, say`its answer got lost`, say`nobody hears what ${model.participant.name} has answered`);
    const over = lost ? () => this.soon() : () => this.later(0, () => done(reply.outcome));
    if (way) this.travel(way, kind, label, lost, over, way === there);
    else over();
    return true;
  }

  private lose(action: ScriptedAction): boolean {
    const command = this.take(action);
    if (!command) return false;
    const { model, request } = command;
    this.logLost(model, say`got lost`, say`it never reaches ${model.participant.name}`, request.command?.direction);
    if (model.there) this.travel(model.there, request.kind, request.label, true, () => this.soon());
    else this.soon();
    return true;
  }

  private duplicate(action: ScriptedAction): boolean {
    const command = this.find(action);
    if (!command) return false;
    this.wires.push({ ...command, stray: true });
    this.log('duplicate', command.model, say`is on its way twice`, say`the network delivers at least once`, command.request.command?.direction);
    this.soon();
    return true;
  }

  private crash(): boolean {
    const { coordinator } = this;
    if (!coordinator) return false;
    this.strayAll();
    this.outbox = [];
    this.later(0, () => {
      coordinator.crash();
      coordinator.resume();
    });
    return true;
  }

  private takeOver(): boolean {
    const { coordinator } = this;
    if (!coordinator) return false;
    this.wires.push(...this.outbox);
    this.outbox = [];
    this.strayAll();
    coordinator.takenOver();
    return this.release('store');
  }

  private zombieWrites(): boolean {
    const { orchestrator } = this.saga;
    this.world.recorder.log({
      icon: 'rejected',
      tone: 'warning',
      headline: headline`${{ text: this.saga.name, id: this.saga.id, strong: true }}: the old coordinator woke up`,
      why: say`it tries to write on top of a version that is no longer the last: refused, and it stops`,
      subjects: [orchestrator?.id ?? this.saga.id, this.saga.id],
      decision: true,
      run: 1,
    });
    this.soon();
    return true;
  }

  /** The participant of a choreographed step loses what it was working on, and cannot know whether it had been done. */
  private crashParticipant(action: ScriptedAction): boolean {
    const command = this.take(action);
    if (!command) return false;
    const { participant } = command.model;
    this.log('crash', command.model, say`was interrupted`, say`${participant.name} crashed in the middle of it`, command.request.command?.direction);
    this.later(GAP_US, () => command.done(failed(say`${participant.name} went down: connection lost`, say`connection lost`, participant.id, true)));
    return true;
  }

  private event(action: ScriptedAction): boolean {
    const from = this.saga.steps.findIndex(({ id }) => id === action.fromStepId);
    const to = this.saga.steps.findIndex(({ id }) => id === action.stepId);
    const index = this.events.findIndex((event) => event.from === from && event.to === to && event.backward === (action.event !== 'done'));
    const event = this.events[index];
    const route = this.saga.steps[from]?.to.get(to);
    const model = this.saga.steps[to];
    if (!event || !route || !model) return false;
    if (action.kind === 'duplicate-event') {
      this.events.push(event);
      this.log('duplicate', model, say`will hear it twice`, say`“${this.world.recorder.textOf(event.label)}” is on its way twice`);
      this.soon();
      return true;
    }
    this.events.splice(index, 1);
    const lost = action.kind === 'lose-event';
    if (lost) this.log('lost', model, say`never hears of it`, say`“${this.world.recorder.textOf(event.label)}” got lost, and nobody sends it again`);
    const over = lost ? () => this.soon() : () => this.later(0, event.arrived);
    this.travel(route, event.backward ? 'compensation' : 'event', event.label, lost, over);
    return true;
  }

  private rest(): boolean {
    const left = this.events;
    this.events = [];
    for (const { arrived } of left) arrived();
    this.soon();
    return true;
  }

  // ── helpers ──

  private later(us: number, effect: () => void): void {
    this.world.queue.after(us, () => {
      effect();
      this.soon();
    });
  }

  /** Draws a message along a way, hop by hop. A lost one is lost on its last hop. */
  private travel(route: Route, kind: TokenKind, label: number, lost: boolean, arrived: () => void, backward = false): void {
    const { world } = this;
    if (route.kind === 'local') return arrived();
    if (route.kind === 'virtual') {
      world.virtualHop(backward ? route.to : route.from, backward ? route.from : route.to, kind, label, 1, lost);
      world.queue.after(HOP_US, arrived);
      return;
    }
    const flows = backward ? [...route.flows].reverse() : route.flows;
    const hop = (index: number): void => {
      const flow = flows[index];
      if (!flow) return arrived();
      world.hop(flow, backward, kind, label, 1, lost && index === flows.length - 1, HOP_US);
      const target = world.element(backward ? flow.from : flow.to);
      world.queue.after(HOP_US, () => {
        if (target.passive) world.reached(target);
        hop(index + 1);
      });
    };
    hop(0);
  }

  private mark(command: Command, outcome: Outcome, beganUs: number): void {
    const { world } = this;
    const { participant } = command.model;
    const undo = command.command.direction === 'undo';
    const state: WorkEnd = outcome.kind === 'ok' ? (undo ? 'undone' : 'done') : outcome.kind === 'refused' ? 'refused' : 'failed';
    world.recorder.row(OP.work, participant.index, 0, WORK_ENDS.indexOf(state));
    world.lanes
      .open(`element ${participant.id}`, 'element', participant.id, participant.name)
      .bar({ fromUs: beganUs, toUs: world.nowUs, state, label: outcome.word, run: 1, stepId: command.model.id });
  }

  private commandOf(model: StepModel, request: Request, done: Done): Command {
    const { command } = request;
    if (!command) throw new RangeError(`the request to “${model.name}” carries no command`);
    return { step: this.saga.steps.indexOf(model), model, request, command: asMessage(command), done, stray: false };
  }

  private strayAll(): void {
    for (const command of this.wires) command.stray = true;
    this.replies = [];
    this.waits.clear();
  }

  private find(action: ScriptedAction): Command | undefined {
    const candidates = this.wires.filter((command) => this.isAt(command, action));
    return candidates.find(({ stray }) => stray === (action.stray === true)) ?? candidates[0];
  }

  private take(action: ScriptedAction): Command | undefined {
    const found = this.find(action);
    if (!found) return undefined;
    this.wires = this.wires.filter((command) => command !== found);
    if (action.stray === true) found.stray = true;
    return found;
  }

  private isAt({ model, command }: Command, { stepId, direction }: ScriptedAction): boolean {
    return model.id === stepId && command.direction === (direction ?? 'do');
  }

  private place({ stepId, direction }: ScriptedAction): string {
    return `${this.saga.steps.findIndex(({ id }) => id === stepId)} ${direction ?? 'do'}`;
  }

  private logLost(model: StepModel, what: string, why: string, direction: Direction = 'do'): void {
    this.log('lost', model, what, why, direction);
  }

  private log(icon: 'lost' | 'duplicate' | 'crash', model: StepModel, what: string, why: string, direction: Direction = 'do'): void {
    this.world.recorder.log({
      icon,
      tone: 'warning',
      headline: headline`${{ text: direction === 'do' ? model.name : model.undoName, id: model.participant.id, strong: true }} ${what}`,
      why,
      subjects: [model.participant.id, this.saga.id],
      stepId: model.id,
      decision: true,
      run: 1,
    });
  }

  private misfits({ kind, stepId }: ScriptedAction): void {
    this.misfit = say`the script does not fit this design: at action ${this.at} there is nothing to “${kind}”${stepId === undefined ? '' : say` for ${stepId}`}`;
    this.world.recorder.log({
      icon: 'stop',
      tone: 'warning',
      headline: [{ text: say`The run was stopped`, strong: true }],
      why: this.misfit,
      subjects: [],
      decision: true,
    });
  }
}

const keyOf = (wait: Wait): string => (wait.for === 'store' ? 'store' : `${wait.for} ${wait.step} ${wait.direction}`);

const answerKind = ({ kind }: Outcome): ScriptedAction['answer'] => (kind === 'ok' ? 'ok' : kind === 'refused' ? 'refused' : 'failed');
