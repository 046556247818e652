import { useQuery } from '@tanstack/react-query';
import { instrumentQuery } from '../http/queries.ts';
import { LazyPhoneSurvey, PhonePreview } from '../questionnaires/PhonePreview.tsx';
import { Loaded } from '../shell/Loaded.tsx';

/** The questionnaire as an employee sees it on a phone. */
export function QuestionnairePreview({
  instrument,
  title,
}: {
  readonly instrument: string;
  readonly title: string;
}) {
  return (
    <PhonePreview title={title}>{() => <PreviewContent instrument={instrument} />}</PhonePreview>
  );
}

function PreviewContent({ instrument }: { readonly instrument: string }) {
  const query = useQuery(instrumentQuery(instrument));
  return (
    <Loaded query={query}>
      {({ survey, items }) => <LazyPhoneSurvey pages={survey.pages} items={items} />}
    </Loaded>
  );
}
