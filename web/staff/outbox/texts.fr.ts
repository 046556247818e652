import type { outboxEn } from './texts.en.ts';

export const outboxFr: typeof outboxEn = {
  title: 'Boîte d’envoi',
  back: 'Retour à l’enquête',
  what: 'Il n’y a pas de serveur de messagerie : personne n’a donc reçu de lien. Remettez-les vous-même : par publipostage, par messagerie instantanée à chaque personne seule, ou sur papier.',
  limitTitle: 'Qui peut connaître un lien',
  limit:
    'Qui voit un lien pourrait répondre une fois à la place de la personne. Personne ne peut apprendre d’un lien ce que quelqu’un a répondu. Confiez-les donc à quelqu’un en qui le personnel a confiance, par exemple avec le CSE, et envoyez chaque lien à sa personne seule. Chaque téléchargement et chaque lien affiché est inscrit au journal.',
  oracle:
    'Ce sont les liens de tout le monde, réponse donnée ou non, et toujours les mêmes. En ouvrir un n’apprend pas s’il a servi : seul le voit qui envoie des réponses avec, et cela le consomme.',
  demo: 'Dans cette démonstration, tout le monde est inventé : affichez un lien et répondez à la place de cette personne.',
  files: 'Tous les liens dans un fichier',
  filesWhat:
    'Un tableau avec la personne, l’adresse, l’unité, la langue et le lien, pour le publipostage de votre messagerie ou de votre suite bureautique.',
  all_one: 'Télécharger le lien de {{n}} personne (CSV)',
  all_other: 'Télécharger les liens de {{n}} personnes (CSV)',
  ofUnit: '{{unit}} seulement : {{n}} (CSV)',
  one: 'Le lien d’une personne',
  unit: 'Unité',
  allUnits: 'Toutes les unités',
  filter: 'Chercher par personne, adresse ou unité',
  count_one: '{{n}} personne',
  count_other: '{{n}} personnes',
  none: 'Personne ne correspond.',
  shown: 'Les {{n}} premières sont affichées. Cherchez pour en trouver d’autres.',
  noMail: 'pas d’adresse e-mail : code imprimé',
  show: 'Afficher le lien',
  showOf: 'Afficher le lien de {{name}}',
  copyLink: 'Copier le lien',
  copyText: 'Copier l’invitation',
  answerAs: 'Répondre comme {{name}}',
  text: 'Texte de l’invitation',
};
