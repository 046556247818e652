import type { Translation } from '../ui/i18n.ts';
import type { en } from './texts.en.ts';

export const fr: Translation<typeof en> = {
  kiosk: {
    kicker: 'Enquête anonyme, sur cet appareil',
    title: 'Votre avis, sans votre nom',
    lead: 'Saisissez le code qui se trouve dans votre pli. Il vous permet de répondre une fois.',
    phone:
      'Plutôt sur votre téléphone ? Scannez le carré de votre feuille : la même enquête s’y ouvre, et vous n’avez pas besoin de cet appareil.',
    forgetsTitle: 'Cet appareil vous oublie',
    forgets:
      'Il ne garde rien : ni code, ni réponse, ni trace dans son historique. Quand vous avez fini, ou si vous ne touchez à rien pendant deux minutes, tout est effacé et cette page revient.',
    look: 'Veillez à ce que personne ne regarde par-dessus votre épaule pendant que vous répondez.',
    offline:
      'Cet appareil n’a pas de connexion pour l’instant. Vous pouvez déjà saisir votre code : la suite vient d’elle-même dès qu’il y en a une.',
  },
  page: {
    title: 'Saisissez votre code imprimé',
    lead: 'Il se trouve dans votre pli, sous le carré.',
    phone: 'Sur un téléphone, inutile de le saisir : scannez le carré avec l’appareil photo.',
    mail: 'Vous avez été invité par courriel ? Alors ouvrez le lien qui s’y trouve ; il ne faut pas de code.',
  },
  form: {
    label: 'Votre code',
    hint: 'Vingt lettres et chiffres. Majuscules, espaces et traits d’union sont sans importance. O est lu comme 0 ; I et L comme 1.',
    go: 'Continuer',
    asking: 'Un instant…',
    empty: 'Saisissez d’abord le code de votre feuille.',
    length_one: 'Un code a 20 lettres et chiffres ; celui-ci en a {{n}}. En manque-t-il un ?',
    length_other:
      'Un code a 20 lettres et chiffres ; celui-ci en a {{n}}. Y en a-t-il un de trop ou de moins ?',
    slip: 'Il y a une erreur quelque part : aucun code ne s’écrit ainsi. Comparez-le à votre feuille, groupe par groupe.',
    unknown:
      'Aucune enquête ne connaît ce code ici. Vient-il d’une enquête précédente, ou d’une autre entreprise ? Si c’est la bonne feuille, demandez à la personne qui vous l’a remise.',
    waiting:
      'Le serveur ne répond pas. Votre code est essayé de nouveau sans que vous ayez rien à faire ; vous pouvez aussi le modifier.',
  },
  visit: {
    label: 'Cet appareil',
    answering: 'Appareil partagé : rien de tout ceci n’est conservé.',
    sending: 'Vos réponses partent. Laissez cette page ouverte jusqu’à « Merci ».',
    done: 'C’est fini. Laissez la place à la personne suivante :',
    stop: 'Arrêter et tout effacer',
    next: 'Tout effacer',
  },
  idle: {
    title: 'Êtes-vous toujours là ?',
    text: 'Personne n’a touché cet appareil depuis un moment. Tout ce qui a été saisi est effacé dans :',
    seconds_one: '{{n}} seconde',
    seconds_other: '{{n}} secondes',
    stay: 'Je suis toujours là',
    erase: 'Effacer maintenant',
  },
  erased: {
    title: 'Tout est effacé',
    text: 'Rien de ce qui a été saisi n’est plus sur cet appareil. La première page revient dans un instant.',
    offline:
      'Rien de ce qui a été saisi n’est plus sur cet appareil. La première page revient dès qu’il y a une connexion.',
  },
};
