/** Words of the conversation guide. Every question goes to the whole team and asks about the work. */
export const guideEn = {
  title: 'Talking about it with the team',
  intro:
    'An agenda of about {{minutes}} minutes, made from the figures above. Take what fits, leave the rest.',
  introWithout:
    'An agenda of about {{minutes}} minutes for a team without figures of its own. The conversation is worth as much.',
  copy: 'Copy the guide',
  copied: 'Copied.',
  copyFailed: 'This browser does not let the page copy. Select the text by hand.',
  print: 'Print the guide alone',
  minutes: '{{title}} ({{minutes}} min)',
  heading: '{{title}}: {{group}}',
  open: {
    title: 'Open',
    thanks:
      'Thank the team: {{respondents}} of {{invited}} answered. Those who did not had the right not to; no word about who they might be.',
    thanksWithout:
      'Thank those who answered, and make no word about who may not have: answering is free.',
    anonymous:
      'Say what anonymity means: you see figures of groups only. Do not guess who said what, do not ask, and stop anyone who does.',
    aim: 'Say what you want: to listen, and to agree on one or two things before the end.',
    noFigures: {
      'too-few-invited':
        'Say why there are no figures of this team alone: it is too small to show any without giving somebody away.',
      'too-few-answers':
        'Say why there are no figures of this team alone: too few answered to show any without giving somebody away. That is no reproach.',
      'protects-others':
        'Say why there are no figures of this team alone: by subtraction they would give away a smaller group.',
      none: 'Say that too few questions were answered to show a figure for any topic.',
    },
    heardIn:
      'Your team was heard in “{{group}}” ({{respondents}} answered). Those figures are context; do not present them as those of your team.',
  },
  keep: {
    title: 'What to keep',
    lead: 'Begin with what carries the team.',
    alone: '{{name}} ({{figure}}): clearly the highest of your figures.',
    among: '{{name}} ({{figure}}): among the higher ones.',
    level: '{{name}} ({{figure}}): your figures lie close together, so take it as one of several.',
  },
  work: {
    title: 'What to work on',
    lead: 'Ask, then be silent and write down. About ten minutes for each; one is enough if it takes longer.',
    alone: '{{name}} ({{figure}}): clearly the lowest of your figures.',
    among: '{{name}} ({{figure}}): among the lower ones.',
    level: '{{name}} ({{figure}}): your figures lie close together; a place to start, no verdict.',
  },
  figure: '{{mean}} ± {{margin}} of 100',
  figureExact: '{{mean}} of 100',
  changed: {
    higher: 'Clearly higher than last time.',
    lower: 'Clearly lower than last time.',
  },
  without: {
    keepTitle: 'What goes well',
    keep1: 'What went well in the last three months, and what made it possible?',
    keep2: 'What should we not touch, whatever else changes?',
    workTitle: 'What is hard',
    work1: 'What costs us the most energy in a normal week?',
    work2: 'Where do we wait for something or somebody, again and again?',
    work3:
      'If we could change one thing in how we work by the end of next month, what would it be?',
  },
  agree: {
    title: 'Agree on one or two decisions',
    gather: 'Collect proposals on paper or a board; everybody may add, nobody has to explain.',
    choose:
      'Choose one or two that the team can do itself. What is not in your hands: say whom you will ask, and by when.',
    write: 'For each: what, who sees to it, by when. Put it down below under “You said, we did”.',
  },
  close: {
    title: 'Close',
    back: 'Say when you will come back to it: in four to six weeks, ten minutes, what is done and what is not.',
    open: 'Say how people can add something afterwards that they did not want to say here.',
  },
  avoid: {
    title: 'What not to do',
    who: 'Do not ask anyone what they answered, or whether they did; neither here nor in private.',
    quote: 'Do not read a single comment aloud, and do not discuss how it is written.',
    defend: 'Do not defend or explain the figures away; “tell me more” goes further.',
    compare: 'Do not compare with other teams, and do not promise what is not yours to give.',
  },
  topic: {
    WB: {
      keep: 'What keeps the load bearable here, and how do we protect it when things get busy?',
      ask1: 'Which part of our work costs more energy than it is worth?',
      ask2: 'In which weeks is it too much, and what would we stop or put off then?',
      ask3: 'What would let people really leave work behind at the end of the day?',
    },
    JS: {
      keep: 'What in our daily work do we want to keep exactly as it is?',
      ask1: 'When was work last satisfying, and what was different about it?',
      ask2: 'How do we notice good work, and what stays unseen?',
      ask3: 'What would we like to learn this year, and what would that need?',
    },
    CB: {
      keep: 'What makes it easy to help each other here, and what would endanger it?',
      ask1: 'What does somebody need to feel at home in this team in the first month?',
      ask2: 'Where do we work side by side rather than together?',
      ask3: 'Which other team should we know better, and what would be an occasion?',
    },
    TV: {
      keep: 'What makes it safe to disagree here, and how do we keep it so?',
      ask1: 'What makes it easy, and what makes it hard, to raise a problem here?',
      ask2: 'Which decisions would we rather hear the reasons for?',
      ask3: 'Where could we decide ourselves instead of asking first?',
    },
    PP: {
      keep: 'What of our work are we glad to tell others about?',
      ask1: 'For whom does our work change something, and when do we hear of it?',
      ask2: 'Where does what the company says differ from what we see?',
      ask3: 'What would make us prouder of what leaves our hands?',
    },
    LE: {
      keep: 'Which example set by those who lead should go on?',
      ask1: 'What should those who lead show more often themselves?',
      ask2: 'What should I, as your manager, do more of, less of, or otherwise?',
      ask3: 'Which question would we like to put to senior leaders?',
    },
    IC: {
      keep: 'Which way of informing each other works well and should stay?',
      ask1: 'What did we hear too late this year, or from outside first?',
      ask2: 'Which information do we get that nobody needs?',
      ask3: 'On what would we like to be asked before it is decided or published?',
    },
    WV: {
      keep: 'What makes a yes or a no equally fine here?',
      ask1: 'What would have to be true so that a no is really all right for everyone?',
      ask2: 'What speaks against talking about our work in public, in general?',
      ask3: 'In which form, if any, would it be of use to the team itself?',
    },
    DC: {
      keep: 'What do we do well with digital tools that other teams could learn from us?',
      ask1: 'Which tool slows us down, and at which step?',
      ask2: 'What would we like to be shown once, calmly?',
      ask3: 'How could we learn it in working hours, and from whom?',
    },
    GR: {
      keep: 'Which rules are clear and helpful, and why?',
      ask1: 'On which everyday question is it unclear what is allowed?',
      ask2: 'Whom do we ask when in doubt, and does it work?',
      ask3: 'Which effort beyond the job goes without a thank-you?',
    },
    other: {
      keep: 'What do we do that makes “{{item}}” come out so well?',
      ask1: '“{{item}}”: what does that look like in our team on a normal day?',
      ask2: 'When is it better than usual, and what is different then?',
      ask3: 'What is the smallest change that would make a difference to {{name}}?',
    },
  },
};
