/** What stands on a printed sheet. The people's slips are in their language, the cover in that of HR. */
export interface SheetTexts {
  readonly locale: string;
  readonly title: (round: string) => string;
  /** Of the whole unit, for those who cut and hand out. */
  readonly cover: {
    readonly count: (people: number) => string;
    readonly steps: readonly string[];
    readonly limits: string;
  };
  readonly outside: { readonly for: string; readonly sealed: string };
  readonly until: (date: string) => string;
  readonly promise: string;
  readonly once: string;
  /** The address of the page follows the second one. */
  readonly howTo: readonly [scan: string, type: string];
  readonly words: string;
  readonly code: string;
  readonly qr: string;
  readonly fold: readonly [inwards: string, outwards: string];
}

const en: SheetTexts = {
  locale: 'en-GB',
  title: (round) => `Sealed codes: ${round}`,
  cover: {
    count: (people) =>
      people === 1 ? '1 person without e-mail' : `${people} people without e-mail`,
    steps: [
      'Cut along the marks at the edges.',
      'Fold 1 inwards, so that the code lies inside; fold 2 outwards, so that the number of the person stays outside.',
      'Close the open edge with a strip of tape or a staple, and hand each one to its person, closed.',
    ],
    limits:
      'Whoever sees an open slip could answer once in that person’s place. A code opens no answer: nobody can learn from it what anyone said. Let somebody print and fold whom the staff trust, for example with the works council; each printing is in the access log.',
  },
  outside: { for: 'For nobody else but', sealed: 'Personal code, folded and closed' },
  until: (date) => `Answers until ${date} inclusive`,
  promise:
    'Nobody can find out what you answered: not your manager, not HR, not an administrator, not someone who copies the database.',
  once: 'This code lets you answer once. It opens no answer, not even yours.',
  howTo: ['With your phone: scan the square.', 'Or type the code, at a kiosk or at this address:'],
  words: 'To compare with a colleague: the same four words?',
  code: 'Your code',
  qr: 'QR code of your personal link; the typed code below does the same.',
  fold: ['fold 1, inwards', 'fold 2, outwards'],
};

const fr: SheetTexts = {
  locale: 'fr-FR',
  title: (round) => `Codes sous pli : ${round}`,
  cover: {
    count: (people) =>
      people === 1 ? '1 personne sans adresse e-mail' : `${people} personnes sans adresse e-mail`,
    steps: [
      'Coupez le long des repères du bord.',
      'Pliez 1 vers l’intérieur, pour que le code soit caché ; pliez 2 vers l’extérieur, pour que le numéro de la personne reste visible.',
      'Fermez le bord ouvert avec un ruban adhésif ou une agrafe, et remettez chaque pli fermé à sa personne.',
    ],
    limits:
      'Qui voit un pli ouvert pourrait répondre une fois à la place de cette personne. Un code n’ouvre aucune réponse : personne ne peut en apprendre ce que quelqu’un a dit. Faites imprimer et plier par quelqu’un à qui le personnel fait confiance, par exemple avec le CSE ; chaque impression est inscrite au journal.',
  },
  outside: { for: 'À remettre en main propre à', sealed: 'Code personnel, plié et fermé' },
  until: (date) => `Réponses jusqu’au ${date} inclus`,
  promise:
    'Personne ne peut savoir ce que vous avez répondu : ni votre manager, ni les RH, ni un administrateur, ni quelqu’un qui copierait la base de données.',
  once: 'Ce code vous permet de répondre une fois. Il n’ouvre aucune réponse, pas même la vôtre.',
  howTo: [
    'Avec votre téléphone : scannez le carré.',
    'Ou saisissez le code, à une borne ou à cette adresse :',
  ],
  words: 'Pour comparer avec un collègue : les mêmes quatre mots ?',
  code: 'Votre code',
  qr: 'Code QR de votre lien personnel ; le code à saisir, dessous, fait la même chose.',
  fold: ['pli 1, vers l’intérieur', 'pli 2, vers l’extérieur'],
};

export const SHEET_TEXTS = { en, fr } as const;

export type SheetLanguage = keyof typeof SHEET_TEXTS;
