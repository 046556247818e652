import type { accountsEn } from './texts.en.ts';

export const accountsFr: typeof accountsEn = {
  intro:
    'Qui peut se connecter ici, et avec quel rôle. Les employés n’ont pas besoin de compte : ils répondent avec le lien de leur invitation.',
  caption: 'Comptes',
  count_one: '{{n}} compte',
  count_other: '{{n}} comptes',
  name: 'Nom',
  email: 'Adresse e-mail',
  role: 'Rôle',
  unit: 'Unité',
  actions: 'Actions',
  add: 'Ajouter un compte',
  added: '{{name}} a un compte. Ensuite : envoyez un lien de connexion.',
  change: 'Modifier',
  changeOf: 'Modifier le compte : {{name}}',
  changed: 'Le compte est modifié : {{name}}. C’est valable tout de suite.',
  save: 'Enregistrer',
  working: 'Un instant…',
  remove: 'Retirer…',
  removeTitle: 'Retirer le compte : {{name}} ?',
  removeBody:
    'Toute session ouverte avec ce compte prend fin aussitôt, et ses liens ne fonctionnent plus. Ce que le journal en dit reste.',
  removeConfirm: 'Retirer le compte',
  removed: 'Le compte est retiré : {{name}}.',
  chooseUnit: 'Choisissez l’unité que dirige ce ou cette manager.',
  chosenUnit: 'Choix : {{unit}}',
  searchUnit: 'Chercher une unité',
  noUnit: 'Aucune unité ne porte ce nom',
  noUnits: 'Importez d’abord l’organisation : chaque manager dirige une de ses unités.',
  refused: {
    'account-exists': 'Cette adresse a déjà un compte. Modifiez-le dans la liste.',
    'no-such-unit': 'Cette unité n’existe plus. Choisissez-en une autre.',
  },
  may: {
    administrator: 'Les comptes, le journal, et tout ce que peuvent les ressources humaines.',
    hr: 'L’organisation, les questionnaires, les enquêtes, tous les rapports, le partage et les volontaires.',
    analyst:
      'Lit tous les rapports publiés et les questionnaires. Ne modifie rien, ne voit aucun nom.',
    manager:
      'Lit les rapports publiés de son unité et de celles qui en dépendent, et y décide des suites.',
    auditor:
      'Lit le journal et les règles de chaque enquête. Ne voit ni résultat, ni commentaire, ni le nom de personne.',
  },
  linkFor: 'Lien de connexion : {{name}}',
  link: {
    open: 'Lien de connexion…',
    choice:
      'Le lien fonctionne une seule fois, pendant 24 heures. Qui le détient se connecte avec ce compte.',
    noMail:
      'Aucun serveur de messagerie n’est branché : le lien est à remettre en main propre. Il fonctionne une seule fois, pendant 24 heures.',
    send: 'Envoyer à {{email}}',
    sent: 'Un lien de connexion est en route vers {{email}}.',
    show: 'Afficher le lien',
    handOver: 'Lien à remettre : {{name}}',
    care: 'À personne d’autre : qui l’ouvre se connecte à sa place. Il fonctionne une seule fois, pendant 24 heures, et ne sera plus affiché. Le journal dit que vous l’avez créé.',
    copy: 'Copier le lien',
    copied: 'Copié',
  },
  import: {
    open: 'Importer des managers',
    title: 'Importer des managers depuis un fichier',
    intro:
      'Ajoute les managers du fichier et modifie ceux qui ont déjà un compte. Personne n’est retiré.',
    file: 'Choisir le fichier des managers',
    columns: 'CSV avec les colonnes email, name, unit_id ; une ligne par manager.',
    found:
      'Le fichier est correct. À ajouter : {{added}} ; à modifier : {{changed}} ; sans changement : {{unchanged}}.',
    apply: 'Appliquer',
    done: 'C’est fait. Ajoutés : {{added}} ; modifiés : {{changed}}. Chacun peut demander un lien sur la page de connexion.',
  },
  own: {
    title: 'Votre compte',
    everywhere: 'Se déconnecter partout',
    why: 'Un appareil perdu, ou une session oubliée quelque part ? Cela met fin à toutes les sessions de votre compte, ici aussi, et aux liens créés pour lui.',
    confirmTitle: 'Se déconnecter de tous les appareils ?',
    confirmBody: 'Il vous faudra un nouveau lien pour vous reconnecter, ici aussi.',
    confirm: 'Se déconnecter partout',
  },
};
