/** What the first page does without: SurveyJS, the pages up to Submit, the cryptography of the ballot. */
export type Parts = Awaited<ReturnType<typeof loadParts>>;

export async function loadParts() {
  const [{ QuestionsPage }, { ReviewPage }] = await Promise.all([
    import('./pages/QuestionsPage.tsx'),
    import('./pages/ReviewPage.tsx'),
    // Here already, so that Submit works without a connection.
    import('./submit.ts'),
  ]);
  return { QuestionsPage, ReviewPage };
}
