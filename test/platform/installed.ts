import { installExtension, makeStorage } from './fake-storage.ts';

// Import this before anything of the product: the polyfill looks for the extension's globals when it is loaded.
installExtension(makeStorage());
