import { isLanguage } from '../ui/i18n.ts';
import type { Failure } from './api.ts';
import { nameInvitation, readDraft } from './draft.ts';
import { askForInvitation, device, firstReply, kiosk, obstacle, secret } from './early.ts';
import { keepTab, readTab, wasSent } from './entry.ts';
import { listPending } from './pending.ts';
import type { End } from './state.ts';
import { dispatch } from './store.ts';
import { resumeSubmission, retryTimer } from './run-submission.ts';
import { setLanguage } from './text.ts';

/** From the address to the first page. Without a connection it tries again by itself. */
export async function open(): Promise<void> {
  const chosen = readTab(window, 'language');
  if (isLanguage(chosen)) setLanguage(chosen);

  if (obstacle !== null) {
    dispatch({ type: 'ended', end: { why: obstacle } });
    return;
  }
  const name = secret === null ? null : await nameInvitation(secret);
  // Whatever was being sent goes first, with the link or without it.
  const pending = listPending(device).find((one) => name === null || one === name);
  if (pending !== undefined) await resumeSubmission(pending);
  else if (secret === null || name === null) {
    dispatch({ type: 'ended', end: { why: wasSent(window) ? 'sent' : 'no-secret' } });
  } else await lookUp(secret, name);
}

async function lookUp(ofSecret: string, name: string): Promise<void> {
  keepTab(window, 'secret', ofSecret);
  for (let attempt = 0; ; attempt++) {
    const reply = await ((attempt === 0 && firstReply) || askForInvitation(ofSecret));
    if (reply.ok) {
      const invitation = reply.value;
      const draft = readDraft(device, name, invitation.round.id);
      if (readTab(window, 'language') === null && isLanguage(invitation.language)) {
        setLanguage(invitation.language);
      }
      dispatch({ type: 'opened', session: { secret: ofSecret, name, invitation }, draft });
      if (kiosk) dispatch({ type: 'shared-set', shared: true });
      return;
    }
    dispatch({ type: 'ended', end: explainFailure(reply.failure) });
    if (reply.failure.kind === 'problem') return;
    await retryTimer.wait(attempt);
  }
}

function explainFailure(failure: Failure): End {
  switch (failure.kind) {
    case 'offline':
      return { why: 'offline' };
    case 'busy':
      return { why: 'server' };
    case 'problem':
      return { why: 'unknown' };
  }
}
