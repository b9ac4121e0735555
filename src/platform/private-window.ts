/** Whether this page belongs to a private window, of which nothing is kept. Without the polyfill, for what starts first. */
export function isPrivate(): boolean {
  const api = globalThis as unknown as { chrome?: { extension?: { inIncognitoContext?: boolean } } };
  return api.chrome?.extension?.inIncognitoContext === true;
}
