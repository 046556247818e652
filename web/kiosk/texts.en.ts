/** What is read at a kiosk and where a printed code is typed. `texts.fr.ts` has the same keys. */
export const en = {
  kiosk: {
    kicker: 'Anonymous survey, at this device',
    title: 'Your opinion, without your name',
    lead: 'Type the code that is inside your folded sheet. It lets you answer once.',
    phone:
      'Rather on your own phone? Scan the square on your sheet: it opens the same survey there, and you need nothing of this device.',
    forgetsTitle: 'This device forgets you',
    forgets:
      'It keeps nothing: no code, no answer, no trace in its history. When you have finished, or have touched nothing for two minutes, everything is erased and this page comes back.',
    look: 'See to it that nobody looks over your shoulder while you answer.',
    offline:
      'This device has no connection at the moment. You can type your code already: it goes on by itself as soon as there is one.',
  },
  page: {
    title: 'Type your printed code',
    lead: 'It is inside your folded sheet, under the square.',
    phone: 'On a phone you need not type: scan the square with the camera.',
    mail: 'Were you invited by e-mail? Then open the link in it; you need no code.',
  },
  form: {
    label: 'Your code',
    hint: 'Twenty letters and digits. Capitals, blanks and hyphens do not matter. O is read as 0; I and L as 1.',
    go: 'Go on',
    asking: 'One moment…',
    empty: 'Type the code from your sheet first.',
    length_one: 'A code has 20 letters and digits; this has {{n}}. Is one missing or too many?',
    length_other: 'A code has 20 letters and digits; this has {{n}}. Is one missing or too many?',
    slip: 'There is a slip somewhere: no code reads like this. Compare it with your sheet, group by group.',
    unknown:
      'No survey here knows this code. Is it from an earlier survey, or of another company? If it is the right sheet, ask the person who gave it to you.',
    waiting:
      'The server does not answer. Your code is tried again by itself; you may also change it.',
  },
  visit: {
    label: 'This device',
    answering: 'Shared device: nothing of this is kept.',
    sending: 'Your answers are being sent. Leave this page open until it says “Thank you”.',
    done: 'Finished. Make room for the next person:',
    stop: 'Stop and erase',
    next: 'Erase everything',
  },
  idle: {
    title: 'Are you still there?',
    text: 'Nobody has touched this device for a while. Everything that was entered is erased in:',
    seconds_one: '{{n}} second',
    seconds_other: '{{n}} seconds',
    stay: 'I am still here',
    erase: 'Erase now',
  },
  erased: {
    title: 'Everything is erased',
    text: 'Nothing of what was entered is on this device any more. The first page comes back in a moment.',
    offline:
      'Nothing of what was entered is on this device any more. The first page comes back as soon as there is a connection.',
  },
};
