import { ApplicationFailure, defaultFailureConverter, defaultPayloadConverter } from '@temporalio/common';
import { msNumberToTs, tsToMs } from '@temporalio/common/lib/time.js';
import { coresdk, temporal } from '@temporalio/proto';
import { bundleWorkflowCode } from '@temporalio/worker';
import { expect } from 'vitest';
import { parseWorkflowCode } from '@temporalio/worker/lib/worker.js';
import type { Workflow } from '@temporalio/worker/lib/workflow/interface.js';
import { VMWorkflowCreator } from '@temporalio/worker/lib/workflow/vm.js';
import type { SagaState } from '../skeleton/platform/saga/state.ts';
import type { VirtualClock } from '../skeleton/platform/simulation/virtual-clock.ts';
import type { Attempt, Kept, SagaActivities } from '../skeleton/platform/temporal/activities.ts';
import type { StepRequest } from '../skeleton/platform/temporal/names.ts';
import type { Decision } from '../skeleton/platform/temporal/saga-workflow.ts';

type Job = coresdk.workflow_activation.IWorkflowActivationJob;
type Command = coresdk.workflow_commands.IWorkflowCommand;
type Schedule = coresdk.workflow_commands.IScheduleActivity;
type ProtoFailure = temporal.api.failure.v1.IFailure;

const payloads = defaultPayloadConverter;
const failures = defaultFailureConverter;

/**
 * Temporal's own workflow sandbox, bundler and converters, with the little of a server that a saga needs: it answers the commands of a workflow, tries
 * activities by the retry policy that comes with them, and keeps the details of their heartbeats. The server itself is no package, and nothing is fetched.
 */
export class TemporalServer {
  readonly #creator: VMWorkflowCreator;
  #runs = 0;

  private constructor(creator: VMWorkflowCreator) {
    this.#creator = creator;
  }

  /** @param workflowsPath the file that exports the workflows */
  static async over(workflowsPath: string, activities: readonly string[]): Promise<TemporalServer> {
    const silent = () => undefined;
    const logger = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent };
    const { code } = await bundleWorkflowCode({ workflowsPath, logger });
    return new TemporalServer(await VMWorkflowCreator.create(await parseWorkflowCode(code), 60_000, new Set(activities)));
  }

  async stop(): Promise<void> {
    await this.#creator.destroy();
  }

  /** Starts a workflow and follows it to its end. Then its history is replayed, as a worker does that has forgotten the run: it has to command the same. */
  async run(workflowType: string, run: RunOptions): Promise<SagaState> {
    const runId = `run-${++this.#runs}`;
    const began = run.clock.now();
    const history: Turn[] = [];
    const state = await this.#with(workflowType, run.workflowId, runId, began, (workflow) => new Run(workflow, runId, run, history).start(workflowType));
    const replayed = this.#with(workflowType, run.workflowId, runId, began, async (workflow) => {
      for (const { activation, commands } of history) {
        const again = await commandsAfter(workflow, { ...activation, isReplaying: true });
        expect(plain(again)).toEqual(plain(commands));
      }
    });
    await atOneMoment(run.clock, replayed);
    return state;
  }

  async #with<T>(workflowType: string, workflowId: string, runId: string, began: number, work: (workflow: Workflow) => Promise<T>): Promise<T> {
    const now = new Date(began);
    const workflow = await this.#creator.createWorkflow({
      info: {
        workflowType,
        runId,
        workflowId,
        namespace: 'default',
        firstExecutionRunId: runId,
        originalExecutionRunId: runId,
        attempt: 1,
        taskTimeoutMs: 10_000,
        taskQueue: 'test',
        searchAttributes: {},
        typedSearchAttributes: {},
        historyLength: 3,
        historySize: 300,
        continueAsNewSuggested: false,
        targetWorkerDeploymentVersionChanged: false,
        startTime: now,
        runStartTime: now,
        unsafe: { isReplaying: false, now: () => began },
      } as unknown as Parameters<VMWorkflowCreator['createWorkflow']>[0]['info'],
      randomnessSeed: [1, 2, 3, 4, 5, 6, 7, 8],
      now: began,
      showStackTraceSources: false,
    });
    try {
      return await work(workflow);
    } finally {
      await workflow.dispose();
    }
  }
}

export interface RunOptions {
  readonly workflowId: string;
  readonly context: object;
  readonly clock: VirtualClock;
  /** The activities, and how they hear of the try that begins. */
  readonly activities: (attempt: () => Attempt) => SagaActivities;
  /** What a person decides, in order, when the run needs one; after the last one, that it is settled. */
  readonly decisions: readonly Decision[];
}

/** What was told to a workflow, and what it commanded. */
interface Turn {
  readonly activation: coresdk.workflow_activation.IWorkflowActivation;
  readonly commands: readonly Command[];
}

const plain = (commands: readonly Command[]): unknown => commands.map((command) => coresdk.workflow_commands.WorkflowCommand.fromObject(command).toJSON());

/** The sandbox takes turns of the event loop, but no time: the clock stands still meanwhile. */
async function atOneMoment<T>(clock: VirtualClock, work: Promise<T>): Promise<T> {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  work.then(end, end);
  while (!isOver) await clock.sleep(0);
  return work;
}

