import { useState } from 'react';
import { useGroupLabel } from '../report/group-label.ts';
import type { Reading, ReportIndex } from '../report/reading.ts';
import { useText } from '../text.ts';
import { prepareConversation } from './conversation.ts';
import { copyText } from './copy-text.ts';
import { GUIDE_MINUTES, writeGuide, writePlainGuide, type GuideSection } from './write-guide.ts';
import { Button } from '../shell/Button.tsx';

/** How to talk about the results with the team: an agenda made from them. */
export function ConversationGuide({
  index,
  reading,
  name,
}: {
  readonly index: ReportIndex;
  readonly reading: Reading;
  /** Of the team. */
  readonly name: string;
}) {
  const speech = useText();
  const { t } = speech;
  const labelOf = useGroupLabel();
  const conversation = prepareConversation(index, reading);
  if (conversation === null) return null;
  const sections = writeGuide(conversation, speech, labelOf);
  const heading = t('team.guide.heading', { title: t('team.guide.title'), group: name });
  const intro = conversation.kind === 'figures' ? 'intro' : 'introWithout';
  return (
    <section className="sheet guide" aria-labelledby="guide">
      <div className="heading-row">
        <h2 id="guide">{t('team.guide.title')}</h2>
        <Tools text={() => writePlainGuide(heading, sections, speech)} />
      </div>
      <p className="soft small">{t(`team.guide.${intro}`, { minutes: GUIDE_MINUTES })}</p>
      <ol className="guide-steps">
        {sections.map((section) => (
          <Step key={section.id} section={section} />
        ))}
      </ol>
    </section>
  );
}

function Step({ section: { title, minutes, lines } }: { readonly section: GuideSection }) {
  const { t } = useText();
  return (
    <li>
      <h3>{minutes === null ? title : t('team.guide.minutes', { title, minutes })}</h3>
      <ul>
        {lines.map(({ text, questions }) => (
          <li key={text}>
            {text}
            {questions.length > 0 && (
              <ul className="guide-questions">
                {questions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

function Tools({ text }: { readonly text: () => string }) {
  const { t } = useText();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <div className="actions no-print">
      <Button className="button" onPress={() => void copyText(text()).then(setCopied)}>
        {t('team.guide.copy')}
      </Button>
      <Button className="button button-quiet" onPress={printGuide}>
        {t('team.guide.print')}
      </Button>
      <span role="status" className="small">
        {copied !== null && t(copied ? 'team.guide.copied' : 'team.guide.copyFailed')}
      </span>
    </div>
  );
}

/** The style sheet hides everything else on paper while the mark is there. */
function printGuide(): void {
  const { dataset } = document.documentElement;
  dataset['print'] = 'guide';
  window.print();
  delete dataset['print'];
}
