import { firstPageFr } from '../ui/first-page/texts.fr.ts';
import type { Translation } from '../ui/i18n.ts';
import type { en } from './texts.en.ts';

/** French, with the no-break spaces that its typography asks for (`texts.test.ts` looks for them). */
export const fr: Translation<typeof en> = {
  shell: {
    kind: 'Enquête anonyme',
    language: 'Langue',
    loading: 'Un instant…',
    pageTitle: '{{page}} · {{survey}}',
  },
  facts: {
    ...firstPageFr.facts,
    extended: 'Le dernier jour a été déplacé après l’envoi des invitations ; c’était le {{date}}.',
    extendedHeld:
      'Le dernier jour a été repoussé après l’envoi des invitations ; c’était le {{date}}. Le nouveau jour est signé avec la clé de cette enquête.',
    extendedWrong:
      'Le nouveau dernier jour n’est pas signé comme il le devrait. Comptez sur le {{date}}, et prévenez votre CSE ou votre délégué à la protection des données.',
  },
  welcome: {
    ...firstPageFr.welcome,
    sharedTitle: 'D’autres personnes utilisent cet appareil ?',
    shared: 'C’est un appareil partagé',
    sharedHint:
      'Alors rien n’est conservé ici : vos réponses sont oubliées dès que vous quittez ou rechargez cette page.',
    start: 'Commencer',
    resume: 'Reprendre où j’en étais',
    erase: 'Effacer le brouillon',
  },
  sample: {
    title: 'Ce que verra votre manager',
    lead: 'Ceci, et rien de plus. Les chiffres sont inventés ; les vrais viendront après la clôture, et seulement si au moins {{groupMin}} personnes répondent.',
    answers_one: '{{n}} réponse',
    answers_other: '{{n}} réponses',
    satisfaction: 'Satisfaction au travail',
    trust: 'Confiance et parole',
    pride: 'Fierté et raison d’être',
    outOf: '{{mean}} sur 100, à {{margin}} près',
    plusMinus: '± {{margin}}',
    distribution: 'Combien ont choisi quoi, pour « Mon travail au quotidien me convient. »',
    distributionLabel: 'De « pas du tout d’accord » à « tout à fait d’accord » : {{counts}}',
    low: 'Pas d’accord',
    high: 'D’accord',
    noDistribution_one:
      'Le détail des choix n’apparaît qu’à partir de {{n}} réponse ; votre groupe est plus petit.',
    noDistribution_other:
      'Le détail des choix n’apparaît qu’à partir de {{n}} réponses ; votre groupe est plus petit.',
    comments:
      'Les commentaires apparaissent dans un ordre aléatoire, sans nom, équipe ni date, et seulement à partir de {{commentMin}} réponses.',
    never: 'Ce que personne ne verra',
    neverWho: 'qui a répondu et qui n’a pas répondu',
    neverWhat: 'ce qu’une personne a répondu',
    neverEarly: 'le moindre résultat avant la clôture',
  },
  words: {
    title: 'Quatre mots à comparer',
    text: 'Ils représentent les règles et les clés de cette enquête. Si un collègue voit les quatre mêmes mots, aucun de vous deux n’est traité à part.',
  },
  how: {
    title: 'Comment est-ce possible ?',
    seal: 'Ici, sur votre appareil, votre invitation est échangée contre un jeton scellé. Le bureau qui connaît votre nom le signe sans le voir, comme à travers le papier carbone d’une enveloppe fermée.',
    box: 'Vos réponses vont, avec le jeton descellé, dans une urne qui ne connaît que votre groupe. Elle sait que le jeton est authentique, jamais à qui il est.',
    none: 'Aucun cookie, aucun pistage ; ni adresse réseau ni heure ne sont enregistrées.',
    close:
      'À la clôture, les bulletins sont mélangés, les clés détruites, et les résultats calculés une seule fois, pour des groupes uniquement.',
    limit:
      'Ce que cela ne couvre pas : quelqu’un qui contrôlerait les serveurs en marche pourrait observer le moment de votre envoi. Et vos propres mots, dans un commentaire, peuvent vous trahir.',
  },
  status: {
    notSent: 'Rien n’a été envoyé. Vos réponses ne sont que sur cet appareil.',
    notSentShared: 'Rien n’a été envoyé, et rien n’est conservé sur cet appareil.',
    notSentUnkept:
      'Rien n’a été envoyé. Ce navigateur ne garde pas de brouillon : terminez en une fois, s’il vous plaît.',
    offline: 'Vous êtes hors ligne. C’est sans gravité : continuez, rien ne se perd.',
  },
  questions: {
    topic: 'Thème {{at}} sur {{of}}',
    progress: 'Progression',
    back: 'Retour',
    next: 'Thème suivant',
    review: 'Voir le récapitulatif',
    optional: 'Chaque réponse est facultative. Vous pouvez passer toute question.',
    loading: 'Chargement des questions…',
    failed: 'Les questions n’ont pas pu être chargées.',
    retry: 'Réessayer',
    clearAnswer: 'Effacer la réponse à : {{question}}',
    clear: 'Effacer',
  },
  review: {
    title: 'Avant d’envoyer',
    nothingSent: 'Rien n’a été envoyé jusqu’ici.',
    lead: 'Relisez ce que vous nous confiez. Vous pouvez encore tout changer.',
    answersTitle: 'Vos réponses',
    answered_one: '{{answered}} sur {{n}} question',
    answered_other: '{{answered}} sur {{n}} questions',
    edit: 'Modifier',
    editTopic: 'Modifier {{topic}}',
    commentTitle: 'Avec vos mots',
    commentHint:
      'Facultatif. Le texte est lu tel quel par tous ceux qui ont accès au rapport. Les commentaires voyagent séparément de vos réponses.',
    commentNone: 'Cette organisation est trop petite pour que des commentaires restent anonymes.',
    characters: '{{length}} caractères sur {{max}}',
    send: 'Envoyer mes réponses',
    final:
      'Ensuite, personne ne pourra modifier ni supprimer vos réponses, car personne ne sait lesquelles sont les vôtres.',
    empty:
      'Il n’y a encore rien à envoyer. Répondez à une question au moins, ou écrivez un commentaire.',
    sharedStay:
      'Restez sur cette page jusqu’au « Merci » : rien n’est conservé sur un appareil partagé.',
  },
  warning: {
    title: 'Ceci pourrait vous faire reconnaître',
    lead: 'Vous seul·e voyez cette remarque ; rien n’a été envoyé pour elle. Libre à vous de changer votre texte ou non.',
    preview: 'Votre texte, passages signalés',
    email: 'une adresse e-mail',
    phone: 'un numéro de téléphone',
    account: 'un compte ou une adresse sur le web',
    number: 'un numéro personnel',
    name: 'peut-être un nom',
    unique: 'quelque chose qui ne vaut peut-être que pour vous',
    role: 'une fonction que peu de personnes exercent',
    tenure: 'votre ancienneté',
    item: '« {{phrase}} » : {{clue}}',
  },
  sending: {
    title: 'Vos réponses sont en route',
    check: 'Vérifier que les clés sont les mêmes pour tout le monde',
    claim: 'Échanger l’invitation contre un jeton scellé',
    ballot: 'Déposer vos réponses dans l’urne',
    comments: 'Envoyer votre commentaire à part, après une courte pause aléatoire',
    done: 'fait',
    current: 'en cours',
    pending: 'à venir',
    offlineTitle: 'En attente de connexion',
    offline:
      'Vous êtes hors ligne. Vos réponses partiront dès que la connexion sera revenue. Vous pouvez fermer cette page et rouvrir le lien plus tard sur cet appareil.',
    offlineShared:
      'Vous êtes hors ligne. Vos réponses partiront dès que la connexion sera revenue. Gardez cette page ouverte : rien n’est conservé sur un appareil partagé.',
    busyTitle: 'Le serveur est occupé',
    busy: 'Les essais continuent tout seuls. Rien ne se perd et rien n’est compté deux fois.',
    now: 'Essayer maintenant',
  },
  done: {
    title: 'Merci',
    lead: 'Vos réponses sont dans l’urne. Le brouillon de cet appareil a été effacé.',
    commentsRefused_one:
      '{{n}} commentaire a été refusé par le serveur et n’en fait pas partie. Vos réponses, si.',
    commentsRefused_other:
      '{{n}} commentaires ont été refusés par le serveur et n’en font pas partie. Vos réponses, si.',
    receiptTitle: 'Votre reçu',
    receipt:
      'Il prouve que votre bulletin compte, jamais ce qu’il dit. Après la clôture, vous pourrez le chercher dans la liste publiée. Gardez-le si vous voulez ; nous ne pourrons pas le retrouver pour vous.',
    check: 'Vérifiez vous-même',
    copy: 'Copier',
    copied: 'Copié',
    nextTitle: 'Et maintenant',
    untilClose: 'Jusqu’au {{date}}',
    untilCloseText: 'D’autres répondent. Personne ne voit de résultat, même provisoire.',
    close: 'Après',
    closeText:
      'Les bulletins sont mélangés, les clés détruites, et les résultats calculés une seule fois, pour des groupes uniquement.',
    share: 'Ensuite',
    shareText: 'Vous apprendrez ce qui en est ressorti et ce qui sera fait.',
    results: 'Les résultats se trouveront à cette adresse.',
    volunteer:
      'Aimeriez-vous parler de l’entreprise, en votre nom ? C’est un formulaire à part, qui ne sait rien de vos réponses.',
    volunteerLink: 'Vers le formulaire, aujourd’hui ou un autre jour',
    newTab:
      'Les liens s’ouvrent dans un nouvel onglet : votre reçu reste ici tant que vous ne quittez pas cette page.',
    leave: 'Vous pouvez fermer cette page.',
  },
  deadEnd: {
    retry: 'Réessayer',
    reload: 'Recharger la page',
    typeCode: 'J’ai un code imprimé',
    noSecretTitle: 'Cette adresse est incomplète',
    noSecret:
      'Un lien personnel est plus long : il se termine par un # et 22 caractères. Ouvrez-le à nouveau depuis votre invitation, ou copiez-le en entier dans la barre d’adresse.',
    sentTitle: 'Vos réponses ont été envoyées',
    sent: 'Elles sont dans l’urne, et vous n’avez plus rien à faire. Le reçu s’est affiché une fois et n’est pas conservé ici. Votre bulletin compte aussi sans lui. Vous pouvez fermer cette page.',
    unknownTitle: 'Nous ne connaissons pas ce lien',
    unknown:
      'Une partie s’est peut-être perdue à la copie, ou l’enquête est finie depuis longtemps. Ouvrez le lien de votre dernière invitation. Si cela ne marche toujours pas, demandez-en un nouveau à la personne qui vous a invité·e.',
    usedTitle: 'Ce lien a déjà servi',
    used: 'Des réponses ont été envoyées avec lui. Si c’était vous : merci, tout va bien, vous n’avez plus rien à faire. Si vous avez appuyé sur « Envoyer » sur un autre appareil où l’envoi attendait encore, ouvrez le lien sur celui-là : il se termine tout seul. Si ce n’était pas vous, prévenez la personne qui vous a invité·e ; la réponse ne peut être ni retrouvée ni reprise, car personne ne sait laquelle c’est.',
    preparingTitle: 'Pas encore ouverte',
    preparing:
      'Cette enquête est en préparation. Votre lien marchera dès l’ouverture ; réessayez dans quelques minutes.',
    closedTitle: 'Cette enquête est close',
    closed:
      'Elle recueillait des réponses jusqu’au {{date}}. Les résultats sont en cours de calcul, pour des groupes uniquement.',
    closedUndated: 'Elle ne prend plus de réponses. Ce que vous avez saisi n’a pas été compté.',
    releasedTitle: 'Cette enquête est terminée',
    released:
      'Elle recueillait des réponses jusqu’au {{date}}. Les résultats sont là ; dès qu’ils sont communiqués à tout le monde, vous pouvez les lire ici. Sinon, demandez à votre manager ou aux RH quand ils le seront.',
    results: 'Voir si les résultats sont communiqués',
    offlineTitle: 'Pas de connexion',
    offline:
      'Le serveur est hors d’atteinte. Dès que la connexion revient, cette page continue toute seule.',
    serverTitle: 'Quelque chose ne va pas de notre côté',
    server:
      'Votre brouillon est à l’abri sur cet appareil et rien n’a été envoyé. Réessayez dans quelques minutes.',
    browserTitle: 'Ce navigateur est trop ancien',
    browser:
      'Il lui manque la cryptographie qui protège vos réponses. Ouvrez le lien dans une version actuelle de Firefox, Chrome, Edge ou Safari, sur cet appareil ou sur un autre.',
    insecureTitle: 'Cette connexion n’est pas sûre',
    insecure:
      'La page a été ouverte sans chiffrement (http au lieu de https). Ouvrez le lien exactement comme il figure dans votre invitation.',
    manifestTitle: 'Nous avons arrêté, pour vous protéger',
    manifest:
      'Les clés de cette enquête ne passent pas la vérification faite sur votre appareil. Elles pourraient servir à distinguer vos réponses de celles des autres : rien n’a donc été envoyé. Montrez cette page à vos représentants du personnel ou à votre délégué à la protection des données.',
    manifestReason: 'Raison : {{why}}',
    refusedTitle: 'Vos réponses n’ont pas été acceptées',
    refused:
      'Le serveur les a refusées et elles n’ont pas été comptées. Montrez cette page à la personne qui vous a invité·e.',
    refusedReason: 'Réponse du serveur : {{why}}',
    draftKept: 'Votre brouillon est toujours sur cet appareil.',
  },
  manifestFault: {
    malformed: 'la liste des clés est illisible',
    'root-mismatch': 'la liste des clés n’est pas celle que nomme votre invitation',
    signature: 'la liste des clés n’est pas correctement signée',
    'policy-too-weak': 'le plus petit groupe est en dessous de ce qui est permis',
    'bad-key': 'une clé n’est pas valable',
    'duplicate-key': 'une clé figure deux fois dans la liste',
    'key-missing': 'votre clé ne figure pas dans la liste',
    'group-too-small': 'un groupe est trop petit',
    'counts-do-not-add-up': 'les effectifs ne s’additionnent pas',
    instrument: 'le questionnaire n’est pas celui que nomme la liste des clés',
    'bad-signature': 'le bureau qui signe les jetons a répondu par autre chose qu’une signature',
  },
  problem: {
    'body-too-large': 'le texte est plus long que ce que le serveur accepte',
    'wrong-content-type': 'le serveur n’a pas compris la demande',
    'malformed-body': 'le serveur n’a pas compris la demande',
    'malformed-request': 'le serveur n’a pas compris la demande',
    'headers-too-large': 'le serveur n’a pas compris la demande',
    'request-timeout': 'la connexion est trop lente',
    'invalid-fields': 'le serveur n’a pas compris la demande',
    'faulty-files': 'le serveur n’a pas compris la demande',
    'not-found': 'il n’y a rien à cette adresse',
    'method-not-allowed': 'le serveur n’a pas compris la demande',
    'sign-in-required': 'le serveur demande une connexion, dont les réponses n’ont jamais besoin',
    'last-administrator': 'le serveur parle de comptes, dont les réponses n’ont jamais besoin',
    'mail-failed': 'le serveur parle de messagerie, dont les réponses n’ont jamais besoin',
    'link-unusable':
      'le serveur parle d’un lien de connexion, dont les réponses n’ont jamais besoin',
    'not-allowed': 'ce n’est pas permis ici',
    'cross-origin': 'la demande venait d’un autre site',
    'too-many-requests': 'trop d’essais ; attendez une minute',
    'invitation-unknown': 'l’invitation n’est pas connue ici',
    'invitation-used': 'l’invitation a déjà servi',
    'claim-mismatch': 'les clés demandées ne sont pas celles de l’invitation',
    'round-not-open': 'l’enquête n’est pas ouverte',
    'round-closed': 'l’enquête est close',
    'round-state': 'l’enquête n’est pas dans un état qui le permet',
    'strict-overlap': 'une autre enquête n’est pas terminée',
    'draft-changed': 'quelqu’un d’autre l’a modifié entre-temps',
    'questionnaire-used': 'ce questionnaire est utilisé',
    'settings-frozen': 'les réglages de l’enquête ne peuvent plus changer',
    'token-invalid': 'le jeton ne vaut pas pour ce groupe',
    'token-spent': 'le jeton a déjà servi',
    'answers-invalid': 'certaines réponses ne correspondent pas au questionnaire',
    'instrument-unknown': 'le questionnaire n’est pas connu ici',
    'no-organisation': 'l’organisation n’est pas connue ici',
    'organisation-too-small': 'l’organisation est trop petite',
    'audience-refused': 'ces unités ne peuvent pas être interrogées seules',
    'links-lost': 'les liens sont perdus',
    'mail-server': 'les liens partent par courriel',
    'not-released': 'il n’y a pas encore de résultats',
    unavailable: 'le serveur est injoignable pour le moment',
    'storage-full': 'le serveur n’a plus de place',
    internal: 'quelque chose s’est mal passé là-bas',
  },
};
