export const signInEn = {
  title: 'Sign in',
  intro: 'For human resources, managers and everyone else with an account. No password needed.',
  email: 'E-mail address',
  submit: 'Send me a link',
  submitting: 'One moment…',
  hint: 'You get a link by e-mail. It works once, for 15 minutes.',
  ended: 'Your session has ended. Sign in again to go on where you were.',
  employee:
    'Here to answer a survey? Use the personal link in your invitation: no account is needed.',
  sent: {
    title: 'Look into your mailbox',
    body: 'If there is an account for {{email}}, a link is on its way. It works once, for 15 minutes. Nothing after a few minutes? Look into the folder for unwanted mail, and check the address.',
    again: 'Enter an address again',
  },
  demo: {
    hint: 'This is the demonstration: no mail is sent, the next page shows the link.',
    title: 'This is the demonstration',
    body: 'Here you would look into your mailbox. The message to {{email}} would hold this link:',
    open: 'Open the link',
    none: 'No account has this address',
    addresses:
      'Only the demonstration says so: elsewhere the answer is the same for every address. Check {{email}}; the addresses are where the demonstration was started.',
  },
  link: {
    who: 'This link is for',
    enter: 'Sign in as {{name}}',
    working: 'Signing in…',
    once: 'The link works once; then you stay signed in on this device until you close the browser, for 7 days at most.',
  },
  dead: {
    title: 'This link does not work any more',
    body: 'It has been used already, or it is too old. A link works once.',
    signedIn: 'You are signed in as {{name}}.',
    goOn: 'Go on',
    askAnew: 'Ask for a new link',
  },
  setUp: {
    title: 'Nobody has an account yet',
    body: 'The start of the server has printed a link for the first administrator. Whoever runs it has to open that link.',
  },
  noMail: {
    title: 'No mail server is connected yet',
    body: 'So no link can be sent to you. Ask an administrator for one: they make it on the page “Accounts”, or with npm run account.',
  },
  first: {
    title: 'Set up Tutti',
    intro: 'You open Tutti for the first time and become its administrator.',
    name: 'Your name',
    hint: 'You will sign in with links sent to this address. Next you import the organisation, and you can give others an account.',
    submit: 'Become administrator',
    working: 'One moment…',
    doneTitle: 'Tutti is set up already',
    done: 'There is an administrator. If you have an account, sign in; if not, ask for one.',
    noLinkTitle: 'This needs the link from the server',
    noLink:
      'The start of the server prints a link for the first administrator. Open the newest one, complete with what follows the #. After 7 days it is too old: start the server again to get a new one.',
  },
};
