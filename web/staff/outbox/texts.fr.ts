import type { outboxEn } from './texts.en.ts';

export const outboxFr: typeof outboxEn = {
  title: 'Boîte d’envoi de la démonstration',
  why: 'Cette page n’existe que dans la démonstration, pour que vous puissiez répondre à la place d’un des salariés inventés. Dans une vraie entreprise, personne ne peut l’ouvrir : ces liens partent par courriel à chaque personne seule, et le serveur n’en garde qu’une empreinte. Qui détient un lien peut répondre à la place de cette personne.',
  filter: 'Filtrer par unité ou par nom',
  count_one: '{{n}} message',
  count_other: '{{n}} messages',
  none: 'Aucun message ne correspond au filtre.',
  empty: 'Aucune invitation n’a été rédigée pour cette enquête.',
  shown: 'Les {{n}} premiers sont affichés. Filtrez pour en trouver d’autres.',
  noMail: 'pas d’adresse e-mail : code imprimé',
  answerAs: 'Répondre comme {{name}}',
  text: 'Texte du message',
  caption: 'Messages',
};
