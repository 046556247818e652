/** What an employee reads after a round. `texts.fr.ts` has the same keys; the compiler checks it. */
export const en = {
  language: 'Language',
  title: 'Results',
  loading: 'One moment…',
  again: 'Try again',
  obstacle: {
    noRoundTitle: 'This address is not complete',
    noRound:
      'Open the link to the results as you received it: it has a # and a long number at its end.',
    notHrTitle: 'Only for human resources',
    notHr:
      'This address shows the page before it is shared. Sign in as human resources, then open it again.',
    notSharedTitle: 'Not shared yet',
    notShared:
      'The results of this survey are not shared with everyone, or not yet. Ask your manager or HR when they will be.',
    offlineTitle: 'No connection',
    offline: 'We can not reach the server. Try again when there is a connection.',
    serverTitle: 'Something is not right on our side',
    server: 'Try again in a few minutes.',
  },
  preview:
    'Preview: this is what employees will read once you share the results. Nobody else sees it yet, unless you have shared them.',
  lead: '{{respondents}} of {{invited}} people answered. This is what they said together.',
  tooFew:
    'Too few people answered for anything to be shown: a figure of so few could tell who said what.',
  companyWithheld:
    'Figures of the whole company are not shown, because together with others they would give away those of a few people. Some teams have figures of their own.',
  closed: 'Closed on {{date}}',
  company: 'The whole company',
  figures: {
    title: 'In figures',
    scale:
      '0 is the worst, 100 the best. The bar shows the mean; ± says how far chance alone may have moved it.',
    outOf: '{{mean}} out of 100, give or take {{margin}}',
    outOfExact: '{{mean}} out of 100',
    plusMinus: '± {{margin}}',
    withheld: 'not shown for this group',
    recommend: 'Would recommend working here',
    recommendScale: 'from −100 to 100',
  },
  items: {
    high: 'What people see most favourably',
    low: 'What people see least favourably',
  },
  team: {
    title: 'Your team',
    choose: 'Choose your team',
    none: 'Please choose…',
    private: 'Your choice stays on this page. Nobody is told of it.',
    answered: '{{respondents}} of {{invited}} people answered.',
    pool: 'Small teams of {{label}}, together',
    standIn: 'You see the figures of the nearest group that contains your team: {{group}}.',
    'too-few-invited': 'Your team is too small for figures of its own that would stay anonymous.',
    'too-few-answers':
      'Too few in your team answered for figures of its own that would stay anonymous.',
    'protects-others':
      'Figures of your team are not shown, because together with others they would give away those of a small group.',
  },
  actions: {
    title: 'You said, we did',
    none: 'Nothing has been put down here yet. Ask your manager or HR what is planned.',
    heard: 'You said',
    done: 'What is done',
    owner: 'Who sees to it',
    due: 'By when',
    state: 'Where it stands',
    is: {
      planned: 'Planned',
      'under-way': 'Under way',
      done: 'Done',
      dropped: 'Dropped',
    },
    company: 'For the whole company',
    team: 'For {{team}}',
    chooseTeam: 'Choose your team above to see what was decided there.',
    noneForTeam: 'Nothing has been put down for this team yet.',
  },
  how: 'All figures are of groups. No answer of a single person can be read from them, and nobody keeps any.',
};
