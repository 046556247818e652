import { formatDay } from './format-day.ts';

export interface InvitationContent {
  readonly title: string;
  readonly organisation: string;
  readonly closesOn: string;
  readonly minutes: number;
  readonly manifestRoot: string;
  readonly words: readonly string[];
  /** Address of the page where one answers, without the secret. */
  readonly page: string;
}

/** Subject and body of an invitation. Plain text: it says all there is to know before one clicks. */
export function writeInvitationText(
  language: 'en' | 'fr',
  content: InvitationContent,
  link: string,
): { subject: string; body: string } {
  const day = formatDay(language, content.closesOn);
  const words = content.words.join(' · ');
  if (language === 'fr') {
    return {
      subject: `${content.title} : votre avis, sans votre nom`,
      body: [
        'Bonjour,',
        `${content.organisation} vous invite à répondre à « ${content.title} ». Cela prend environ ${content.minutes} minutes, jusqu'au ${day} inclus.`,
        link,
        "Ce lien est personnel : il vous permet de répondre une fois. Vos réponses en sont séparées sur votre appareil avant l'envoi ; personne ne peut savoir ce que vous avez répondu, et seuls des résultats de groupe sont publiés.",
        `Pour comparer avec un collègue, vous devez voir les mêmes quatre mots : ${words}`,
        `Empreinte du registre public : ${content.manifestRoot}`,
      ].join('\n\n'),
    };
  }
  return {
    subject: `${content.title}: your opinion, without your name`,
    body: [
      'Hello,',
      `${content.organisation} invites you to answer “${content.title}”. It takes about ${content.minutes} minutes, until ${day} inclusive.`,
      link,
      'This link is personal: it lets you answer once. Your answers are separated from it on your device before they are sent; nobody can find out what you answered, and only results of groups are published.',
      `To compare with a colleague, you should both see the same four words: ${words}`,
      `Fingerprint of the public manifest: ${content.manifestRoot}`,
    ].join('\n\n'),
  };
}
