/** Temml's own entry: `dist/` also bundles its chemistry and physics packages, a sixth of its bytes. */
declare module 'temml/temml.js' {
  const Temml: typeof import('temml').default;
  // biome-ignore lint/style/noDefaultExport: it is how Temml exports itself
  export default Temml;
}
