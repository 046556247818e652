import type { overviewEn } from './texts.en.ts';

export const overviewFr: typeof overviewEn = {
  title: 'Toute l’entreprise',
  answered: 'Participation',
  teamsShown: 'Équipes montrées',
  pools_one: 'et {{n}} groupe de petites équipes',
  pools_other: 'et {{n}} groupes de petites équipes',
  teamsWithheld: 'Entendues dans un groupe plus large',
  allShown: 'Chaque équipe est assez grande pour être montrée séparément.',
  someWithheld_one:
    '{{n}} équipe n’a pas de chiffres propres : {{reasons}}. Elle est entendue dans un groupe plus large.',
  someWithheld_other:
    '{{n}} équipes n’ont pas de chiffres propres : {{reasons}}. Elles sont entendues dans des groupes plus larges.',
  why: {
    'too-few-invited': '{{count}} avec trop peu de personnes',
    'too-few-answers': '{{count}} avec trop peu de réponses',
    'protects-others': '{{count}} pour protéger une équipe voisine plus petite',
  },
  dimensions: 'Ce que les gens ont dit',
  dimensionsCaption: 'Dimensions de toute l’entreprise, de 0 à 100, avec un intervalle à 90 %',
  since: 'Depuis le {{date}}',
  notComparable: 'non comparable',
  more: 'Questions, distributions et commentaires de toute l’entreprise',
  withheld: {
    title: 'Pas de chiffres pour l’entreprise entière',
    body: 'Avec le réglage strict, un groupe que quelques personnes ont rejoint ou quitté n’est pas montré. Les équipes qui peuvent l’être sont sur les pages suivantes.',
  },
  readiness: 'Prêtes pour un programme d’ambassadeurs ?',
  readinessCaption: 'Nombre d’équipes par avis',
  teams: 'Équipes',
  toMap: 'Quelles équipes, ce qui les freine et les prochaines étapes',
  drivers: {
    title: 'Ce qui va de pair avec le fait de recommander l’entreprise',
    why: 'Part des écarts de recommandation liée à chaque dimension, dans toute l’entreprise. Cela montre ce qui va ensemble, pas ce qui cause quoi.',
    caption: 'Part de chaque dimension dans l’explication de la recommandation',
    share: 'Part',
    none: 'Non calculé : il faut au moins 100 personnes ayant répondu à tout, et la question de recommandation.',
  },
  reliability: {
    title: 'Jusqu’où se fier aux chiffres',
    why: 'Une dimension est la moyenne de plusieurs questions. Cela a du sens lorsque les gens y répondent de façon semblable : alpha et oméga sont alors élevés. Les deux vont de 0 à 1.',
    caption:
      'Fiabilité de chaque dimension dans toute l’entreprise ; sous 0,70 avec prudence, sous 0,60 pas de score',
    verdict: 'En mots',
    is: {
      good: 'les questions mesurent une même chose',
      warn: 'à lire avec prudence : les questions vont peu ensemble',
      'not-scored': 'pas de score : les questions ne mesurent pas une même chose',
      unknown: 'inconnue : une seule question, ou trop peu de réponses',
    },
  },
};
