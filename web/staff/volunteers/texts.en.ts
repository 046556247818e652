export const volunteersEn = {
  intro:
    'People who put their own name forward for the ambassador programme, on a form that knows nothing of any survey. Do not compare this list with results of small teams.',
  form: 'Address of the form',
  none: 'Nobody has put their name forward yet.',
  caption: 'Volunteers by name',
  name: 'Name',
  email: 'E-mail address',
  message: 'Message',
  joinedOn: 'Since',
  remove: 'Remove…',
  removeTitle: 'Remove {{name}} from the list?',
  removeBody: 'Name, address and message are erased at once.',
  removeConfirm: 'Remove',
  working: 'One moment…',
};
