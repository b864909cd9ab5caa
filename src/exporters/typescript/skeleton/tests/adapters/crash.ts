import { spawn } from 'node:child_process';

/** Variables by which the process that dies knows what to do. */
export const CRASH = { channel: 'CRASH_CHANNEL', group: 'CRASH_GROUP' } as const;

/**
 * Starts a script that subscribes and is killed while it handles its first message.
 * @param script path of a module that calls `handleAndDie`.
 * @returns what resolves when it listens, and what resolves when it is dead.
 */
export function dying(script: string, channel: string, group: string): { listens: Promise<void>; dead: Promise<string> } {
  const child = spawn(process.execPath, [script], { env: { ...process.env, [CRASH.channel]: channel, [CRASH.group]: group } });
  let output = '';
  let hear: () => void = () => undefined;
  const listens = new Promise<void>((resolve) => {
    hear = () => output.includes('listening') && resolve();
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += String(chunk);
      hear();
    });
  const dead = new Promise<string>((resolve) => child.on('close', (_, signal) => resolve(`${signal} ${output}`)));
  return { listens, dead };
}
