import { guideEn } from './guide-texts.en.ts';

export const teamEn = {
  none: 'No round has been released yet. As soon as one is, the results of your team stand here.',
  round: 'Round',
  report: 'The whole report, with every question',
  print: 'Print this page',
  back: 'Back to {{unit}}',
  change: {
    title: 'Change since last time',
    first: 'This is the first round of this questionnaire: there is nothing to compare with.',
    notComparable: 'The two rounds can not be compared for this group.',
    none: 'No clear change since “{{round}}” ({{date}}). That is the usual case: small differences come about by chance.',
    some: 'Clear since “{{round}}” ({{date}}), chance can hardly explain it:',
    higher: 'clearly higher: {{after}} instead of {{before}}',
    lower: 'clearly lower: {{after}} instead of {{before}}',
  },
  margin:
    'From 0 to 100, 100 is best. ± is what chance alone may have moved: figures that lie closer together than that are not different.',
  below: 'Teams below',
  belowAnswered: '{{respondents}} of {{invited}} answered',
  belowHeard: 'heard in {{group}}',
  belowMore_one: 'One more team is in the whole report.',
  belowMore_other: '{{n}} more teams are in the whole report.',
  guide: guideEn,
};
