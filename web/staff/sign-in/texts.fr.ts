import type { signInEn } from './texts.en.ts';

export const signInFr: typeof signInEn = {
  title: 'Connexion',
  intro:
    'Pour les ressources humaines, les managers et toutes les personnes qui ont un compte. Sans mot de passe.',
  email: 'Adresse e-mail',
  submit: 'Recevoir un lien',
  submitting: 'Un instant…',
  hint: 'Vous recevez un lien par e-mail. Il fonctionne une seule fois, pendant 15 minutes.',
  ended: 'Votre session a pris fin. Reconnectez-vous pour reprendre où vous en étiez.',
  employee:
    'Vous venez répondre à une enquête ? Utilisez le lien personnel de votre invitation : aucun compte nécessaire.',
  sent: {
    title: 'Consultez votre messagerie',
    body: 'Si un compte existe pour {{email}}, un lien est en route. Il fonctionne une seule fois, pendant 15 minutes. Rien après quelques minutes ? Regardez dans les courriers indésirables et vérifiez l’adresse.',
    again: 'Saisir une autre adresse',
  },
  demo: {
    hint: 'Ceci est la démonstration : aucun message ne part, la page suivante montre le lien.',
    title: 'Ceci est la démonstration',
    body: 'Ici, vous consulteriez votre messagerie. Le message à {{email}} contiendrait ce lien :',
    open: 'Ouvrir le lien',
    none: 'Aucun compte n’a cette adresse',
    addresses:
      'Seule la démonstration le dit : ailleurs, la réponse est la même pour toutes les adresses. Vérifiez {{email}} ; la liste s’affiche là où la démonstration a été lancée.',
  },
  link: {
    who: 'Ce lien est destiné à',
    enter: 'Se connecter : {{name}}',
    working: 'Connexion…',
    once: 'Le lien fonctionne une seule fois ; vous restez ensuite connecté sur cet appareil jusqu’à la fermeture du navigateur, 7 jours au plus.',
  },
  dead: {
    title: 'Ce lien ne fonctionne plus',
    body: 'Il a déjà servi, ou il est trop ancien. Un lien fonctionne une seule fois.',
    signedIn: 'Vous êtes connecté : {{name}}.',
    goOn: 'Continuer',
    askAnew: 'Demander un nouveau lien',
  },
  setUp: {
    title: 'Personne n’a encore de compte',
    body: 'Au démarrage, le serveur a affiché un lien pour la première personne qui l’administre. C’est à qui fait fonctionner le serveur de l’ouvrir.',
  },
  noMail: {
    title: 'Aucun serveur de messagerie n’est encore branché',
    body: 'Aucun lien ne peut donc vous être envoyé. Demandez-en un à l’administration : elle le crée sur la page « Comptes », ou avec npm run account.',
  },
  first: {
    title: 'Mettre Tutti en service',
    intro: 'Vous ouvrez Tutti pour la première fois et en devenez l’administration.',
    name: 'Votre nom',
    hint: 'Vous vous connecterez avec des liens envoyés à cette adresse. Ensuite, vous importez l’organisation et pouvez ouvrir des comptes aux autres.',
    submit: 'Devenir administrateur ou administratrice',
    working: 'Un instant…',
    doneTitle: 'Tutti est déjà en service',
    done: 'L’administration est en place. Si vous avez un compte, connectez-vous ; sinon, demandez-en un.',
    noLinkTitle: 'Il faut le lien du serveur',
    noLink:
      'Au démarrage, le serveur affiche un lien pour la première personne qui l’administre. Ouvrez le plus récent, en entier, avec ce qui suit le #. Après 7 jours, il est trop ancien : redémarrez le serveur pour en obtenir un nouveau.',
  },
};
