import { activate } from './mutants.ts';

activate(process.env.MUTANT);
