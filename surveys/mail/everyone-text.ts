import { formatDay } from './format-day.ts';
import type { MailLanguage } from './mail-text.ts';

/**
 * A reminder for a chat or an intranet. It speaks to everyone, because one that only some people get would
 * show who has not answered.
 */
export function writeEveryoneText(
  language: MailLanguage,
  { title, closesOn, minutes }: { title: string; closesOn: string; minutes: number },
): string {
  const day = formatDay(language, closesOn);
  return language === 'fr'
    ? `« ${title} » reste ouvert jusqu’au ${day} inclus (environ ${minutes} min). Vous avez déjà répondu : merci ! Sinon, votre lien ou votre code personnel fonctionne toujours. Répondre ou non, c’est vous qui décidez ; ce message s’adresse à tout le monde, car personne ne voit qui a répondu.`
    : `“${title}” is open until ${day} inclusive (about ${minutes} min). If you have answered: thank you! If not, your personal link or code still works. Whether you answer is up to you; this message goes to everyone, because nobody sees who has answered.`;
}
