import type { sharingEn } from './texts.en.ts';

export const sharingFr: typeof sharingEn = {
  title: 'Communication aux salariés',
  notShared: 'Les salariés ne voient pas encore les résultats.',
  shared: 'Toute personne qui a le lien peut lire les résultats depuis le {{date}}.',
  what: 'On y voit les chiffres de l’entreprise et de chaque équipe qui en a, et ce qui est décidé, ci-dessous. Ni commentaires ni maturité. Chacun choisit son équipe sur la page ; personne ne l’apprend.',
  preview: 'Voir ce que verront les salariés',
  link: 'Lien pour les salariés',
  share: 'Communiquer les résultats…',
  shareTitle: 'Communiquer les résultats de « {{title}} » à tout le monde ?',
  shareBody:
    'Toute personne qui a le lien peut les lire sans se connecter. Chaque personne invitée trouve ce lien sous le sien.',
  shareConfirm: 'Communiquer',
  unshare: 'Retirer…',
  unshareTitle: 'Retirer les résultats de « {{title}} » ?',
  unshareBody: 'Le lien dit alors qu’ils ne sont pas communiqués. Ce qui a été lu reste lu.',
  unshareConfirm: 'Retirer',
  working: 'Un instant…',
};
