import type { InvitationView } from '../../../api/app.ts';
import { Icon } from './Icon.tsx';
import type { FirstPageSpeech } from './text.ts';

interface CountsInProps extends Pick<InvitationView, 'countsIn' | 'brokenDownBy'> {
  readonly speech: FirstPageSpeech;
  /** Names of the units that are asked; null where the whole company is. */
  readonly audience: readonly string[] | null;
}

const NAMES_SHOWN = 5;

/** In which groups somebody's answers count, the smallest first. */
export function CountsIn({ speech, audience, countsIn, brokenDownBy }: CountsInProps) {
  const { t, formatList } = speech;
  return (
    <section className="block" aria-labelledby="counts">
      <h2 id="counts">{t('welcome.countsTitle')}</h2>
      {audience !== null && <p>{describeAudience(speech, audience)}</p>}
      <p>{t('welcome.countsLead')}</p>
      <ol className="groups">
        {countsIn.map((group, index) => (
          <li key={group.label + String(index)}>
            <span className="group-name">{group.label}</span>
            <span className="group-size">
              <Icon name="people" />
              {t('welcome.people', { count: group.heads })}
            </span>
            {index === 0 && (group.units.length > 1 || group.together !== group.heads) && (
              <span className="hint">
                {t('welcome.togetherWith', {
                  count: group.together,
                  units: formatList(group.units),
                })}
              </span>
            )}
          </li>
        ))}
      </ol>
      {brokenDownBy.length > 0 && <BrokenDown speech={speech} groups={brokenDownBy} />}
    </section>
  );
}

function describeAudience({ t, formatList }: FirstPageSpeech, audience: readonly string[]): string {
  return audience.length > NAMES_SHOWN
    ? t('welcome.partOfMany')
    : t('welcome.part', { units: formatList(audience) });
}

/** Attributes by which the employer compares: in which groups this person counts as well. */
function BrokenDown({
  speech,
  groups,
}: {
  readonly speech: FirstPageSpeech;
  readonly groups: InvitationView['brokenDownBy'];
}) {
  const { t, formatList } = speech;
  return (
    <>
      <p>{t('welcome.brokenDownLead')}</p>
      <ul className="groups">
        {groups.map(({ attribute, unit, values, heads }) => (
          <li key={`${attribute} ${unit ?? ''}`}>
            <span className="group-name">
              {attribute}: {formatList(values.map((value) => value || t('welcome.notStated')))}
            </span>
            <span className="group-size">
              <Icon name="people" />
              {t('welcome.people', { count: heads })}
            </span>
            {unit !== null && <span className="hint">{t('welcome.within', { unit })}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