async function commandsAfter(workflow: Workflow, told: coresdk.workflow_activation.IWorkflowActivation): Promise<readonly Command[]> {
  const { successful, failed } = await workflow.activate(coresdk.workflow_activation.WorkflowActivation.fromObject(told));
  if (failed) throw new Error(failed.failure?.message ?? 'the workflow task has failed');
  return successful?.commands ?? [];
}

class Run {
  readonly #history: Turn[];
  readonly #workflow: Workflow;
  readonly #runId: string;
  readonly #options: RunOptions;
  readonly #activities: SagaActivities;
  readonly #decisions: Decision[];
  #attempt: Attempt = { number: 1, kept: undefined, keep: () => undefined };
  #underWay = 0;
  #turn: Promise<void> = Promise.resolve();
  #end: { readonly resolve: (state: SagaState) => void; readonly reject: (error: unknown) => void } | undefined;

  constructor(workflow: Workflow, runId: string, options: RunOptions, history: Turn[]) {
    this.#history = history;
    this.#workflow = workflow;
    this.#runId = runId;
    this.#options = options;
    this.#activities = options.activities(() => this.#attempt);
    this.#decisions = [...options.decisions];
  }

  start(workflowType: string): Promise<SagaState> {
    const { workflowId, context } = this.#options;
    return new Promise((resolve, reject) => {
      this.#end = { resolve, reject };
      this.#activate({ initializeWorkflow: { workflowId, workflowType, arguments: [payloads.toPayload(context)] } });
    });
  }

  /** Brings news to the workflow, one after the other, and does what it commands. */
  #activate(job: Job): void {
    this.#turn = this.#turn
      .then(async () => {
        const commands = await this.#commandsAfter(job);
        for (const command of commands) this.#perform(command);
        const isOver = commands.some(({ completeWorkflowExecution, failWorkflowExecution }) => completeWorkflowExecution || failWorkflowExecution);
        if (!isOver && this.#underWay === 0) await this.#askPerson();
      })
      .catch((error: unknown) => this.#end?.reject(error));
  }

  async #commandsAfter(job: Job): Promise<readonly Command[]> {
    const timestamp = msNumberToTs(this.#options.clock.now());
    const activation = { runId: this.#runId, timestamp, jobs: [job], isReplaying: false, historyLength: 3 };
    const commands = await atOneMoment(this.#options.clock, commandsAfter(this.#workflow, activation));
    this.#history.push({ activation, commands });
    return commands;
  }

  #perform({ scheduleActivity, completeWorkflowExecution, failWorkflowExecution }: Command): void {
    if (scheduleActivity) {
      this.#underWay += 1;
      void this.#schedule(scheduleActivity).then((result) => {
        this.#underWay -= 1;
        this.#activate({ resolveActivity: { seq: scheduleActivity.seq, result } });
      });
    }
    if (completeWorkflowExecution) this.#end?.resolve(payloads.fromPayload(completeWorkflowExecution.result ?? {}) as SagaState);
    if (failWorkflowExecution) this.#end?.reject(new Error(failWorkflowExecution.failure?.message ?? 'the workflow has failed'));
  }

  /** A workflow that waits for nothing waits for a person, and its query says so. */
  async #askPerson(): Promise<void> {
    const commands = await this.#commandsAfter({ queryWorkflow: { queryId: 'q', queryType: 'state', arguments: [] } });
    const answer = commands.find(({ respondToQuery }) => respondToQuery)?.respondToQuery?.succeeded?.response;
    const { needsHuman } = payloads.fromPayload(answer ?? {}) as SagaState;
    if (!needsHuman) throw new Error('the workflow waits for something that never comes');
    this.#activate({ signalWorkflow: { signalName: 'decide', input: [payloads.toPayload(this.#decisions.shift() ?? 'settled')] } });
  }

  async #schedule({ activityType, arguments: sent, retryPolicy }: Schedule): Promise<coresdk.activity_result.IActivityResolution> {
    const request = payloads.fromPayload(sent?.[0] ?? {}) as StepRequest;
    let kept: Kept | undefined;
    for (let number = 1; ; number++) {
      this.#attempt = { number, kept, keep: (next) => void (kept = next) };
      try {
        const work = this.#activities[activityType ?? '']?.(request) ?? Promise.reject(new Error(`there is no activity ${activityType}`));
        return { completed: { result: payloads.toPayload((await work) ?? null) } };
      } catch (error) {
        const failure = failures.errorToFailure(ApplicationFailure.fromError(error), payloads) as ProtoFailure;
        const info = failure.applicationFailureInfo;
        const isFinal = info?.nonRetryable || retryPolicy?.nonRetryableErrorTypes?.includes(info?.type ?? '');
        const isLast = (retryPolicy?.maximumAttempts ?? 0) > 0 && number >= (retryPolicy?.maximumAttempts ?? 0);
        if (isFinal || isLast)
          return {
            failed: { failure: { message: 'Activity task failed', activityFailureInfo: { activityType: { name: activityType ?? '' } }, cause: failure } },
          };
        await this.#options.clock.sleep(tsToMs(info?.nextRetryDelay ?? retryPolicy?.initialInterval));
      }
    }
  }
}
