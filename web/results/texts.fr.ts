import type { Translation } from '../ui/i18n.ts';
import type { en } from './texts.en.ts';

/** French, with the no-break spaces that its typography asks for. */
export const fr: Translation<typeof en> = {
  language: 'Langue',
  title: 'Résultats',
  loading: 'Un instant…',
  again: 'Réessayer',
  obstacle: {
    noRoundTitle: 'Cette adresse est incomplète',
    noRound:
      'Ouvrez le lien vers les résultats tel que vous l’avez reçu : il se termine par un # et un long numéro.',
    notHrTitle: 'Réservé aux ressources humaines',
    notHr:
      'Cette adresse montre la page avant qu’elle ne soit communiquée. Connectez-vous comme ressources humaines, puis ouvrez-la de nouveau.',
    notSharedTitle: 'Pas encore communiqués',
    notShared:
      'Les résultats de cette enquête ne sont pas communiqués à tout le monde, ou pas encore. Demandez à votre manager ou aux RH quand ils le seront.',
    offlineTitle: 'Pas de connexion',
    offline: 'Le serveur est hors d’atteinte. Réessayez dès que la connexion revient.',
    serverTitle: 'Quelque chose ne va pas de notre côté',
    server: 'Réessayez dans quelques minutes.',
  },
  preview:
    'Aperçu : voici ce que liront les salariés une fois les résultats communiqués. Personne d’autre ne le voit encore, sauf si vous les avez communiqués.',
  lead: '{{respondents}} personnes sur {{invited}} ont répondu. Voici ce qu’elles ont dit ensemble.',
  tooFew:
    'Trop peu de personnes ont répondu pour montrer quoi que ce soit : un chiffre sur si peu de personnes pourrait dire qui a dit quoi.',
  companyWithheld:
    'Les chiffres de toute l’entreprise ne sont pas montrés, car avec d’autres ils livreraient ceux de quelques personnes. Certaines équipes ont leurs propres chiffres.',
  closed: 'Close le {{date}}',
  company: 'Toute l’entreprise',
  figures: {
    title: 'En chiffres',
    scale:
      '0 est le pire, 100 le meilleur. La barre montre la moyenne ; ± dit de combien le seul hasard a pu la déplacer.',
    outOf: '{{mean}} sur 100, à {{margin}} près',
    outOfExact: '{{mean}} sur 100',
    plusMinus: '± {{margin}}',
    withheld: 'pas montré pour ce groupe',
    recommend: 'Recommanderaient de travailler ici',
    recommendScale: 'de −100 à 100',
  },
  items: {
    high: 'Ce qui est vu le plus favorablement',
    low: 'Ce qui est vu le moins favorablement',
  },
  team: {
    title: 'Votre équipe',
    choose: 'Choisissez votre équipe',
    none: 'Choisissez…',
    private: 'Votre choix reste sur cette page. Personne ne l’apprend.',
    answered: '{{respondents}} personnes sur {{invited}} ont répondu.',
    pool: 'Les petites équipes de {{label}}, ensemble',
    standIn: 'Vous voyez les chiffres du plus proche groupe qui contient votre équipe : {{group}}.',
    'too-few-invited':
      'Votre équipe est trop petite pour avoir des chiffres à elle qui resteraient anonymes.',
    'too-few-answers':
      'Trop peu de personnes de votre équipe ont répondu pour avoir des chiffres à elle qui resteraient anonymes.',
    'protects-others':
      'Les chiffres de votre équipe ne sont pas montrés, car avec d’autres ils livreraient ceux d’un petit groupe.',
  },
  actions: {
    title: 'Vous l’avez dit, nous agissons',
    none: 'Rien n’est encore inscrit ici. Demandez à votre manager ou aux RH ce qui est prévu.',
    heard: 'Vous avez dit',
    done: 'Ce qui est fait',
    owner: 'Qui s’en charge',
    due: 'Pour quand',
    state: 'Où cela en est',
    is: {
      planned: 'Prévu',
      'under-way': 'En cours',
      done: 'Fait',
      dropped: 'Abandonné',
    },
    company: 'Pour toute l’entreprise',
    team: 'Pour {{team}}',
    chooseTeam: 'Choisissez votre équipe plus haut pour voir ce qui y a été décidé.',
    noneForTeam: 'Rien n’est encore inscrit pour cette équipe.',
  },
  how: 'Tous les chiffres sont ceux de groupes. On n’y lit la réponse d’aucune personne, et personne n’en garde.',
};
