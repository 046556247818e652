/** The first page as an employee reads it, and HR before the launch. `texts.fr.ts` has the same keys. */
export const firstPageEn = {
  facts: {
    title: 'In short',
    time_one: 'About a minute',
    time_other: 'About {{n}} minutes',
    until: 'Until {{date}}',
    atWill: 'Leave any question blank',
    stop: 'Stop and go on later on this device',
  },
  welcome: {
    asks: '{{organisation}} asks what you think.',
    promiseTitle: 'The promise',
    promise:
      'Nobody can find out what you answered: not your manager, not HR, not an administrator, not someone who copies the database.',
    together: 'Answers are only ever heard together, never from fewer than {{groupMin}} people.',
    togetherOnly: 'Answers are only ever heard together, never those of a few people.',
    countsTitle: 'Where your answers count',
    countsLead: 'In these groups and in no smaller one:',
    people_one: '{{n}} person',
    people_other: '{{n}} people',
    brokenDownLead:
      'Your employer also compares by these attributes. They are added up group by group and never kept with your answers:',
    within: 'Within {{unit}}',
    notStated: 'not stated',
    togetherWith_one: 'Your answers are kept as those of {{n}} person in: {{units}}',
    togetherWith_other:
      'Your answers are kept as those of these {{n}} people together, never of fewer: {{units}}',
    part: 'Only a part of the company is asked: {{units}}. The numbers below are of those who are asked.',
    partOfMany:
      'Only a part of the company is asked. The numbers below are of those who are asked.',
  },
};
