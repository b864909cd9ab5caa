import type { Theme } from '../../../drawing/index.ts';
import type { Design } from '../../../model/index.ts';
import { inputOfScenario, type LogEntry, messagesOf, run, type RunInput, type Trace } from '../../../simulation/index.ts';
import { tag } from '../markup.ts';
import { captions } from './captions.ts';
import { paceOf } from './pace.ts';
import { stillNumbers, tokens } from './tokens.ts';

/** What a picture needs to move. */
export interface Motion {
  readonly style: string;
  /** Over the drawing, in the coordinates of the canvas. */
  readonly overlay: string;
  /** One line of words, its corner at 0, 0. */
  readonly caption: string;
}

/** More messages make a picture that nobody watches to its end. */
const MOST_MESSAGES = 120;

/** The runs that a picture can show: `saga:ID` as it goes well, `scenario:ID` with its faults. */
export function runsOf({ sagas, scenarios }: Design): readonly { readonly value: string; readonly label: string; readonly hint: string }[] {
  return [
    ...Object.entries(sagas).map(([id, { name }]) => ({ value: `saga:${id}`, label: name, hint: 'saga' })),
    ...Object.entries(scenarios).map(([id, { name }]) => ({ value: `scenario:${id}`, label: name, hint: 'scenario' })),
  ];
}

/**
 * One run of the design, as an animation in CSS that goes on for ever. Who asks for less motion sees numbers on the flows and how the run ended.
 * @param width of the caption in px
 * @throws Error where there is no such run, or it cannot be played
 */
export function motionOf(design: Design, wanted: string, width: number, theme: Theme): Motion {
  const trace = played(design, wanted);
  const messages = messagesOf(trace, 1, MOST_MESSAGES);
  const entries = trace.entries.filter(
    (entry) => isOfRun(entry) && entry.tUs <= (messages.length === MOST_MESSAGES ? (messages.at(-1)?.endUs ?? 0) : Infinity),
  );
  const pace = paceOf([...messages.flatMap(({ startUs, endUs }) => [startUs, endUs]), ...entries.map(({ tUs }) => tUs)]);
  const moving = tokens(design, messages, pace, theme);
  const words = captions(entries, pace, width, theme);
  const rules = [...moving, ...words].map(({ style }) => style).join('');
  return {
    style: `@media (prefers-reduced-motion:no-preference){.still{display:none}.moves{animation:0s linear infinite;animation-duration:${pace.round.toFixed(2)}s}${rules}}`,
    overlay: tag('g', { class: 'still' }, stillNumbers(design, messages, theme)) + moving.map(({ markup }) => markup).join(''),
    caption: words.map(({ markup }) => markup).join(''),
  };
}

const isOfRun = ({ run: own }: LogEntry): boolean => own === undefined || own === 1;

function played(design: Design, wanted: string): Trace {
  const outcome = run(design, inputOf(design, wanted));
  if (outcome.ok) return outcome.trace;
  throw new Error(outcome.problems[0]?.message ?? 'It cannot be played.');
}

function inputOf(design: Design, wanted: string): RunInput {
  const colon = wanted.indexOf(':');
  const [kind, id] = [wanted.slice(0, colon), wanted.slice(colon + 1)];
  const load = { count: 1, everyUs: 1_000_000 };
  if (kind === 'saga' && Object.hasOwn(design.sagas, id)) return { entry: { kind, sagaId: id }, seed: 1, load };
  const scenario = kind === 'scenario' && Object.hasOwn(design.scenarios, id) ? design.scenarios[id] : undefined;
  if (scenario === undefined) throw new Error(`This design has no run “${wanted}”.`);
  const { entry, seed, faults = [] } = inputOfScenario(scenario);
  return { entry, seed, faults, load };
}
