/** What HR shows to a works council before a launch. `texts.fr.ts` has the same keys. */
export const launchEn = {
  intro:
    'Everything on this page follows from head counts and settings alone. You can show it to your works council as it is.',
  figures: {
    everybody: 'people are asked: the whole company',
    part_one: 'of {{company}} people are asked, in {{n}} unit',
    part_other: 'of {{company}} people are asked, in {{n}} units',
    planned_one: 'unit can have a report of its own',
    planned_other: 'units can have a report of their own',
    keysSeconds_one: 'keys are made at the launch: about {{n}} second',
    keysSeconds_other: 'keys are made at the launch: about {{n}} seconds',
    keysMinutes_one: 'keys are made at the launch: about {{n}} minute',
    keysMinutes_other: 'keys are made at the launch: about {{n}} minutes',
  },
  expectedWhy_one:
    'The more people answer, the more teams can be shown on their own: at most {{n}}. The line across a bar says where nine of ten such rounds would end.',
  expectedWhy_other:
    'The more people answer, the more teams can be shown on their own: at most {{n}}. The line across a bar says where nine of ten such rounds would end.',
  range: 'Nine times out of ten',
  between: '{{low}} to {{high}}',
  remainder: 'What is left of it when its larger teams are counted on their own.',
  search: 'Find in this list',
  more_one: 'Show one more',
  more_other: 'Show {{n}} more',
  shown_one: '{{n}} of {{of}} shown',
  shown_other: '{{n}} of {{of}} shown',
  told: {
    title: 'What employees will be told',
    why: 'The first page on their phone, before any question: the same words, with the numbers of this plan.',
    frame: 'First page of an employee',
    unit: 'As read in',
    language: 'In which language',
    en: 'In English',
    fr: 'In French',
    most: 'The groups of breakdowns are those of most people in this unit.',
  },
};
