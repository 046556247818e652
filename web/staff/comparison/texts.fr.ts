import type { comparisonEn } from './texts.en.ts';

export const comparisonFr: typeof comparisonEn = {
  title: 'Comparaison des enquêtes',
  intro:
    'Deux enquêtes avec le même questionnaire. Seuls sont comparés les groupes que les deux montrent sous le même identifiant et avec les mêmes unités ; les personnes peuvent avoir changé.',
  later: 'Enquête la plus récente',
  earlier: 'Comparée à',
  first: 'C’est la première enquête avec ce questionnaire : il n’y a encore rien à comparer.',
  otherPeople: {
    title: 'Les deux enquêtes n’ont pas interrogé la même partie de l’entreprise',
    body: 'Un écart peut venir de qui a été interrogé. Sont comparés les groupes qui réunissent les mêmes unités dans les deux enquêtes.',
  },
  company: 'Toute l’entreprise depuis « {{round}} » ({{date}})',
  companyWithheld: 'L’entreprise entière n’est pas montrée dans cette enquête.',
  teams: {
    title: 'Équipes dont l’évolution est claire',
    counts:
      '{{changed}} des {{compared}} équipes comparables ont une évolution claire. Équipes dans cette enquête : {{teams}}.',
    why: 'Une évolution est dite claire quand le hasard ne peut guère l’expliquer, toutes équipes et dimensions confondues, et quand elle est d’au moins 5 points.',
    caption:
      'Dimensions nettement plus hautes ou plus basses, par équipe, dans l’ordre alphabétique',
    all: 'Afficher les {{count}} équipes',
  },
  trend: {
    title: 'L’entreprise d’une enquête à l’autre',
    measure: 'Mesure',
    legend: 'Point : moyenne de l’entreprise. Trait : intervalle à 90 %.',
    caption: 'Toute l’entreprise dans chaque enquête avec ce questionnaire, avec des marges à 90 %',
  },
};
