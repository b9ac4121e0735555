import packed from '../prior.weights.json' with { type: 'json' };
import { type PriorModel, unpackPrior } from './pack-prior.ts';

let model: PriorModel | undefined;

/** The prior that the extension carries, made by `npm run train-prior`; unpacked at the first call. */
export function shippedPrior(): PriorModel {
  model ??= unpackPrior(packed);
  return model;
}
