import type { PaperId } from '../core/paper.ts';
import { type MediaBlock, nothingFound } from './media-block.ts';
import { isAlive, send } from './send.ts';
import { say } from './words.ts';

/** Brings a block to life: adds what the database knows of the paper, and lets its two buttons work. */
export function runMediaBlock(id: PaperId, block: MediaBlock): void {
  let isLooking = false;

  async function refresh(): Promise<void> {
    const reply = await send('mediaOf', id);
    if (!reply) return block.retire();
    if (!reply.ok) return;
    block.show(reply.value);
    if (reply.value.lookAutomatically && !reply.value.lookedOn) await look();
  }

  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    block.setLooking(true);
    const reply = await send('lookFor', id);
    isLooking = false;
    block.setLooking(false);
    if (!reply) return block.retire();
    if (!reply.ok) return block.tell(say('contentFailed', reply.words));
    const known = await send('mediaOf', id);
    const before = block.count();
    block.add(reply.value);
    if (known?.ok) block.show(known.value);
    const found = block.count() - before;
    if (found) block.tell(say('contentFound', `${found}`));
    else if (known?.ok && known.value.lookedOn) block.tell(nothingFound(known.value.lookedOn));
    else block.tell(say('contentNothingNew'));
  }

  async function save(): Promise<void> {
    const reply = await send('save', id);
    if (!reply) return block.retire();
    if (reply.ok) block.setSaved(reply.value);
    else block.tell(say('contentFailed', reply.words));
  }

  // An orphaned script may still draw; it must not offer what nobody can do.
  if (isAlive()) {
    block.save.addEventListener('click', () => void save());
    block.look.addEventListener('click', () => void look());
    void refresh();
  } else block.retire();
}
