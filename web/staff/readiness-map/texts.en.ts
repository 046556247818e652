export const mapEn = {
  title: 'Readiness map',
  intro:
    'Teams of one band are in alphabetical order. There are no positions: the differences within a band are mostly chance.',
  search: 'Find a team or unit',
  band: 'Label',
  bandCount: '{{band}} ({{count}})',
  all: 'All labels',
  gate: 'Held back by',
  anyGate: 'Any reason',
  order: 'Order within a band',
  byName: 'By name',
  byParent: 'By unit above, then by name',
  shown: '{{shown}} of {{total}} teams shown',
  none: 'No team matches.',
  empty: 'No team.',
  noLabel: 'No label',
  noLabelWhy:
    'The questionnaire did not ask what a label needs, or too little of it may be shown. This is no verdict.',
  withheld: 'Without figures of their own',
  withheldWhy:
    'Too few people, too few answers, or a smaller team beside them to protect. This is no verdict: they are heard in a larger group.',
  heardIn: '{{why}}; heard in {{group}}',
  heldBack: 'Held back by: {{gates}}.',
  lacking: 'Not known: {{gates}}.',
};
