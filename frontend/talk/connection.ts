/** Whether the server can be reached, as Flow's own connection knows it. */

interface ConnectionStateStore {
  state: string;
  addStateChangeListener(listener: (previous: string, current: string) => void): void;
  removeStateChangeListener(listener: (previous: string, current: string) => void): void;
}

const LOST: readonly string[] = ['reconnecting', 'connection-lost'];

/** Calls back with false when the connection is lost and with true when it is back; answers how to stop. */
export function watchConnection(onChange: (connected: boolean) => void): () => void {
  const store = (window as { Vaadin?: { connectionState?: ConnectionStateStore } }).Vaadin?.connectionState;
  const listener = (previous: string, current: string) => {
    if (LOST.includes(previous) !== LOST.includes(current)) onChange(!LOST.includes(current));
  };
  store?.addStateChangeListener(listener);
  return () => store?.removeStateChangeListener(listener);
}
