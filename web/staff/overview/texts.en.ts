export const overviewEn = {
  title: 'The whole company',
  answered: 'Response',
  teamsShown: 'Teams shown',
  pools_one: 'and {{n}} group of small teams',
  pools_other: 'and {{n}} groups of small teams',
  teamsWithheld: 'Heard in a larger group',
  allShown: 'Every team is large enough to be shown on its own.',
  someWithheld_one:
    '{{n}} team has no figures of its own: {{reasons}}. It is heard in a larger group.',
  someWithheld_other:
    '{{n}} teams have no figures of their own: {{reasons}}. They are heard in larger groups.',
  why: {
    'too-few-invited': '{{count}} with too few people',
    'too-few-answers': '{{count}} with too few answers',
    'protects-others': '{{count}} to protect a smaller team beside it',
  },
  dimensions: 'What people said',
  dimensionsCaption: 'Dimensions of the whole company from 0 to 100, with a 90 % interval',
  since: 'Since {{date}}',
  notComparable: 'not comparable',
  more: 'Questions, distributions and comments of the whole company',
  withheld: {
    title: 'No figures for the company as a whole',
    body: 'In the strict setting a group that a few people joined or left is not shown. The teams that may be shown are on the next pages.',
  },
  readiness: 'Ready for an ambassador programme?',
  readinessCaption: 'Number of teams by readiness label',
  teams: 'Teams',
  toMap: 'Which teams they are, what holds them back, and next steps',
  drivers: {
    title: 'What goes with recommending the company',
    why: 'Share of the differences in recommendation that each dimension accounts for, in the whole company. It shows what goes together, not what causes what.',
    caption: 'Share of each dimension in explaining the recommendation',
    share: 'Share',
    none: 'Not computed: it takes at least 100 people who answered everything, and the recommendation question.',
  },
  reliability: {
    title: 'How far the figures can be trusted',
    why: 'A dimension is the mean of several questions. That makes sense where people answer them alike: then alpha and omega are high. Both are between 0 and 1.',
    caption:
      'Reliability of each dimension in the whole company; below 0.70 with care, below 0.60 not scored',
    verdict: 'In words',
    is: {
      good: 'the questions measure one thing',
      warn: 'read with care: the questions hang together loosely',
      'not-scored': 'do not score: the questions do not measure one thing',
      unknown: 'not known: one question, or too few answers',
    },
  },
};
