import type { mapEn } from './texts.en.ts';

export const mapFr: typeof mapEn = {
  title: 'Carte de préparation',
  intro:
    'Dans chaque catégorie, les équipes sont par ordre alphabétique. Il n’y a pas de classement : au sein d’une catégorie, les écarts relèvent surtout du hasard.',
  search: 'Trouver une équipe ou une unité',
  band: 'Avis',
  bandCount: '{{band}} ({{count}})',
  all: 'Tous les avis',
  gate: 'Freinée par',
  anyGate: 'Toute raison',
  order: 'Ordre dans une catégorie',
  byName: 'Par nom',
  byParent: 'Par unité supérieure, puis par nom',
  shown: '{{shown}} équipes affichées sur {{total}}',
  none: 'Aucune équipe ne correspond.',
  empty: 'Aucune équipe.',
  noLabel: 'Sans avis',
  noLabelWhy:
    'Le questionnaire n’a pas demandé ce qu’il faut pour un avis, ou trop peu peut en être montré. Ce n’est pas un jugement.',
  withheld: 'Sans chiffres propres',
  withheldWhy:
    'Trop peu de personnes, trop peu de réponses, ou une équipe voisine plus petite à protéger. Ce n’est pas un jugement : elles sont entendues dans un groupe plus large.',
  heardIn: '{{why}} ; entendue dans {{group}}',
  heldBack: 'Freinée par : {{gates}}.',
  lacking: 'Inconnu : {{gates}}.',
};
