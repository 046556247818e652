import { CheckTable } from './CheckTable.tsx';
import { Frame } from './Frame.tsx';
import { Groups } from './Groups.tsx';
import { Limits } from './Limits.tsx';
import type { CheckedRound } from './load-round.ts';
import { ReceiptSection } from './ReceiptSection.tsx';
import { listChecks } from './list-checks.ts';
import { useText } from './text.ts';

/** All that can be checked of one round, from the most useful to the most detailed. */
export function RoundPage({ round }: { readonly round: CheckedRound }) {
  const { t } = useText();
  const { manifest, words, receipts, inspection } = round;
  const checks = listChecks(round);
  const failed = checks.filter(({ held }) => held === false).length;
  return (
    <Frame kicker={`${manifest.round.organisation} · ${manifest.round.title}`} heading={t('title')}>
      <p className="lead">{t('round.lead')}</p>
      <p className={failed === 0 ? 'verdict good' : 'verdict bad'} data-testid="verdict">
        {failed === 0
          ? t('verdict.good', { count: checks.filter(({ held }) => held === true).length })
          : t('verdict.bad', { count: failed })}
      </p>
      <section className="block" aria-labelledby="words">
        <h2 id="words">{t('words.title')}</h2>
        <p className="words" translate="no" data-testid="comparison-words">
          {words.map((word, index) => (
            <span key={index}>{word}</span>
          ))}
        </p>
        <p className="hint">{t('words.text')}</p>
      </section>
      <ReceiptSection round={round} />
      <Facts round={round} />
      <Groups manifest={manifest} />
      <CheckTable checks={checks} />
      <Limits />
      <section className="block" aria-labelledby="experts">
        <h2 id="experts">{t('experts.title')}</h2>
        <p>{t('experts.text')}</p>
        <dl className="fingerprints">
          <dt>{t('experts.root')}</dt>
          <dd>
            <code>{inspection.root}</code>
          </dd>
          {receipts.at === 'released' && (
            <>
              <dt>{t('experts.receiptsRoot')}</dt>
              <dd>
                <code>{receipts.list.root}</code>
              </dd>
              <dt>{t('experts.release')}</dt>
              <dd>
                <code>{receipts.release}</code>
              </dd>
            </>
          )}
        </dl>
        <p>
          <code>npm run verify-round -- {window.location.href}</code>
        </p>
      </section>
    </Frame>
  );
}

/** The rules of the round in plain words. */
function Facts({ round }: { readonly round: CheckedRound }) {
  const { t, formatDate } = useText();
  const { policy, round: about, comments } = round.manifest;
  const { lastDay, closedOn } = round;
  const lastDayName = formatDate(lastDay.closesOn);
  const heads = round.manifest.keys
    .filter(({ kind }) => kind === 'ballot')
    .reduce((sum, key) => sum + key.heads, 0);
  return (
    <section className="block" aria-labelledby="rules">
      <h2 id="rules">{t('rules.title')}</h2>
      <p>{t('rules.lead')}</p>
      <ul className="rules">
        <li>{t(closedOn === null ? 'rules.closes' : 'rules.closed', { date: lastDayName })}</li>
        {closedOn !== null && closedOn < lastDay.closesOn && (
          <li>{t('rules.closedEarly', { date: formatDate(closedOn) })}</li>
        )}
        {lastDay.closesOn !== about.closesOn && (
          <li>{t('rules.extended', { date: formatDate(about.closesOn) })}</li>
        )}
        <li>{t('rules.people', { count: heads })}</li>
        <li>{t('rules.group', { count: policy.groupMin })}</li>
        <li>{t('rules.distribution', { count: policy.distributionMin })}</li>
        <li>
          {comments ? t('rules.comments', { count: policy.commentMin }) : t('rules.noComments')}
        </li>
      </ul>
    </section>
  );
}
