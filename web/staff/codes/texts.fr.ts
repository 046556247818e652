import type { codesEn } from './texts.en.ts';

export const codesFr: typeof codesEn = {
  title: 'Personnes sans adresse e-mail',
  count_one: '{{n}} personne invitée n’a pas d’adresse e-mail et reçoit un code imprimé.',
  count_other: '{{n}} personnes invitées n’ont pas d’adresse e-mail et reçoivent un code imprimé.',
  none: 'Toutes les personnes invitées ont une adresse e-mail : il n’y a rien à imprimer.',
  what: 'Chaque code a sa propre feuille, avec des repères de pliage pour que le code soit à l’intérieur. Il se scanne avec un téléphone, ou se saisit à l’adresse {{address}} ou à une borne ({{kiosk}}).',
  all: 'Télécharger toutes les feuilles (PDF)',
  byUnit_one: 'Par unité ({{n}})',
  byUnit_other: 'Par unité ({{n}})',
  unit: 'Unité',
  people: 'Codes',
  sheets: 'Feuilles',
  one: 'Télécharger',
  oneOf: 'Télécharger les feuilles de {{unit}}',
  limitTitle: 'Qui peut connaître un code',
  limit:
    'Qui imprime, plie ou distribue des feuilles ouvertes peut voir des codes, et pourrait répondre une fois à la place de la personne. Personne ne peut apprendre d’un code ce que quelqu’un a répondu. Qu’il a déjà servi, seul l’apprend qui envoie des réponses avec, et cela le consomme. Faites donc imprimer et plier par quelqu’un à qui le personnel fait confiance, par exemple avec le CSE, et distribuez des plis fermés.',
  again:
    'Vous pouvez imprimer de nouveau jusqu’à la clôture : ce sont les mêmes codes, ceux de tout le monde, réponse donnée ou non. Chaque téléchargement est inscrit au journal. À la clôture, les codes sont supprimés.',
};
