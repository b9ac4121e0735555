import type { Life } from '../life.ts';
import { clone } from './clone.ts';

interface Channel {
  readonly name: string;
  readonly life: Life;
  onmessage: ((event: { data: unknown }) => void) | null;
  isOpen: boolean;
}

/** BroadcastChannel over all living contexts. */
export function makeChannels() {
  let channels: Channel[] = [];
  return (life: Life) =>
    class {
      readonly channel: Channel;
      constructor(name: string) {
        this.channel = { name, life, onmessage: null, isOpen: true };
        channels.push(this.channel);
        life.onDeath(() => this.close());
      }
      set onmessage(listener: Channel['onmessage']) {
        this.channel.onmessage = listener;
      }
      postMessage(data: unknown) {
        if (!life.isAlive()) return;
        const copy = clone(data);
        for (const other of channels) {
          if (other === this.channel || other.name !== this.channel.name) continue;
          other.life.task(() => other.isOpen && other.onmessage?.({ data: copy }));
        }
      }
      close() {
        this.channel.isOpen = false;
        channels = channels.filter((other) => other !== this.channel);
      }
    };
}
