/** What somebody reads who puts their own name forward. `texts.fr.ts` has the same keys. */
export const en = {
  language: 'Language',
  kicker: 'By name, and apart from any survey',
  title: 'Speak for the company?',
  lead: 'You would like to tell others about your work here, now and then, in your own words. Leave your name, and human resources will get in touch.',
  apart:
    'This form knows nothing of any survey: not whether you answered, not what. It reads nothing that a survey has left on this device, and only the day is kept, never the time.',
  later:
    'If you have just answered a survey, there is no hurry: this address works tomorrow as well.',
  free: 'It is voluntary. Whoever does not, or stops, has no disadvantage.',
  name: 'Your name',
  email: 'Your e-mail address at work',
  message: 'What you would like to do (may be left empty)',
  consent:
    'I agree that human resources keep my name, address and message for the ambassador programme, until I take them back.',
  send: 'Put my name forward',
  sending: 'One moment…',
  fault: {
    name: 'Please write your name.',
    email: 'Please write your e-mail address, with an @.',
    consent: 'Without your agreement nothing can be kept.',
    offline: 'We can not reach the server. Nothing has been kept; try again.',
    server: 'Something is not right on our side. Nothing has been kept; try again in a minute.',
  },
  done: {
    title: 'Thank you',
    lead: 'Your name is on the list. Human resources will get in touch.',
    keep: 'To take it back, open this address. Keep it; we can not find it again for you, but human resources can take you off at any time.',
  },
  withdraw: {
    title: 'Take your name back?',
    lead: 'Your name, address and message are then erased at once.',
    button: 'Erase my entry',
    doneTitle: 'Erased',
    done: 'Nothing of your entry is kept.',
    goneTitle: 'There is no such entry',
    gone: 'It has been erased already, or the address is not complete.',
  },
};
