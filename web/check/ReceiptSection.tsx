import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import type { CheckedRound, Receipts } from './load-round.ts';
import { lookUpReceipt } from './look-up.ts';
import type { LookUp } from './look-up.ts';
import { useText } from './text.ts';

/** Whether one's ballot counts: from the release on. */
export function ReceiptSection({ round }: { readonly round: CheckedRound }) {
  const { t, formatDate } = useText();
  const { receipts, manifest, lastDay, closedOn } = round;
  const date = formatDate(lastDay.closesOn);
  return (
    <section className="block" aria-labelledby="receipt">
      <h2 id="receipt">{t('receipt.title')}</h2>
      {receipts.at === 'open' && (
        <p>{closedOn === null ? t('receipt.open', { date }) : t('receipt.closing')}</p>
      )}
      {receipts.at === 'few' && <p>{t('receipt.few', { count: manifest.policy.groupMin })}</p>}
      {receipts.at === 'unreadable' && <p>{t('receipt.unreadable')}</p>}
      {receipts.at === 'released' && <LookUpForm receipts={receipts} />}
    </section>
  );
}

const OUTCOMES = {
  found: { className: 'verdict good', text: 'receipt.found' },
  missing: { className: 'verdict bad', text: 'receipt.missing' },
  typing: { className: 'verdict', text: 'receipt.typing' },
  list: { className: 'verdict bad', text: 'receipt.list' },
  offline: { className: 'verdict', text: 'receipt.offline' },
} as const;

function LookUpForm({ receipts }: { readonly receipts: Extract<Receipts, { at: 'released' }> }) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [outcome, setOutcome] = useState<LookUp | 'looking' | null>(null);
  const look = (event: SyntheticEvent): void => {
    event.preventDefault();
    setOutcome('looking');
    void lookUpReceipt(receipts, typed).then(setOutcome);
  };
  const shown = outcome === null || outcome === 'looking' ? null : OUTCOMES[outcome];
  return (
    <>
      <p>{t('receipt.released', { count: receipts.list.count })}</p>
      <form className="field" onSubmit={look}>
        <label htmlFor="typed">{t('receipt.label')}</label>
        <div className="line">
          <input
            id="typed"
            className="code"
            value={typed}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
            aria-describedby="typed-hint"
            onChange={(event) => {
              setTyped(event.target.value);
              setOutcome(null);
            }}
          />
          <button type="submit" className="button primary">
            {t('receipt.look')}
          </button>
        </div>
        <p id="typed-hint" className="hint">
          {t('receipt.hint')}
        </p>
      </form>
      <div role="status" data-testid="outcome" data-outcome={outcome ?? ''}>
        {outcome === 'looking' && <p>{t('receipt.looking')}</p>}
        {shown !== null && <p className={shown.className}>{t(shown.text)}</p>}
      </div>
    </>
  );
}
