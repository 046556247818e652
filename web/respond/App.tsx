import { startTransition, useCallback, useEffect, useState } from 'react';
import type { Draft } from './draft.ts';
import { DeadEndPage } from './pages/DeadEndPage.tsx';
import { DonePage } from './pages/DonePage.tsx';
import { OpeningPage } from './pages/OpeningPage.tsx';
import { SendingPage } from './pages/SendingPage.tsx';
import { WaitingPage } from './pages/WaitingPage.tsx';
import { WelcomePage } from './pages/WelcomePage.tsx';
import { OutOfSight } from './parts/OutOfSight.tsx';
import { isDraftEmpty } from './draft.ts';
import { kiosk } from './early.ts';
import { useBackButton } from './back-button.ts';
import { useRespondent } from './respondent.ts';
import type { Respondent } from './respondent.ts';
import { isAsking } from './state.ts';
import type { Asking, State } from './state.ts';

export function App() {
  const respondent = useRespondent();
  const { state, dispatch, tryNow, deviceLasts } = respondent;
  useBackButton(kiosk ? null : state, dispatch);
  useLeaveWarning(state, deviceLasts);
  switch (state.at) {
    case 'opening':
      return <OpeningPage />;
    case 'dead-end':
      return <DeadEndPage deadEnd={state} onTryNow={tryNow} />;
    case 'welcome':
    case 'questions':
    case 'review':
      return <AskingPages asking={state} respondent={respondent} />;
    case 'sending':
      return <SendingPage sending={state} onTryNow={tryNow} />;
    case 'done':
      return <DonePage done={state} kiosk={kiosk} />;
  }
}

function AskingPages({
  asking,
  respondent,
}: {
  readonly asking: Asking;
  readonly respondent: Respondent;
}) {
  const { dispatch, parts, deviceLasts, setShared, send, retryQuestions } = respondent;
  const { questions } = asking;
  const go = (at: Asking['at'], topic: number): void =>
    dispatch({ type: 'went', place: { at, topic } });
  const onAnswers = useCallback(
    (answers: Draft['answers']) => dispatch({ type: 'answered', answers }),
    [dispatch],
  );
  const ready = typeof questions === 'string' || parts === null ? null : { parts, questions };
  const drawsAhead = useLaterOf(ready !== null);
  return (
    <>
      {asking.at === 'welcome' && (
        <WelcomePage
          asking={asking}
          deviceLasts={deviceLasts}
          onStart={() => go('questions', asking.draft.topic)}
          onEraseDraft={() => dispatch({ type: 'draft-erased' })}
          onShared={kiosk ? null : (shared) => setShared(asking, shared)}
        />
      )}
      {asking.at !== 'welcome' && ready === null && (
        <WaitingPage asking={asking} deviceLasts={deviceLasts} onRetry={retryQuestions} />
      )}
      {asking.at === 'review' && ready !== null && (
        <ready.parts.ReviewPage
          asking={asking}
          instrument={ready.questions.instrument}
          deviceLasts={deviceLasts}
          onComment={(item, text) => dispatch({ type: 'commented', item, text })}
          onTopic={(topic) => go('questions', topic)}
          onSend={() => send(asking)}
        />
      )}
      {ready !== null && (drawsAhead || asking.at === 'questions') && (
        // Drawn out of sight while the person reads or reviews, so that it is there at once.
        <OutOfSight inSight={asking.at === 'questions'}>
          <ready.parts.QuestionsPage
            asking={asking}
            instrument={ready.questions.instrument}
            deviceLasts={deviceLasts}
            onAnswers={onAnswers}
            onTopic={(topic) => go('questions', topic)}
            onWelcome={() => go('welcome', 0)}
            onReview={() => go('review', asking.draft.topic)}
          />
        </OutOfSight>
      )}
    </>
  );
}

/** The same, but drawing what follows from it gives way to everything that a person does. */
function useLaterOf(now: boolean): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => startTransition(() => setLater(now)), [now]);
  return later;
}

/** Where nothing is kept, leaving by accident would lose the answers. */
function useLeaveWarning(state: State, deviceLasts: boolean): void {
  const unkept = isAsking(state)
    ? (state.shared || !deviceLasts) && !isDraftEmpty(state.draft)
    : state.at === 'sending' && !state.lasts;
  useEffect(() => {
    if (!unkept) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unkept]);
}
