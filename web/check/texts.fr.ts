import type { Translation } from '../ui/i18n.ts';
import type { en } from './texts.en.ts';

/** French, with the no-break spaces that its typography asks for (`texts.test.ts` looks for them). */
export const fr: Translation<typeof en> = {
  title: 'Vérifiez vous-même',
  language: 'Langue',
  loading: 'Chargement des règles et des clés de l’enquête, et vérification sur cet appareil…',
  start: {
    lead: 'Cette page vérifie, sur votre propre appareil, ce qui a été promis pour une enquête anonyme : ses règles, ses clés, et si votre bulletin compte.',
    label: 'Quelle enquête ?',
    check: 'Vérifier',
    hint: 'Collez l’adresse de cette page telle que vous l’avez reçue, ou le numéro de l’enquête (36 caractères). Pas votre lien personnel : celui-là ne regarde que vous.',
    fault: 'Il n’y a pas de numéro d’enquête là-dedans.',
  },
  obstacle: {
    round: 'Numéro de l’enquête :',
    again: 'Réessayer',
    unknownTitle: 'Nous ne connaissons pas cette enquête',
    unknown:
      'Peut-être une partie de l’adresse s’est-elle perdue à la copie, ou l’enquête était sur un autre serveur.',
    preparingTitle: 'Pas encore ouverte',
    preparing:
      'Cette enquête est en préparation. Ses règles et ses clés seront publiées à son ouverture.',
    offlineTitle: 'Pas de connexion',
    offline: 'Le serveur est injoignable. Rien n’a été vérifié.',
    serverTitle: 'Quelque chose ne va pas sur le serveur',
    server:
      'Il n’a pas répondu comme il le devrait. Rien n’a été vérifié ; réessayez dans quelques minutes.',
    malformedTitle: 'Ce n’est pas une liste de clés',
    malformed:
      'Ce que le serveur a publié pour cette enquête est illisible. Ne répondez pas, et montrez cette page à vos représentants du personnel ou à votre délégué à la protection des données.',
  },
  round: {
    lead: 'Tout ce qui suit a été chargé du serveur, puis vérifié ici, sur votre appareil. Rien n’a été envoyé à votre sujet.',
  },
  verdict: {
    good_one: '{{n}} vérification a été faite, et elle est bonne.',
    good_other: '{{n}} vérifications ont été faites, et toutes sont bonnes.',
    bad_one:
      '{{n}} vérification a ÉCHOUÉ. Ne répondez pas, et montrez cette page à vos représentants du personnel ou à votre délégué à la protection des données.',
    bad_other:
      '{{n}} vérifications ont ÉCHOUÉ. Ne répondez pas, et montrez cette page à vos représentants du personnel ou à votre délégué à la protection des données.',
  },
  words: {
    title: 'Quatre mots à comparer',
    text: 'Ils représentent toutes les règles et toutes les clés de cette enquête, et figurent dans chaque invitation. Si un collègue a les mêmes quatre mots, vous avez les mêmes clés, et personne n’a reçu une clé à part.',
  },
  receipt: {
    title: 'Mon bulletin compte-t-il ?',
    open: 'Les reçus peuvent être recherchés une fois l’enquête close et ses résultats établis. On peut répondre jusqu’au {{date}}. D’ici là, gardez votre reçu.',
    closing:
      'L’enquête est close. Les reçus pourront être cherchés ici dès que ses résultats seront là ; d’ici là, gardez le vôtre.',
    few_one: 'Moins de {{n}} bulletin est arrivé. Rien n’a été publié, pas même leur nombre.',
    few_other: 'Moins de {{n}} bulletins sont arrivés. Rien n’a été publié, pas même leur nombre.',
    unreadable: 'La liste des reçus que le serveur a publiée est illisible.',
    released_one: '{{n}} bulletin a été compté.',
    released_other: '{{n}} bulletins ont été comptés, y compris ceux laissés blancs.',
    label: 'Votre reçu',
    look: 'Le rechercher',
    hint: 'Il figure sur la dernière page, après l’envoi de vos réponses. Majuscules, espaces et tirets sont sans importance ; O vaut 0, et I vaut 1. Votre reçu reste sur cet appareil : la liste vient ici et c’est ici qu’on y cherche.',
    looking: 'Chargement de la liste et recherche…',
    found: 'Trouvé. Votre bulletin compte : ce reçu est dans la liste publiée.',
    missing:
      'Introuvable. Ce n’est le reçu d’aucun bulletin de cette enquête. Vérifiez que c’est la bonne enquête ; si oui, montrez votre reçu à vos représentants du personnel ou à votre délégué à la protection des données.',
    typing:
      'Cela ne peut pas être un reçu : il a 24 lettres et chiffres, et au moins un est faux ou manque.',
    list: 'La liste reçue n’est pas celle qui a été publiée. Réessayez ; si cela persiste, prévenez vos représentants du personnel ou votre délégué à la protection des données.',
    offline: 'La liste n’a pas pu être chargée. Réessayez dans un instant.',
  },
  rules: {
    title: 'Les règles de cette enquête',
    lead: 'Elles ont été fixées avant la première réponse, et plus personne ne peut les changer.',
    closes: 'On peut répondre jusqu’au {{date}}.',
    closed: 'On devait pouvoir répondre jusqu’au {{date}}.',
    closedEarly: 'L’enquête a été close plus tôt, le {{date}}.',
    extended: 'Le dernier jour a été repoussé ; au lancement, c’était le {{date}}.',
    people_one: '{{n}} personne a été invitée.',
    people_other: '{{n}} personnes ont été invitées.',
    group_one: 'Aucun chiffre ne parle de moins de {{n}} personne.',
    group_other: 'Aucun chiffre ne parle de moins de {{n}} personnes.',
    distribution_one: 'Le détail des choix n’apparaît qu’à partir de {{n}} personne.',
    distribution_other: 'Le détail des choix n’apparaît qu’à partir de {{n}} personnes.',
    comments_one:
      'Les commentaires n’apparaissent que là où au moins {{n}} personne a répondu, dans un ordre aléatoire.',
    comments_other:
      'Les commentaires n’apparaissent que là où au moins {{n}} personnes ont répondu, dans un ordre aléatoire.',
    noComments: 'Il n’y a pas de place pour des commentaires écrits.',
  },
  groups: {
    title: 'Qui partage une clé',
    lead: 'Chacun répond avec une clé que partagent toutes les personnes d’un groupe. Un bulletin porte le nom de ce groupe, et rien de plus précis.',
    ballot: 'Groupes pour les réponses',
    breakdown: 'Groupes selon « {{name}} »',
    breakdownHint:
      'Ils sont comptés à part des bulletins : aucun bulletin ne porte le nom de l’un d’eux.',
    comment: 'Groupes pour les commentaires',
    group: 'Groupe',
    heads: 'Personnes',
    together: 'Ensemble',
    fold: '{{caption}} : les {{n}}',
  },
  checks: {
    title: 'Ce qui a été vérifié ici',
    lead: 'Votre appareil a recalculé chaque point à partir de ce qui est publié.',
    ok: 'bon',
    failed: 'ÉCHEC',
    unknown: 'pas ici',
  },
  check: {
    malformed: 'La liste des règles et des clés est lisible.',
    'root-mismatch':
      'Son empreinte, d’où viennent les quatre mots, est bien celle de toute la liste.',
    signature: 'Elle porte une signature valable du bureau qui mène l’enquête.',
    'policy-too-weak': 'Aucun groupe ne peut compter moins de cinq personnes.',
    'bad-key': 'Chaque clé est une vraie clé d’un groupe déclaré.',
    'duplicate-key': 'Aucun groupe ni aucune clé n’y figure deux fois.',
    'group-too-small':
      'Chaque clé est partagée par autant de personnes que les règles le demandent.',
    'counts-do-not-add-up':
      'Les comptes sont justes : chaque sorte de groupe contient tout le monde une fois, personne n’est à part.',
    extensions:
      'Le dernier jour n’a été que repoussé, et le nouveau jour est signé avec la clé des règles.',
    'receipts-root': 'La liste des reçus correspond à son empreinte publiée.',
    'receipts-count': 'Il n’y a pas plus de bulletins que de personnes invitées.',
  },
  limits: {
    title: 'Ce qui est protégé, et ce qui ne l’est pas',
    protectedTitle: 'Protégé',
    openTitle: 'Non protégé',
    protected: {
      answer:
        'Qui a donné quelle réponse. Le bureau qui connaît votre nom signe votre jeton sans le voir ; l’urne voit vos réponses et non votre nom.',
      manager:
        'Vos réponses de votre manager, des RH et des administrateurs, même s’ils mettent tout en commun.',
      copy: 'Vos réponses de quelqu’un qui copierait la base de données après l’enquête : les bulletins sont mélangés, les clés détruites, et ni heure ni adresse ne sont enregistrées.',
      together:
        'Les petits groupes : les chiffres sont calculés une seule fois, pour des groupes uniquement, et de sorte qu’aucun groupe ne se déduise par soustraction.',
      rules:
        'Les règles : tailles minimales et ventilations sont figées avant la première réponse.',
    },
    open: {
      operator:
        'Contre ceux qui font tourner le serveur pendant l’enquête. Ils pourraient observer le moment de votre envoi et deviner, ou servir une page modifiée. Deux exploitants séparés, l’un pour les noms, l’autre pour les bulletins, rendent cela plus difficile ; rien ne le rend impossible.',
      timing:
        'Contre une copie des disques ou des journaux de la base pendant l’enquête : ils montrent dans quel ordre les réponses sont arrivées.',
      heads:
        'Contre des personnes inventées : le nombre de personnes d’un groupe est celui que donnent les RH. Il est montré ici pour que vous le compariez à ce que vous savez.',
      comments: 'Contre vos propres mots : un commentaire peut trahir son auteur.',
      page: 'Contre un serveur malhonnête, cette page seule n’est pas une preuve, car elle vient du même serveur. Un auditeur peut faire les mêmes vérifications avec un programme à lui.',
    },
  },
  experts: {
    title: 'Pour les auditeurs',
    text: 'Les mêmes vérifications, et quelques autres, en ligne de commande, avec un code venu d’où vous avez confiance :',
    root: 'Empreinte des règles et des clés (racine de Merkle, SHA-256)',
    receiptsRoot: 'Empreinte de tous les reçus (racine de Merkle, SHA-256)',
    release: 'Empreinte des résultats publiés (SHA-256)',
  },
};
