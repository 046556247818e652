import type { Language } from './links.ts';

/** The message with a sign-in link. Plain text: what it is, how long it is good, what to do with it otherwise. */
export function writeSignInMail(
  language: Language,
  {
    name,
    link,
    minutes,
  }: { readonly name: string; readonly link: string; readonly minutes: number },
): { subject: string; text: string } {
  const hours = Math.round(minutes / 60);
  if (language === 'fr') {
    const life = minutes < 60 ? `${minutes} minutes` : `${hours} heures`;
    return {
      subject: 'Votre lien de connexion à Tutti',
      text: [
        `Bonjour ${name},`,
        `Voici votre lien pour vous connecter à Tutti. Il fonctionne une seule fois, pendant ${life} :`,
        link,
        'Vous n’avez rien demandé ? Ignorez ce message : sans ce lien, personne ne peut se connecter à votre place. Ne le transmettez à personne.',
      ].join('\n\n'),
    };
  }
  const life = minutes < 60 ? `${minutes} minutes` : `${hours} hours`;
  return {
    subject: 'Your link to sign in to Tutti',
    text: [
      `Hello ${name},`,
      `Here is your link to sign in to Tutti. It works once, within ${life}:`,
      link,
      'You did not ask for it? Ignore this message: without the link nobody can sign in as you. Do not pass it on to anybody.',
    ].join('\n\n'),
  };
}
