import type { MailLanguage, MailTexts } from './mail-text.ts';

/** What is sent where HR has written nothing of its own. */
export const STANDARD_TEXTS: MailTexts = {
  en: {
    invitation: {
      subject: '{{title}}: your opinion, without your name',
      body: [
        'Hello,',
        '{{organisation}} invites you to answer “{{title}}”. It takes about {{minutes}}, until {{lastDay}} inclusive.',
        '{{link}}',
        'This link is personal: it lets you answer once. {{promise}}',
      ].join('\n\n'),
    },
    reminder: {
      subject: '{{title}}: open until {{lastDay}}',
      body: [
        'Hello,',
        '“{{title}}” of {{organisation}} is open until {{lastDay}} inclusive. It takes about {{minutes}}; whether you answer is up to you.',
        '{{link}}',
        'This is the same personal link as in your invitation. {{promise}}',
        'The survey sends this reminder by itself, to links that have not been used; nobody at {{organisation}} is shown who gets one.',
      ].join('\n\n'),
    },
  },
  fr: {
    invitation: {
      subject: '{{title}} : votre avis, sans votre nom',
      body: [
        'Bonjour,',
        '{{organisation}} vous invite à répondre à « {{title}} ». Cela prend environ {{minutes}}, jusqu’au {{lastDay}} inclus.',
        '{{link}}',
        'Ce lien est personnel : il vous permet de répondre une fois. {{promise}}',
      ].join('\n\n'),
    },
    reminder: {
      subject: '{{title}} : ouvert jusqu’au {{lastDay}}',
      body: [
        'Bonjour,',
        '« {{title}} », de {{organisation}}, reste ouvert jusqu’au {{lastDay}} inclus. Cela prend environ {{minutes}} ; répondre ou non, c’est vous qui décidez.',
        '{{link}}',
        'C’est le même lien personnel que dans votre invitation. {{promise}}',
        'L’enquête envoie ce rappel d’elle-même, aux liens qui n’ont pas servi ; personne chez {{organisation}} ne voit qui le reçoit.',
      ].join('\n\n'),
    },
  },
};

interface FixedTexts {
  readonly promise: string;
  readonly minutes: (count: number) => string;
  readonly answer: string;
  readonly address: string;
  readonly words: (words: string) => string;
  readonly fingerprint: (root: string) => string;
}

/** What HR can not change: values of placeholders, and what stands below every message. */
export const FIXED_TEXTS: Readonly<Record<MailLanguage, FixedTexts>> = {
  en: {
    promise:
      'Your answers are separated from this link on your device before they are sent; nobody can find out what you answered, and only results of groups are published.',
    minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
    answer: 'Answer the questions',
    address: 'Or copy this address:',
    words: (words) =>
      `To compare with a colleague, you should both see the same four words: ${words}`,
    fingerprint: (root) => `Fingerprint of the public manifest: ${root}`,
  },
  fr: {
    promise:
      'Vos réponses sont séparées de ce lien sur votre appareil avant l’envoi ; personne ne peut savoir ce que vous avez répondu, et seuls des résultats de groupe sont publiés.',
    minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
    answer: 'Répondre aux questions',
    address: 'Ou copiez cette adresse :',
    words: (words) =>
      `Pour comparer avec un collègue, vous devez voir les mêmes quatre mots : ${words}`,
    fingerprint: (root) => `Empreinte du registre public : ${root}`,
  },
};
