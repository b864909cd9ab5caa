/** A connection to something outside: a broker, a database. */
export interface Adapter {
  readonly name: string;
  /** Whether it answers now. */
  check(): Promise<boolean>;
  /** Takes nothing new, and resolves when what was begun has come to its end. */
  settle(): Promise<void>;
  /** Disconnects. */
  close(): Promise<void>;
}
