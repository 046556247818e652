import { useEffect, useState } from 'react';
import type { SignedManifest } from '../../../surveys/ballot/manifest.ts';
import { getJson } from '../api.ts';
import { fetchHere } from '../early.ts';
import type { Asking } from '../state.ts';
import { useText } from '../text.ts';

/**
 * The last day was moved after the invitation was written. Shows how it was, and whether the new day
 * is signed by whoever signed the rules; where it is not, the day of the invitation is the one to trust.
 */
export function Extended({ asking }: { readonly asking: Asking }) {
  const { t, formatDate } = useText();
  const { round, manifestRoot } = asking.session.invitation;
  const { id, closesOn, extendedFrom } = round;
  const { questions } = asking;
  const signed =
    typeof questions === 'string' ? null : (questions.manifest as SignedManifest | null);
  const [verdict, setVerdict] = useState<'checking' | 'held' | 'wrong'>('checking');
  useEffect(() => {
    if (extendedFrom === null || signed === null) return;
    void checkDay({ id, closesOn, root: manifestRoot, signed }).then((held) =>
      setVerdict(held ? 'held' : 'wrong'),
    );
  }, [id, closesOn, extendedFrom, manifestRoot, signed]);
  if (extendedFrom === null) return null;
  const date = formatDate(extendedFrom);
  return (
    <p className={verdict === 'wrong' ? 'warning' : 'hint'} role="status">
      {verdict === 'checking' && t('facts.extended', { date })}
      {verdict === 'held' && t('facts.extendedHeld', { date })}
      {verdict === 'wrong' && t('facts.extendedWrong', { date })}
    </p>
  );
}

interface Day {
  readonly id: string;
  readonly closesOn: string;
  /** Of the manifest, from the invitation. */
  readonly root: string;
  readonly signed: SignedManifest;
}

async function checkDay({ id, closesOn, root, signed }: Day): Promise<boolean> {
  const published = await getJson<unknown>(fetchHere, `/api/rounds/${id}/extensions`);
  if (!published.ok || signed.root !== root) return false;
  const { checkExtensions } = await import('../../../surveys/ballot/extension.ts');
  const found = await checkExtensions(signed, published.value);
  return found.verdict !== 'wrong' && found.closesOn === closesOn;
}
