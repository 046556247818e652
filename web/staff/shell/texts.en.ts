export const shellEn = {
  product: 'Tutti',
  skip: 'Skip to the content',
  nav: {
    label: 'Main',
    rounds: 'Rounds',
    organisation: 'Organisation',
    team: 'My team',
    decisions: 'Decisions',
    questionnaires: 'Questionnaires',
    volunteers: 'Volunteers',
    accounts: 'Accounts',
    audit: 'Audit log',
    roundRules: 'Rules of the rounds',
  },
  role: {
    administrator: 'Administrator',
    hr: 'Human resources',
    analyst: 'Analyst',
    manager: 'Manager',
    auditor: 'Auditor',
  },
  unitsFound_one: '{{n}} team found',
  unitsFound_other: '{{n}} teams found',
  required: 'Fill in this field.',
  notEmail: 'This is not an e-mail address. One looks like this: ada@example.org',
  notDate: 'This day is not complete. Give day, month and year, or leave all three empty.',
  phonePreview: {
    open: 'Preview on a phone',
    title: 'Preview: {{title}}',
  },
  language: 'Language',
  signOut: 'Sign out',
  demo: 'Demonstration: an invented company',
  loading: 'Loading…',
  retry: 'Try again',
  home: 'Go to the start page',
  titleSuffix: '{{page}} · Tutti',
  notFound: {
    title: 'There is nothing here',
    body: 'The address may be mistyped, or what was here has been removed.',
  },
  failed: 'This could not be shown',
  colon: ': ',
  cancel: 'Cancel',
  close: 'Close',
  problems: {
    'body-too-large': 'That is larger than this page may send. Nothing was changed.',
    'wrong-content-type': 'The server did not accept this kind of content. Nothing was changed.',
    'malformed-body': 'The server could not read what was sent. Nothing was changed.',
    'malformed-request': 'The server could not read what was sent. Nothing was changed.',
    'headers-too-large': 'The server could not read what was sent. Nothing was changed.',
    'request-timeout': 'The connection was too slow. Nothing was changed; try again.',
    'invalid-fields': 'Some fields are not valid. Nothing was changed.',
    'faulty-files': 'The files have faults; nothing was changed.',
    'not-found': 'There is nothing at this address, or not any more.',
    'method-not-allowed': 'The server does not allow this here.',
    'sign-in-required': 'Your session has ended. Sign in again to go on.',
    'last-administrator':
      'Somebody has to stay administrator: make another account administrator first.',
    'mail-failed':
      'The mail was not sent: no mail server is connected, or it refused. Show the link instead and hand it over.',
    'link-unusable': 'This link has been used already, or it is too old. Ask for a new one.',
    'not-allowed': 'Your role does not allow this. Ask an administrator if you need it.',
    'cross-origin': 'The request came from another site and was refused.',
    'too-many-requests': 'Too many attempts. Wait a minute, then try again.',
    'invitation-unknown': 'This invitation is not known here.',
    'invitation-used': 'This invitation has been used already.',
    'claim-mismatch': 'The request does not fit this invitation.',
    'round-not-open': 'This round is not open for answers.',
    'round-closed': 'This round is closed.',
    'round-state':
      'The round has moved on meanwhile, so this is no longer possible. Look at its present state.',
    'settings-frozen':
      'The round has been launched: its settings can no longer be changed, by anyone.',
    'token-invalid': 'The token is not valid for this group.',
    'token-spent': 'This token has been used already.',
    'answers-invalid': 'Some answers do not fit the questionnaire.',
    'instrument-unknown': 'There is no such questionnaire. Choose one from the list.',
    'draft-changed':
      'Somebody else has saved this draft meanwhile. Nothing was overwritten; load it again before you go on.',
    'questionnaire-used':
      'A round uses this questionnaire, so it stays: you can archive it instead.',
    'strict-overlap':
      'Another round is not over yet, and one of the two has the strict setting: such a round runs by itself, so that nobody can be told from the difference. Launch when the other one has its report.',
    'no-organisation': 'Import the units and the roster first: without them nobody can be invited.',
    'organisation-too-small':
      'The organisation has fewer people than the smallest group that may be reported. Nobody would be protected, so the round can not start.',
    'audience-refused':
      'This choice of units can not be asked by itself: a few people could be told apart. Change who is asked.',
    'links-lost':
      'The links of this round cannot be written again: the master key of this server is not the one it was launched with. Restore it from a backup.',
    'mail-server':
      'There is a mail server: links go to each person alone, and nobody else is shown them.',
    'not-released':
      'There is no report: either the round has not been closed yet, or too few people answered for anything to be shown.',
    unavailable:
      'The database can not be reached. Look in a moment whether it was done, then try again.',
    'storage-full':
      'The disk of the server is full. Tell whoever runs it, and look then whether it was done.',
    internal: 'Something went wrong on the server. Look whether it was done, then try again.',
    unreachable: 'The server can not be reached. Check your connection, then try again.',
    unreadable:
      'The server gave an answer that this page does not understand. Try again in a moment.',
  },
};
