import type { LogPart } from '../../workspace/index.ts';

/** A line of the log with its strong parts. Names are text, whatever they hold. */
export function Line({ parts }: { parts: readonly LogPart[] }) {
  return parts.map((part, index) => (part.strong ? <b key={index}>{part.text}</b> : <span key={index}>{part.text}</span>));
}
