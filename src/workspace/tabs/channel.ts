/** Carries messages between the tabs of one browser that have the same design open. */
export interface TabChannel {
  post(message: unknown): void;
  /** Calls back with every message of the others. */
  listen(callback: (message: unknown) => void): void;
  close(): void;
}

export type OpenChannel = (name: string) => TabChannel | undefined;

/** The browser's own channel, where it has one. */
export const openBroadcastChannel: OpenChannel = (name) => {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    listen: (callback) => {
      channel.onmessage = (event: MessageEvent<unknown>) => callback(event.data);
    },
    close: () => channel.close(),
  };
};
