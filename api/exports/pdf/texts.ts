import { words } from '../../../surveys/report/texts.ts';

/** What the document says beside the words of surveys/report and surveys/export. `{name}` is filled in. */
export const PDF_TEXTS = {
  contents: words('Contents', 'Sommaire'),
  page: words('Page', 'Page'),
  reading: words('How to read this', 'Comment lire ce rapport'),
  heat: words('All groups at a glance', 'Tous les groupes d’un coup d’œil'),
  heatIntro: words(
    'Means from 0 to 100. A darker cell is a higher mean; the figures say the same.',
    'Moyennes de 0 à 100. Une case plus foncée est une moyenne plus haute ; les chiffres disent la même chose.',
  ),
  teams: words('Group by group', 'Groupe par groupe'),
  dimensions: words('What people said', 'Ce que les personnes ont dit'),
  legend: words(
    'Dot: mean of the answers. Band: 90 % interval. Upright stroke: mean of the company.',
    'Point : moyenne des réponses. Bande : intervalle à 90 %. Trait vertical : moyenne de l’entreprise.',
  ),
  interval: words('0 to 100', 'De 0 à 100'),
  intervalAlt: words(
    'Mean {mean}, 90 % interval from {low} to {high}',
    'Moyenne {mean}, intervalle à 90 % de {low} à {high}',
  ),
  meanAlt: words('Mean {mean}', 'Moyenne {mean}'),
  companyAlt: words('company {mean}', 'entreprise {mean}'),
  spreadAlt: words('Answers per option: {list}', 'Réponses par option : {list}'),
  optionAlt: words('{option}: {people}', '{option} : {people}'),
  shareAlt: words('Share {share}', 'Part {share}'),
  strengths: words('Strengths: {list}.', 'Points forts : {list}.'),
  toWorkOn: words('To work on: {list}.', 'À travailler : {list}.'),
  named: words('{name} ({mean})', '{name} ({mean})'),
  gates: words('What was looked at', 'Ce qui a été examiné'),
  gate: words('Bar', 'Seuil'),
  needed: words('Needed', 'Requis'),
  plain: words('Probability', 'Probabilité'),
  cautious: words('Cautiously', 'Prudemment'),
  next: words('Next steps', 'Prochaines étapes'),
  change: words('Change since {round}', 'Évolution depuis {round}'),
  questions: words('The questions', 'Les questions'),
  noLabel: words('No label', 'Sans avis'),
  certain: words(
    '{label} – cautious probability {share}',
    '{label} – probabilité prudente {share}',
  ),
  withheldUnit: words('No figures for {unit} alone', 'Pas de chiffres pour {unit} seule'),
  withheldInstead: words(
    'Why: {why} What follows is about the nearest group that may be shown: {group}. That figures are missing says nothing about the team.',
    'Pourquoi : {why} Ce qui suit concerne le groupe le plus proche qui peut être montré : {group}. L’absence de chiffres ne dit rien de l’équipe.',
  ),
  commentsFrom: words(
    'Comments are shown for groups of at least {min} respondents. These are from a larger group: {group}.',
    'Les commentaires sont montrés pour des groupes d’au moins {min} répondants. Ceux-ci viennent d’un groupe plus large : {group}.',
  ),
  withoutQuestions: words(
    'With so many groups, the questions of each stand in its own PDF, in the workbook and in the CSV file.',
    'Avec autant de groupes, les questions de chacun se trouvent dans son propre PDF, dans le classeur et dans le fichier CSV.',
  ),
} as const;
