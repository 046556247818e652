import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CountsIn } from '../../ui/first-page/CountsIn.tsx';
import { Facts } from '../../ui/first-page/Facts.tsx';
import { PromiseBox } from '../../ui/first-page/PromiseBox.tsx';
import { firstPageEn } from '../../ui/first-page/texts.en.ts';
import { firstPageFr } from '../../ui/first-page/texts.fr.ts';
import { createText, type Language } from '../../ui/i18n.ts';
import type { PlanView, RoundView, ToldView } from '../api.ts';
import { organisationQuery, toldQuery } from '../http/queries.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { useText } from '../text.ts';
import { Choice } from '../rounds/AudienceField.tsx';
import { RadioGroup } from '../shell/checks.tsx';

/** One speaker per language: the frame speaks the employee's language, whatever that of this page is. */
const speakers = {
  en: createText({ en: firstPageEn, fr: firstPageFr }, 'en').currentSpeech(),
  fr: createText({ en: firstPageEn, fr: firstPageFr }, 'fr').currentSpeech(),
};

/** The first page of an employee, with the words and numbers that the people of a team would read. */
export function ToldPreview({
  round,
  plan,
}: {
  readonly round: RoundView;
  readonly plan: PlanView;
}) {
  const { t, language } = useText();
  const units = plan.cohorts.flatMap((cohort) => cohort.units);
  const together = plan.cohorts.find((cohort) => cohort.units.length > 1);
  const [unit, setUnit] = useState(together?.units[0]?.id ?? units[0]?.id ?? '');
  const [speaks, setSpeaks] = useState<Language>(language);
  const told = useQuery({ ...toldQuery(round.id, unit), placeholderData: keepPreviousData });
  return (
    <section className="section told" aria-labelledby="told">
      <div className="told-words">
        <h3 id="told">{t('launch.told.title')}</h3>
        <p className="soft small">{t('launch.told.why')}</p>
        <div className="field">
          <label className="field-label" htmlFor="told-unit">
            {t('launch.told.unit')}
          </label>
          <select
            id="told-unit"
            className="react-aria-Input"
            value={unit}
            onChange={(event) => setUnit(event.target.value)}
          >
            {units.map(({ id, name, heads }) => (
              <option key={id} value={id}>
                {t('rounds.plan.unitHeads', { name, heads })}
              </option>
            ))}
          </select>
        </div>
        <RadioGroup
          className="choices"
          value={speaks}
          onChange={(chosen) => setSpeaks(chosen as Language)}
          label={t('launch.told.language')}
        >
          <Choice value="fr">{t('launch.told.fr')}</Choice>
          <Choice value="en">{t('launch.told.en')}</Choice>
        </RadioGroup>
        {round.breakdowns.length > 0 && <p className="soft small">{t('launch.told.most')}</p>}
      </div>
      <div
        className="phone told-phone"
        lang={speaks}
        tabIndex={0}
        role="region"
        aria-label={t('launch.told.frame')}
      >
        <Loaded query={told}>
          {(content) => <FirstPage round={round} content={content} language={speaks} />}
        </Loaded>
      </div>
    </section>
  );
}

function FirstPage({
  round,
  content,
  language,
}: {
  readonly round: RoundView;
  readonly content: ToldView;
  readonly language: Language;
}) {
  const speech = speakers[language];
  const units = useQuery(organisationQuery).data?.units ?? [];
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return (
    <div className="told-page">
      <p className="soft small">{content.organisation}</p>
      <p className="told-title">{round.title}</p>
      <p>{speech.t('welcome.asks', { organisation: content.organisation })}</p>
      <Facts speech={speech} round={{ minutes: content.minutes, closesOn: round.closesOn }} />
      <PromiseBox speech={speech} groupMin={round.policy.groupMin} />
      <CountsIn
        speech={speech}
        audience={round.audience?.map((id) => names.get(id) ?? id) ?? null}
        countsIn={content.countsIn}
        brokenDownBy={content.brokenDownBy}
      />
    </div>
  );
}
