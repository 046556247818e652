import { foldWord, type Word } from './words.ts';

/** Words that say nothing of what a comment is about, and nearly everything of its language. */
const STOP_WORDS = {
  fr: `a ai alors apres as au aucun aucune aura aussi autre autres aux avant avec avez avoir avons
    beaucoup bien c car ce cela celle celui ces cet cette ceux chaque chez ci comme comment d dans de
    depuis des deux devoir doit doivent donc dont du elle elles en encore entre est et etaient etait
    etant ete etre eu eux fait faire fait faut fois font ici il ils j je jamais juste l la là le les
    leur leurs lors lui m ma mais me meme memes mes mettre mieux moi moins mon n ne ni non nos notre
    nous on ont ou par parce parfois pas pendant peu peut peuvent plus plutot pour pourquoi pouvoir
    presque qu quand que quel quelle quelles quels qui quoi rien s sa sans se sera serait ses si son
    sont souvent sous sur t ta tant te tellement tes toi ton toujours tous tout toute toutes tres trop
    tu un une vers voir vos votre vous vraiment y`,
  en: `a about after again all also always am an and any are as at be because been before being both
    but by can cannot could d did do does doing don down each even ever every few for from get give
    go got had has have having he her here him his how i if in into is it its just know less let like
    ll m make many may me more most much must my need never no nobody nor not now of off often on once
    one only or other our out over own re really s same see she should so some still such t take than
    that the their them then there these they thing things this those through to too under until up us
    ve very want was we well were what when where which while who why will with without would yes yet
    you your`,
} as const;

const listOf = (words: string): ReadonlySet<string> =>
  new Set(
    words
      .split(/\s+/)
      .filter((word) => word !== '')
      .map(foldWord),
  );

export const FRENCH_STOP_WORDS = listOf(STOP_WORDS.fr);
export const ENGLISH_STOP_WORDS = listOf(STOP_WORDS.en);

export type CommentLanguage = 'fr' | 'en' | 'unknown';

/** Which language a comment is probably in: the one with more of its small words. */
export function guessLanguage(text: string, words: readonly Word[]): CommentLanguage {
  let french = /[àâçèéêëîïôùûœ]/i.test(text) ? 1 : 0;
  let english = 0;
  for (const { folded } of words) {
    if (FRENCH_STOP_WORDS.has(folded)) french += 1;
    if (ENGLISH_STOP_WORDS.has(folded)) english += 1;
  }
  if (french === english) return 'unknown';
  return french > english ? 'fr' : 'en';
}
