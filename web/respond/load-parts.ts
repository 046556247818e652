export type Parts = Awaited<ReturnType<typeof loadParts>>;

export async function loadParts() {
  const { QuestionsPage, ReviewPage } = await import('./parts.ts');
  // Next, so that Submit works without a connection; where it does not come, Submit asks for it again.
  import('./submit.ts').catch(() => null);
  return { QuestionsPage, ReviewPage };
}
