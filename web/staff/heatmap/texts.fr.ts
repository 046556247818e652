import type { heatmapEn } from './texts.en.ts';

export const heatmapFr: typeof heatmapEn = {
  title: 'Équipes',
  intro:
    'Chaque équipe avec ses dimensions. Ouvrez une ligne pour voir ce qu’elle contient ; choisissez une case pour lire le rapport de l’équipe.',
  search: 'Trouver une équipe',
  noneFound: 'Aucune équipe ne porte ce nom.',
  view: {
    label: 'Afficher',
    mean: 'Les moyennes, de 0 à 100',
    difference: 'L’écart à l’entreprise',
    change: 'L’évolution depuis le {{date}}',
  },
  order: {
    label: 'Ordre sous chaque unité',
    name: 'Par nom',
    band: 'Par groupes : {{name}}',
  },
  openAll: 'Ouvrir tous les niveaux',
  closeAll: 'Premier niveau seulement',
  dimensions: 'Choisir les dimensions',
  caption: {
    mean: 'Moyennes des dimensions de toutes les équipes, de 0 à 100',
    difference: 'Écart entre chaque équipe et l’entreprise, en points',
    change: 'Évolution de chaque équipe depuis le {{date}}, en points',
  },
  legend: {
    mean: 'Plus foncé veut dire plus haut ; les nombres disent tout. Hachuré : non affiché.',
    difference:
      '▲ nettement au-dessus de l’entreprise, ▼ nettement au-dessous ; sans marque, l’écart reste dans la marge. Hachuré : non affiché.',
    change:
      '▲ nettement plus haut, ▼ nettement plus bas ; sans marque, pas d’évolution claire. Hachuré : non affiché ou non comparable.',
  },
  keys: 'Les flèches déplacent, droite et gauche ouvrent et ferment une ligne, Entrée ouvre le rapport.',
  rows_one: '{{n}} ligne',
  rows_other: '{{n}} lignes',
  open: 'Montrer ce que contient {{team}}',
  close: 'Replier {{team}}',
  pick: 'Désignez une case pour lire sa marge et son nombre de réponses.',
  cell: {
    mean: '{{mean}} · réponses : {{count}}',
    meanMargin: '{{mean}} ± {{margin}} · réponses : {{count}}',
    versus: {
      higher: 'au-dessus de l’entreprise ({{company}})',
      same: 'à peu près comme l’entreprise ({{company}})',
      lower: 'au-dessous de l’entreprise ({{company}})',
    },
    change: '{{before}} → {{after}} ({{difference}} ± {{margin}}) : {{verdict}}',
    notComparable: 'non comparable avec l’enquête précédente',
    withheld: 'non affiché : {{why}}',
    withheldInstead: 'non affiché : {{why}}. Entendue dans : {{group}}',
  },
};
