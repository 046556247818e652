export type Parts = Awaited<ReturnType<typeof loadParts>>;

export async function loadParts() {
  const [{ QuestionsPage, ReviewPage }] = await Promise.all([
    import('./parts.ts'),
    // Here already, so that Submit works without a connection.
    import('./submit.ts'),
  ]);
  return { QuestionsPage, ReviewPage };
}
