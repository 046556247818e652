/** What the first page does without: the pages up to Submit, and SurveyJS with them. */
export { QuestionsPage } from './pages/QuestionsPage.tsx';
export { ReviewPage } from './pages/ReviewPage.tsx';
