import type { decisionsEn } from './texts.en.ts';

export const decisionsFr: typeof decisionsEn = {
  title: 'Vous l’avez dit, nous agissons',
  notShared:
    'Ce que vous avez entendu et ce qui est fait. Les salariés le lisent avec les résultats, une fois communiqués par les ressources humaines.',
  shared:
    'Ce que vous avez entendu et ce qui est fait. Les salariés le lisent avec les résultats, communiqués depuis le {{date}} : ce que vous enregistrez ici leur est visible aussitôt.',
  none: 'Rien n’est encore inscrit. Une ou deux décisions tenues valent mieux qu’une longue liste.',
  noUnits:
    'Les unités pour lesquelles vous pouvez décider ne faisaient pas partie de cette enquête.',
  add: 'Ajouter une entrée',
  edit: 'Modifier',
  editOf: 'Modifier : {{heard}}',
  remove: 'Supprimer…',
  removeTitle: 'Supprimer cette entrée ?',
  removeBody:
    'Elle disparaît aussi pour les salariés. Si l’on y a renoncé, la passer à « abandonné » est plus honnête.',
  removeConfirm: 'Supprimer',
  unit: 'Qui est concerné',
  unitSearch: 'Chercher une unité',
  heard: 'Ce que nous avons entendu',
  heardHint: 'En une phrase. Jamais qui l’a dit, ni les mots d’un commentaire précis.',
  done: 'Ce qui est fait',
  topic: 'De quoi il s’agit',
  topicNone: 'Rien en particulier',
  stateLabel: 'Où cela en est',
  state: {
    planned: 'Prévu',
    'under-way': 'En cours',
    done: 'Fait',
    dropped: 'Abandonné',
  },
  overdue: 'En retard',
  owner: 'Qui s’en charge',
  dueOn: 'Pour quand',
  dueHint: 'Peut rester vide.',
  save: 'Enregistrer',
  saving: 'Enregistrement…',
  ownerAndDue: '{{owner}}, pour le {{date}}',
  listIntro: 'Ce qui a été décidé après chaque enquête, et où cela en est.',
  listNone:
    'Rien n’est encore décidé. Les entrées s’écrivent sur la page d’une enquête close, ou par les managers sur la page de leur équipe.',
  listCaption: 'Décisions de toutes les enquêtes',
  filterUnit: 'Chercher une unité',
  filterAll: 'Toutes',
  found: '{{found}} décisions sur {{total}}',
  round: 'Enquête',
  csv: 'Télécharger en CSV',
};
