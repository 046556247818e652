import type { Translation } from '../i18n.ts';
import type { firstPageEn } from './texts.en.ts';

export const firstPageFr: Translation<typeof firstPageEn> = {
  facts: {
    title: 'En bref',
    time_one: 'Environ une minute',
    time_other: 'Environ {{n}} minutes',
    until: 'Jusqu’au {{date}}',
    atWill: 'Passez toute question qui vous gêne',
    stop: 'Arrêtez et reprenez plus tard sur cet appareil',
  },
  welcome: {
    asks: '{{organisation}} vous demande votre avis.',
    promiseTitle: 'La promesse',
    promise:
      'Personne ne peut savoir ce que vous avez répondu : ni votre manager, ni les RH, ni un administrateur, ni quelqu’un qui copierait la base de données.',
    together:
      'Les réponses ne sont entendues qu’ensemble, jamais à moins de {{groupMin}} personnes.',
    togetherOnly:
      'Les réponses ne sont entendues qu’ensemble, jamais celles de quelques personnes.',
    countsTitle: 'Où comptent vos réponses',
    countsLead: 'Dans ces groupes, et dans aucun plus petit :',
    people_one: '{{n}} personne',
    people_other: '{{n}} personnes',
    brokenDownLead:
      'Votre employeur compare aussi selon ces attributs. Ils sont additionnés groupe par groupe et jamais conservés avec vos réponses :',
    within: 'Dans {{unit}}',
    notStated: 'non renseigné',
    togetherWith_one: 'Vos réponses sont gardées comme celles de {{n}} personne de : {{units}}',
    togetherWith_other:
      'Vos réponses sont gardées comme celles de ces {{n}} personnes ensemble, jamais de moins : {{units}}',
    part: 'Seule une partie de l’entreprise est interrogée : {{units}}. Les nombres ci-dessous sont ceux des personnes interrogées.',
    partOfMany:
      'Seule une partie de l’entreprise est interrogée. Les nombres ci-dessous sont ceux des personnes interrogées.',
  },
};
