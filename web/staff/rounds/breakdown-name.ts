import { useQuery } from '@tanstack/react-query';
import { organisationQuery } from '../http/queries.ts';
import { useText } from '../text.ts';
import { listPlaces, readBreakdown } from './breakdown-choice.ts';

/** Names a declared breakdown for HR: "gender, whole company". */
export function useBreakdownName(): (name: string) => string {
  const { t } = useText();
  const organisation = useQuery(organisationQuery);
  const places = listPlaces(organisation.data?.units ?? []);
  return (name) => {
    const { attribute, level } = readBreakdown(name);
    const examples = places.find((place) => place.level === level)?.examples ?? [];
    return level === null
      ? t('rounds.breakdowns.nameCompany', { attribute })
      : t('rounds.breakdowns.nameWithin', { attribute, examples: examples.join(', ') });
  };
}
