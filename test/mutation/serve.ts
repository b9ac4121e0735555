/** What a process answers its parent: who noticed the mutant, if anybody did. */
export interface Answer {
  readonly killedBy?: string | undefined;
}

/** Says that it is ready, and answers with what `judge` finds, until the parent lets go. */
export async function serve(judge: (id: string) => Promise<string | undefined>): Promise<void> {
  await new Promise<void>((resolve) => {
    process.on('message', (id: string) => {
      void judge(id).then((killedBy) => process.send?.({ killedBy } satisfies Answer));
    });
    process.on('disconnect', resolve);
    process.send?.({});
  });
}
