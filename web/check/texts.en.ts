/** What anyone reads on the page "Check it yourself". `texts.fr.ts` has the same keys. */
export const en = {
  title: 'Check it yourself',
  language: 'Language',
  loading: 'Loading the rules and keys of the survey, and checking them on this device…',
  start: {
    lead: 'This page checks on your own device what was promised about an anonymous survey: its rules, its keys, and whether your ballot counts.',
    label: 'Which survey?',
    check: 'Check',
    hint: 'Paste the address of this page as you were given it, or the number of the survey (36 characters). Not your personal link: that one stays with you.',
    fault: 'There is no number of a survey in this.',
  },
  obstacle: {
    round: 'Number of the survey:',
    again: 'Try again',
    unknownTitle: 'We do not know this survey',
    unknown:
      'Perhaps a part of the address was lost when it was copied, or the survey was kept on another server.',
    preparingTitle: 'Not open yet',
    preparing:
      'This survey is still being prepared. Its rules and keys are published the moment it opens.',
    offlineTitle: 'No connection',
    offline: 'The server can not be reached. Nothing was checked.',
    serverTitle: 'Something is not right on the server',
    server: 'It did not answer as it should. Nothing was checked; try again in a few minutes.',
    malformedTitle: 'This is no list of keys',
    malformed:
      'What the server published for this survey can not be read. Do not answer, and show this page to your works council or data protection officer.',
  },
  round: {
    lead: 'Everything below was loaded from the server and then checked here, on your device. Nothing about you was sent.',
  },
  verdict: {
    good_one: '{{n}} check was made, and it holds.',
    good_other: '{{n}} checks were made, and all of them hold.',
    bad_one:
      '{{n}} check FAILED. Do not answer, and show this page to your works council or data protection officer.',
    bad_other:
      '{{n}} checks FAILED. Do not answer, and show this page to your works council or data protection officer.',
  },
  words: {
    title: 'Four words to compare',
    text: 'They stand for every rule and every key of this survey, and they are in each invitation. If a colleague has the same four words, you both have the same keys, and nobody has been given a key of their own.',
  },
  receipt: {
    title: 'Does my ballot count?',
    open: 'Receipts can be looked up once the survey has been closed and its results are there. Answers are taken until {{date}}. Until then, keep your receipt.',
    closing:
      'The survey is closed. Receipts can be looked up here as soon as its results are there; until then, keep yours.',
    few_one: 'Fewer than {{n}} ballot came in. Nothing was published, not even their number.',
    few_other: 'Fewer than {{n}} ballots came in. Nothing was published, not even their number.',
    unreadable: 'The list of receipts that the server published can not be read.',
    released_one: '{{n}} ballot was counted.',
    released_other: '{{n}} ballots were counted, those left blank among them.',
    label: 'Your receipt',
    look: 'Look it up',
    hint: 'It stands on the last page after you sent your answers. Capitals, blanks and hyphens do not matter, and O may stand for 0, I for 1. Your receipt stays on this device: the list comes here and is searched here.',
    looking: 'Loading the list and searching it…',
    found: 'Found. Your ballot counts: this receipt is in the published list.',
    missing:
      'Not found. This is no receipt of a ballot of this survey. Check that it is the right survey; if it is, show your receipt to your works council or data protection officer.',
    typing:
      'This can not be a receipt: it has 24 letters and digits, and at least one of them is wrong or missing.',
    list: 'The list that came is not the one that was published. Please try again; if this stays, tell your works council or data protection officer.',
    offline: 'The list could not be loaded. Try again in a moment.',
  },
  rules: {
    title: 'The rules of this survey',
    lead: 'They were fixed before the first answer, and nobody can change them any more.',
    closes: 'Answers are taken until {{date}}.',
    closed: 'Answers were to be taken until {{date}}.',
    closedEarly: 'The survey was closed earlier, on {{date}}.',
    extended: 'The last day was moved later; at the launch it was {{date}}.',
    people_one: '{{n}} person was invited.',
    people_other: '{{n}} people were invited.',
    group_one: 'No figure speaks of fewer than {{n}} person.',
    group_other: 'No figure speaks of fewer than {{n}} people.',
    distribution_one: 'How many chose which answer is shown only from {{n}} person on.',
    distribution_other: 'How many chose which answer is shown only from {{n}} people on.',
    comments_one: 'Comments are shown only where at least {{n}} person answered, in random order.',
    comments_other:
      'Comments are shown only where at least {{n}} people answered, in random order.',
    noComments: 'There is no place for written comments.',
  },
  groups: {
    title: 'Who shares a key',
    lead: 'Everyone answers with a key that is shared by all people of a group. A ballot names this group and nothing finer.',
    ballot: 'Groups for answers',
    breakdown: 'Groups by “{{name}}”',
    breakdownHint: 'These are counted apart from the ballots: no ballot names one of them.',
    comment: 'Groups for comments',
    group: 'Group',
    heads: 'People',
    together: 'Together',
    fold: '{{caption}}: all {{n}}',
  },
  checks: {
    title: 'What was checked here',
    lead: 'Your device recomputed each of these from what was published.',
    ok: 'holds',
    failed: 'FAILED',
    unknown: 'not here',
  },
  check: {
    malformed: 'The list of rules and keys can be read.',
    'root-mismatch': 'Its fingerprint, from which the four words come, is that of the whole list.',
    signature: 'It carries a valid signature of the office that runs the survey.',
    'policy-too-weak': 'No group may be smaller than five people.',
    'bad-key': 'Every key is a proper key of a declared group.',
    'duplicate-key': 'No group and no key stands in it twice.',
    'group-too-small': 'Every key is shared by at least as many people as the rules ask for.',
    'counts-do-not-add-up':
      'The groups add up: each kind of group holds everybody once, so nobody stands apart.',
    extensions:
      'The last day was only moved later, and the new day is signed with the key of the rules.',
    'receipts-root': 'The list of receipts fits its published fingerprint.',
    'receipts-count': 'There are not more ballots than people invited.',
  },
  limits: {
    title: 'What is protected, and what is not',
    protectedTitle: 'Protected',
    openTitle: 'Not protected',
    protected: {
      answer:
        'Who gave which answer. The office that knows your name signs your token without seeing it; the ballot box sees your answers and not your name.',
      manager:
        'Your answers from your manager, HR and administrators, even when they put everything together.',
      copy: 'Your answers from someone who copies the database after the survey: ballots are shuffled, keys destroyed, and no time or address is stored.',
      together:
        'Small groups: figures are computed once, for groups only, and so that no group can be worked out by subtraction.',
      rules: 'The rules: smallest groups and breakdowns are frozen before the first answer.',
    },
    open: {
      operator:
        'Against the people who run the server while the survey is open. They could watch when you send and guess, or serve a changed page. Two separate operators, one for names and one for ballots, make this harder; nothing makes it impossible.',
      timing:
        'Against a copy of the running server’s disks or logs of the database while the survey is open: they show in which order answers came.',
      heads:
        'Against invented people: the number of people in a group is what HR says. It is shown here so that you can compare it with what you know.',
      comments: 'Against your own words: a comment can tell who wrote it.',
      page: 'Against a dishonest server, this page alone is not proof, as it comes from the same server. An auditor can make the same checks with a program of their own.',
    },
  },
  experts: {
    title: 'For auditors',
    text: 'The same checks, and some more, from the command line, with code from wherever you trust it:',
    root: 'Fingerprint of rules and keys (Merkle root, SHA-256)',
    receiptsRoot: 'Fingerprint of all receipts (Merkle root, SHA-256)',
    release: 'Fingerprint of the released results (SHA-256)',
  },
};
