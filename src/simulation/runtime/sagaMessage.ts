import { failsAgain } from '../saga/participant.ts';
import type { Done, Outcome } from './outcome.ts';
import type { Request, SagaCommand } from './request.ts';

/**
 * One message that carries the command of a saga step. All copies of it share a fate: once the answer is that nothing was done, no copy does anything.
 * Where a copy has been applied before, an error of another one means that nobody knows. The next try is another message.
 */
export function asMessage(command: SagaCommand): SagaCommand {
  let applied = false;
  let denied: Outcome | undefined;
  return {
    ...command,
    commit: (refuse, done, gone) => {
      if (denied && failsAgain()) {
        command.deniedAgain();
        return done(denied);
      }
      const told: Done = (outcome) => {
        applied ||= outcome.kind === 'ok';
        done(outcome);
      };
      command.commit(refuse, told, gone);
    },
    fail: (outcome) => {
      if (applied) return { ...outcome, maybe: true };
      denied ??= outcome;
      return outcome;
    },
  };
}

/** The same request as a message of its own. */
export const messageOf = (request: Request): Request => (request.command ? { ...request, command: asMessage(request.command) } : request);

/** Whoever answers the command of a saga that nothing was done stays with it. */
export function keepingWord({ command }: Request, done: Done): Done {
  if (!command) return done;
  return (outcome) => done((outcome.kind === 'failed' || outcome.kind === 'rejected') && !outcome.maybe ? command.fail(outcome) : outcome);
}
