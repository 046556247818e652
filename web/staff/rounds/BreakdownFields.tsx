import { useQuery } from '@tanstack/react-query';
import { organisationQuery } from '../http/queries.ts';
import { useText } from '../text.ts';
import { listPlaces, moveEarlier, writeBreakdown } from './breakdown-choice.ts';
import { useBreakdownName } from './breakdown-name.ts';
import { Button } from '../shell/Button.tsx';
import { CheckField } from '../shell/checks.tsx';

const BREAKDOWNS_MAX = 8;

/** Which breakdowns the report may have, and which come first where not all can be shown. */
export function BreakdownFields({
  value,
  refused,
  onChange,
}: {
  readonly value: readonly string[];
  /** Places in `value` that the server refused, with the reason. */
  readonly refused: ReadonlyMap<number, string>;
  readonly onChange: (value: readonly string[]) => void;
}) {
  const { t } = useText();
  const nameBreakdown = useBreakdownName();
  const organisation = useQuery(organisationQuery);
  const attributes = organisation.data?.attributes ?? [];
  const places = listPlaces(organisation.data?.units ?? []);
  if (attributes.length === 0) return <p className="soft">{t('rounds.breakdowns.noAttributes')}</p>;
  const toggle = (name: string, on: boolean): void =>
    onChange(on ? [...value, name] : value.filter((other) => other !== name));
  return (
    <>
      {attributes.map((attribute) => (
        <fieldset key={attribute} className="breakdown-attribute">
          <legend>{attribute}</legend>
          {places.map(({ level, examples }) => {
            const name = writeBreakdown(attribute, level);
            const isChosen = value.includes(name);
            return (
              <CheckField
                key={name}
                isSelected={isChosen}
                isDisabled={!isChosen && value.length >= BREAKDOWNS_MAX}
                onChange={(on) => toggle(name, on)}
                label={
                  <>
                    {level === null
                      ? t('rounds.breakdowns.company')
                      : t('rounds.breakdowns.within', { examples: examples.join(', ') })}
                  </>
                }
              />
            );
          })}
        </fieldset>
      ))}
      {value.length > 0 && (
        <>
          <p className="soft small">{t('rounds.breakdowns.priority')}</p>
          <ol className="breakdown-order">
            {value.map((name, at) => (
              <li key={name}>
                <span>{nameBreakdown(name)}</span>
                {at > 0 && (
                  <Button
                    className="button button-quiet"
                    aria-label={t('rounds.breakdowns.earlierOf', { name: nameBreakdown(name) })}
                    onPress={() => onChange(moveEarlier(value, at))}
                  >
                    {t('rounds.breakdowns.earlier')}
                  </Button>
                )}
                {refused.has(at) && <strong className="field-fault">{refused.get(at)}</strong>}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
