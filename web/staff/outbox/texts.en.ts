export const outboxEn = {
  title: 'Outbox of the demonstration',
  why: 'This page exists only in the demonstration, so that you can answer as one of the invented employees. In a real company nobody can open it: these links go by mail to each person alone, and the server keeps only a hash of them. Whoever holds a link can answer in that person’s place.',
  filter: 'Filter by unit or name',
  count_one: '{{n}} message',
  count_other: '{{n}} messages',
  none: 'No message matches the filter.',
  empty: 'No invitations have been written for this round.',
  shown: 'The first {{n}} are shown. Filter to find others.',
  noMail: 'no e-mail address: printed code',
  answerAs: 'Answer as {{name}}',
  text: 'Text of the message',
  caption: 'Messages',
};
