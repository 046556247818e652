/**
 * Why a breakdown, or one unit of it, is not reported, in the words HR reads.
 * Promise: a refusal names the reason and never a count of answers.
 * Adversary: someone who reads refusals as a signal: they depend on head and response counts only (I2).
 * Assumption: shown before launch (planning) and with the release.
 * Limits: "too few answers" tells that; it is the purpose.
 */
import { showValue } from '../organisation/fault.ts';
import type { Words } from '../organisation/fault.ts';
import type { BreakdownRefusalWhy } from '../release-document.ts';

export function explainRefusal(why: BreakdownRefusalWhy, name: string, min: number): Words {
  const shown = showValue(name);
  switch (why) {
    case 'malformed':
      return {
        en: `"${shown}" is no breakdown: expected an attribute such as gender, or a unit level and an attribute such as unit_depth_1*gender`,
        fr: `« ${shown} » n'est pas une ventilation : attendu un attribut comme gender, ou un niveau d'unité et un attribut comme unit_depth_1*gender`,
      };
    case 'declared-twice':
      return { en: `"${shown}" is declared twice`, fr: `« ${shown} » est déclarée deux fois` };
    case 'never-an-attribute':
      return {
        en: `"${shown}" tells who somebody is and is never an attribute`,
        fr: `« ${shown} » désigne une personne et n'est jamais un attribut`,
      };
    case 'unknown-attribute':
      return {
        en: `the roster has no attribute "${shown}"`,
        fr: `la liste du personnel n'a pas d'attribut « ${shown} »`,
      };
    case 'unknown-level':
      return {
        en: `no unit stands at the level of "${shown}"`,
        fr: `aucune unité ne se trouve au niveau de « ${shown} »`,
      };
    case 'value-per-person':
      return {
        en: `"${shown}" has a different value for nearly every person`,
        fr: `« ${shown} » a une valeur différente pour presque chaque personne`,
      };
    case 'too-few-invited':
      return {
        en: `"${shown}" can not be split into two groups of at least ${min} people`,
        fr: `« ${shown} » ne peut pas être partagée en deux groupes d'au moins ${min} personnes`,
      };
    case 'too-few-answers':
      return {
        en: `too few people answered for two groups of at least ${min} in "${shown}"`,
        fr: `trop peu de réponses pour deux groupes d'au moins ${min} personnes dans « ${shown} »`,
      };
    case 'protects-others':
      return {
        en: `"${shown}" together with other results would tell about fewer people than allowed`,
        fr: `« ${shown} », combinée à d'autres résultats, en dirait trop sur trop peu de personnes`,
      };
  }
}
