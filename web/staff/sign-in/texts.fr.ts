import type { signInEn } from './texts.en.ts';

export const signInFr: typeof signInEn = {
  title: 'Connexion',
  intro: 'Pour les ressources humaines, les managers et l’administration.',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  submit: 'Se connecter',
  submitting: 'Connexion…',
  required: 'Remplissez ce champ.',
  ended: 'Votre session a pris fin. Reconnectez-vous pour reprendre où vous en étiez.',
  employee:
    'Vous venez répondre à une enquête ? Utilisez le lien personnel de votre invitation : aucun compte nécessaire.',
};
