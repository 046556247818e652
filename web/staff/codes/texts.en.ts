export const codesEn = {
  title: 'People without e-mail',
  count_one: '{{n}} invited person has no e-mail address and gets a printed code.',
  count_other: '{{n}} invited people have no e-mail address and get a printed code.',
  none: 'Everybody who is invited has an e-mail address: there is nothing to print.',
  what: 'Each code goes on a slip of its own, with fold marks so that the code lies inside. It is scanned with a phone, or typed at {{address}} or at a kiosk ({{kiosk}}).',
  all: 'Download all sheets (PDF)',
  byUnit_one: 'By unit ({{n}})',
  byUnit_other: 'By unit ({{n}})',
  unit: 'Unit',
  people: 'Codes',
  sheets: 'Sheets',
  one: 'Download',
  oneOf: 'Download the sheets of {{unit}}',
  limitTitle: 'Who can know a code',
  limit:
    'Whoever prints, folds or hands out open slips can see codes, and could answer once in that person’s place. Nobody can learn from a code what anyone answered. Whether it has been used shows only to someone who sends answers with it, and that uses it up. So let somebody print and fold whom the staff trust, for example together with the works council, and hand out closed slips.',
  again:
    'You can print again until the round is closed: they are the same codes, of everyone, answered or not. Each download is in the access log. At the close the codes are deleted.',
};
