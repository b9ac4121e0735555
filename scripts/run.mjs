// Runs a TypeScript file of this project in Node: `node scripts/run.mjs test/bench/index.ts media --json`.
// Node 20 reads no TypeScript; vite is here anyway and its module runner does.
import { resolve } from 'node:path';
import { createServer, createServerModuleRunner } from 'vite';

const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error('usage: node scripts/run.mjs FILE.ts [arguments]');
  process.exit(2);
}
process.argv = [process.argv[0], resolve(file), ...args];
const server = await createServer({
  configFile: false,
  root: resolve(import.meta.dirname, '..'),
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true, include: [] },
});
const runner = createServerModuleRunner(server.environments.ssr, { hmr: false });
try {
  const module = await runner.import(resolve(file));
  await module.main?.(args);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await runner.close();
  await server.close();
}
