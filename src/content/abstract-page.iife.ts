import { isPastPlace, placeFor, readAbstractPage } from './abstract-reader.ts';
import { makeMediaBlock } from './media-block.ts';
import { runMediaBlock } from './run-media-block.ts';
import { send } from './send.ts';

/** Draws the block, in place of one that an earlier life of this script has left. */
function draw(): void {
  const page = readAbstractPage(document);
  const place = placeFor(document);
  if (!page || !place) return;
  const block = makeMediaBlock(page);
  const former = document.querySelector('[data-arxiv-daily-show]');
  if (former) former.replaceWith(block.element);
  else place.after(block.element);
  runMediaBlock(page.id, block);
  if (!page.isAsKnown) void send('layoutUnknown', page.id);
}

/**
 * The page is painted while it is still loading, and its last scripts come from the network: drawing at its end would
 * push down what readers already see. Before every paint there is an animation frame, so the block is put in at the
 * first one that finds its place parsed, and what follows it has never been seen without it.
 */
function drawBeforePaint(): void {
  let drawn = false;
  const drawOnce = () => {
    if (!drawn) draw();
    drawn = true;
  };
  const onFrame = () => {
    if (isPastPlace(document)) drawOnce();
    else if (!drawn) requestAnimationFrame(onFrame);
  };
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', drawOnce, { once: true });
    requestAnimationFrame(onFrame);
  } else drawOnce();
}

drawBeforePaint();
