import { useCallback, useEffect } from 'react';
import type { Draft } from './draft.ts';
import { DeadEndPage } from './pages/DeadEndPage.tsx';
import { DonePage } from './pages/DonePage.tsx';
import { SendingPage } from './pages/SendingPage.tsx';
import { WaitingPage } from './pages/WaitingPage.tsx';
import { WelcomePage } from './pages/WelcomePage.tsx';
import { isDraftEmpty } from './draft.ts';
import { useBackButton } from './back-button.ts';
import { useRespondent } from './respondent.ts';
import type { Respondent } from './respondent.ts';
import { isAsking } from './state.ts';
import type { Asking, State } from './state.ts';
import { useText } from './text.ts';

export function App() {
  const respondent = useRespondent();
  const { state, dispatch, tryNow, deviceLasts } = respondent;
  useBackButton(state, dispatch);
  useLeaveWarning(state, deviceLasts);
  switch (state.at) {
    case 'opening':
      return <Opening />;
    case 'dead-end':
      return <DeadEndPage deadEnd={state} onTryNow={tryNow} />;
    case 'welcome':
    case 'questions':
    case 'review':
      return <AskingPages asking={state} respondent={respondent} />;
    case 'sending':
      return <SendingPage sending={state} onTryNow={tryNow} />;
    case 'done':
      return <DonePage done={state} />;
  }
}

function Opening() {
  const { t } = useText();
  return (
    <main className="page opening" aria-busy="true">
      <p role="status">{t('shell.loading')}</p>
    </main>
  );
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
  if (asking.at === 'welcome') {
    return (
      <WelcomePage
        asking={asking}
        deviceLasts={deviceLasts}
        onStart={() => go('questions', asking.draft.topic)}
        onEraseDraft={() => dispatch({ type: 'draft-erased' })}
        onShared={(shared) => setShared(asking, shared)}
      />
    );
  }
  if (typeof questions === 'string' || parts === null) {
    return <WaitingPage asking={asking} deviceLasts={deviceLasts} onRetry={retryQuestions} />;
  }
  const shared = { asking, instrument: questions.instrument, deviceLasts };
  return asking.at === 'review' ? (
    <parts.ReviewPage
      {...shared}
      onComment={(item, text) => dispatch({ type: 'commented', item, text })}
      onTopic={(topic) => go('questions', topic)}
      onSend={() => send(asking)}
    />
  ) : (
    <parts.QuestionsPage
      {...shared}
      onAnswers={onAnswers}
      onTopic={(topic) => go('questions', topic)}
      onWelcome={() => go('welcome', 0)}
      onReview={() => go('review', asking.draft.topic)}
    />
  );
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
