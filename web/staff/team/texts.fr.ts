import { guideFr } from './guide-texts.fr.ts';
import type { teamEn } from './texts.en.ts';

export const teamFr: typeof teamEn = {
  none: 'Aucune enquête n’est encore close. Dès qu’il y en a une, les résultats de votre équipe sont ici.',
  round: 'Enquête',
  report: 'Le rapport complet, avec chaque question',
  print: 'Imprimer cette page',
  back: 'Revenir à {{unit}}',
  change: {
    title: 'Évolution depuis la dernière fois',
    first: 'C’est la première enquête avec ce questionnaire : il n’y a rien à comparer.',
    notComparable: 'Les deux enquêtes ne sont pas comparables pour ce groupe.',
    none: 'Pas d’évolution nette depuis « {{round}} » ({{date}}). C’est le cas habituel : de petits écarts viennent du hasard.',
    some: 'Net depuis « {{round}} » ({{date}}), le hasard ne l’explique guère :',
    higher: 'nettement plus haut : {{after}} au lieu de {{before}}',
    lower: 'nettement plus bas : {{after}} au lieu de {{before}}',
  },
  margin:
    'De 0 à 100, 100 est le mieux. ± est ce que le seul hasard a pu déplacer : des chiffres plus proches que cela ne diffèrent pas.',
  below: 'Équipes rattachées',
  belowAnswered: '{{respondents}} réponses sur {{invited}}',
  belowHeard: 'entendue dans {{group}}',
  belowMore_one: 'Une autre équipe est dans le rapport complet.',
  belowMore_other: '{{n}} autres équipes sont dans le rapport complet.',
  guide: guideFr,
};
