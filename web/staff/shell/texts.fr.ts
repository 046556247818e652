import type { shellEn } from './texts.en.ts';

export const shellFr: typeof shellEn = {
  product: 'Tutti',
  skip: 'Aller au contenu',
  nav: {
    label: 'Principale',
    rounds: 'Enquêtes',
    organisation: 'Organisation',
    team: 'Mon équipe',
    decisions: 'Décisions',
    questionnaires: 'Questionnaires',
    volunteers: 'Volontaires',
    accounts: 'Comptes',
    audit: 'Journal',
    roundRules: 'Règles des enquêtes',
  },
  role: {
    administrator: 'Administration',
    hr: 'Ressources humaines',
    analyst: 'Analyse',
    manager: 'Manager',
    auditor: 'Audit',
  },
  unitsFound_one: '{{n}} équipe trouvée',
  unitsFound_other: '{{n}} équipes trouvées',
  required: 'Remplissez ce champ.',
  notEmail: 'Ce n’est pas une adresse e-mail. Une adresse ressemble à : ada@example.org',
  notDate:
    'Cette date n’est pas complète. Indiquez jour, mois et année, ou laissez les trois vides.',
  phonePreview: {
    open: 'Aperçu sur téléphone',
    title: 'Aperçu : {{title}}',
  },
  language: 'Langue',
  signOut: 'Se déconnecter',
  demo: 'Démonstration : une entreprise inventée',
  loading: 'Chargement…',
  retry: 'Réessayer',
  home: 'Aller à la page d’accueil',
  titleSuffix: '{{page}} · Tutti',
  notFound: {
    title: 'Il n’y a rien ici',
    body: 'L’adresse est peut-être mal saisie, ou ce qui s’y trouvait a été retiré.',
  },
  failed: 'Impossible d’afficher ceci',
  colon: ' : ',
  cancel: 'Annuler',
  close: 'Fermer',
  problems: {
    'body-too-large':
      'C’est plus volumineux que ce que cette page peut envoyer. Rien n’a été modifié.',
    'wrong-content-type': 'Le serveur n’accepte pas ce type de contenu. Rien n’a été modifié.',
    'malformed-body': 'Le serveur n’a pas pu lire l’envoi. Rien n’a été modifié.',
    'malformed-request': 'Le serveur n’a pas pu lire l’envoi. Rien n’a été modifié.',
    'headers-too-large': 'Le serveur n’a pas pu lire l’envoi. Rien n’a été modifié.',
    'request-timeout': 'La connexion était trop lente. Rien n’a été modifié ; réessayez.',
    'invalid-fields': 'Certains champs ne sont pas valides. Rien n’a été modifié.',
    'faulty-files': 'Les fichiers contiennent des erreurs ; rien n’a été modifié.',
    'not-found': 'Il n’y a rien à cette adresse, ou plus rien.',
    'method-not-allowed': 'Le serveur ne permet pas cela ici.',
    'sign-in-required': 'Votre session a pris fin. Reconnectez-vous pour continuer.',
    'last-administrator':
      'Il doit rester une personne à l’administration : donnez d’abord ce rôle à un autre compte.',
    'mail-failed':
      'Le message n’est pas parti : aucun serveur de messagerie n’est branché, ou il a refusé. Affichez plutôt le lien et transmettez-le.',
    'link-unusable': 'Ce lien a déjà servi ou il est trop ancien. Demandez-en un nouveau.',
    'not-allowed': 'Votre rôle ne permet pas cela. Adressez-vous à l’administration si besoin.',
    'cross-origin': 'La requête venait d’un autre site et a été refusée.',
    'too-many-requests': 'Trop d’essais. Attendez une minute, puis réessayez.',
    'invitation-unknown': 'Cette invitation n’est pas connue ici.',
    'invitation-used': 'Cette invitation a déjà été utilisée.',
    'claim-mismatch': 'La demande ne correspond pas à cette invitation.',
    'round-not-open': 'Cette enquête n’est pas ouverte aux réponses.',
    'round-closed': 'Cette enquête est close.',
    'round-state':
      'L’enquête a changé d’état entre-temps : ce n’est plus possible. Consultez son état actuel.',
    'settings-frozen': 'L’enquête est lancée : plus personne ne peut modifier ses réglages.',
    'token-invalid': 'Le jeton n’est pas valable pour ce groupe.',
    'token-spent': 'Ce jeton a déjà été utilisé.',
    'answers-invalid': 'Certaines réponses ne correspondent pas au questionnaire.',
    'instrument-unknown': 'Ce questionnaire n’existe pas. Choisissez-en un dans la liste.',
    'draft-changed':
      'Quelqu’un d’autre a enregistré ce brouillon entre-temps. Rien n’a été écrasé ; rechargez-le avant de continuer.',
    'questionnaire-used':
      'Une enquête utilise ce questionnaire : il reste, mais vous pouvez l’archiver.',
    'strict-overlap':
      'Une autre enquête n’est pas terminée, et l’une des deux a le réglage strict : une telle enquête se déroule seule, pour que personne ne se devine par différence. Lancez quand l’autre a son rapport.',
    'no-organisation':
      'Importez d’abord les unités et la liste du personnel : sans elles, personne ne peut être invité.',
    'organisation-too-small':
      'L’organisation compte moins de personnes que le plus petit groupe publiable. Personne ne serait protégé : l’enquête ne peut pas démarrer.',
    'audience-refused':
      'Ces unités ne peuvent pas être interrogées seules : on pourrait reconnaître quelques personnes. Changez le choix des personnes interrogées.',
    'links-lost':
      'Les liens de cette enquête ne peuvent pas être réécrits : la clé maîtresse de ce serveur n’est plus celle du lancement. Restaurez-la à partir d’une sauvegarde.',
    'mail-server':
      'Il y a un serveur de messagerie : les liens partent à chaque personne seule, et personne d’autre ne les voit.',
    'not-released':
      'Il n’y a pas de rapport : soit l’enquête n’est pas encore close, soit trop peu de personnes ont répondu pour montrer quoi que ce soit.',
    unavailable:
      'La base de données est injoignable. Regardez dans un instant si c’est fait, puis réessayez.',
    'storage-full':
      'Le disque du serveur est plein. Prévenez la personne qui s’en occupe, puis regardez si c’est fait.',
    internal: 'Un problème est survenu sur le serveur. Regardez si c’est fait, puis réessayez.',
    unreachable: 'Le serveur est injoignable. Vérifiez votre connexion, puis réessayez.',
    unreadable:
      'Le serveur a donné une réponse que cette page ne comprend pas. Réessayez dans un instant.',
  },
};
