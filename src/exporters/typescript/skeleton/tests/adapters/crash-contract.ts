import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import type { MessageBus } from '../../platform/messaging/bus.ts';
import { eventually, message } from './bus-contract.ts';
import { fresh } from './environment.ts';

/**
 * In a process of its own: takes one message from the channel that the environment names, and is killed while it handles it.
 * @param bus of this process.
 */
export function handleAndDie(bus: MessageBus): void {
  bus.subscribe({ channel: process.env['CRASH_CHANNEL'] ?? '', group: 'mail', maxDeliveries: 3, ordered: true }, async () => {
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  });
}

/**
 * A message that a process had when it died comes to another one.
 * @param script calls {@link handleAndDie}.
 */
export function itSurvivesACrash(bus: () => MessageBus, script: URL): void {
  it('come again when the process dies that handles them', async () => {
    const channel = fresh('orders');
    const subscription = { channel, group: 'mail', maxDeliveries: 3, ordered: true };
    const before: unknown[] = [];
    const away = bus().subscribe(subscription, async (envelope) => void before.push(envelope));
    await bus().publish(channel, message(0, { key: 'a' }));
    await eventually(() => expect(before).toHaveLength(1));
    away();
    const sent = message(1, { key: 'a' });
    await bus().publish(channel, sent);
    const child = spawn(process.execPath, [fileURLToPath(script)], {
      env: { ...process.env, CRASH_CHANNEL: channel },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const dead = new Promise<unknown>((resolve) => child.on('exit', (_, signal) => resolve(signal)));
    onTestFinished(() => void child.kill('SIGKILL'));
    expect(await dead).toBe('SIGKILL');
    const heard: unknown[] = [];
    const leave = bus().subscribe(subscription, async (envelope) => void heard.push(envelope));
    await eventually(() => expect(heard).toEqual([sent]));
    leave();
  });
}
