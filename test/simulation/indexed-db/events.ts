/** What happened, as IndexedDB's listeners are told it. */
export class DbEvent {
  readonly type: string;
  readonly oldVersion: number;
  readonly newVersion: number | null;
  target: Target | undefined;
  currentTarget: Target | undefined;
  isPrevented = false;

  constructor(type: string, oldVersion = 0, newVersion: number | null = null) {
    this.type = type;
    this.oldVersion = oldVersion;
    this.newVersion = newVersion;
  }
  preventDefault(): void {
    this.isPrevented = true;
  }
}

type Listener = (event: DbEvent) => void;

export class Target {
  private listeners: readonly { readonly type: string; readonly listener: Listener }[] = NONE;

  addEventListener(type: string, listener: Listener): void {
    this.listeners = [...this.listeners, { type, listener }];
  }
  removeEventListener(type: string, listener: Listener): void {
    this.listeners = this.listeners.filter((one) => one.type !== type || one.listener !== listener);
  }
  /**
   * Tells this target's listeners.
   * @param target what it happened to: this one, or one whose events come by here.
   * @returns whether none of them failed.
   */
  hear(event: DbEvent, target: Target): boolean {
    event.target = target;
    event.currentTarget = this;
    let isWell = true;
    for (const { type, listener } of this.listeners) {
      if (type !== event.type) continue;
      try {
        listener.call(this, event);
      } catch {
        isWell = false;
      }
    }
    return isWell;
  }
}

const NONE: readonly never[] = [];
