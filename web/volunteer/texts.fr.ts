import type { Translation } from '../ui/i18n.ts';
import type { en } from './texts.en.ts';

/** French, with the no-break spaces that its typography asks for. */
export const fr: Translation<typeof en> = {
  language: 'Langue',
  kicker: 'En votre nom, et à part de toute enquête',
  title: 'Parler de l’entreprise ?',
  lead: 'Vous aimeriez parler de votre travail ici, de temps en temps, avec vos mots. Laissez votre nom : les ressources humaines vous contacteront.',
  apart:
    'Ce formulaire ne sait rien d’aucune enquête : ni si vous avez répondu, ni quoi. Il ne lit rien de ce qu’une enquête a laissé sur cet appareil, et seul le jour est gardé, jamais l’heure.',
  later:
    'Si vous venez de répondre à une enquête, rien ne presse : cette adresse marchera encore demain.',
  free: 'C’est facultatif. Qui ne le fait pas, ou arrête, n’en subit aucun désavantage.',
  name: 'Votre nom',
  email: 'Votre adresse e-mail au travail',
  message: 'Ce que vous aimeriez faire (peut rester vide)',
  consent:
    'J’accepte que les ressources humaines gardent mon nom, mon adresse et mon message pour le programme d’ambassadeurs, jusqu’à ce que je les reprenne.',
  send: 'Proposer mon nom',
  sending: 'Un instant…',
  fault: {
    name: 'Écrivez votre nom.',
    email: 'Écrivez votre adresse e-mail, avec un @.',
    consent: 'Sans votre accord, rien ne peut être gardé.',
    offline: 'Le serveur est hors d’atteinte. Rien n’a été gardé ; réessayez.',
    server:
      'Quelque chose ne va pas de notre côté. Rien n’a été gardé ; réessayez dans une minute.',
  },
  done: {
    title: 'Merci',
    lead: 'Votre nom est sur la liste. Les ressources humaines vous contacteront.',
    keep: 'Pour le reprendre, ouvrez cette adresse. Gardez-la : nous ne pouvons pas la retrouver pour vous, mais les ressources humaines peuvent vous retirer à tout moment.',
  },
  withdraw: {
    title: 'Reprendre votre nom ?',
    lead: 'Votre nom, votre adresse et votre message sont alors effacés aussitôt.',
    button: 'Effacer mon entrée',
    doneTitle: 'Effacé',
    done: 'Rien de votre entrée n’est gardé.',
    goneTitle: 'Cette entrée n’existe pas',
    gone: 'Elle a déjà été effacée, ou l’adresse est incomplète.',
  },
};
