export const comparisonEn = {
  title: 'Comparison of rounds',
  intro:
    'Two rounds of the same questionnaire. Only groups that both rounds show under the same id, with the same units in them, are compared; the people in them may have changed.',
  later: 'Later round',
  earlier: 'Compared with',
  first: 'This is the first round of its questionnaire: there is nothing to compare it with yet.',
  otherPeople: {
    title: 'The two rounds did not ask the same part of the company',
    body: 'A difference may come from who was asked. Groups that hold the same units in both rounds are compared.',
  },
  company: 'The whole company since “{{round}}” ({{date}})',
  companyWithheld: 'The company as a whole is not shown in this round.',
  teams: {
    title: 'Teams with a clear change',
    counts:
      '{{changed}} of the {{compared}} teams that can be compared have a clear change. Teams in this round: {{teams}}.',
    why: 'A change is called clear when chance can hardly explain it, all teams and dimensions looked at together, and when it is 5 points or more.',
    caption: 'Dimensions that are clearly higher or lower, by team in alphabetical order',
    all: 'Show all {{count}} teams',
  },
  trend: {
    title: 'The company over all rounds',
    measure: 'Measure',
    legend: 'Dot: mean of the company. Line through it: 90 % interval.',
    caption: 'The whole company in every round of this questionnaire, with 90 % margins',
  },
};
