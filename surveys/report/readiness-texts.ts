import { words } from './texts.ts';

/** What the report says round the words of surveys/scoring/words.ts. `{name}` is filled in. */
export const READINESS_TEXTS = {
  title: words(
    'Which teams are ready for an ambassador programme?',
    'Quelles équipes sont prêtes pour un programme d’ambassadeurs ?',
  ),
  intro: words(
    'A team is ready when every bar is cleared with enough certainty, the silent taken as less favourable. Within a band teams are in the order of the organisation: there are no positions.',
    'Une équipe est prête quand chaque seuil est franchi avec assez de certitude, les silencieux étant supposés moins favorables. Dans une catégorie, les équipes suivent l’ordre de l’organisation : il n’y a pas de classement.',
  ),
  noLabels: words('No team gets a label.', 'Aucune équipe ne reçoit d’avis.'),
  pulse: words(
    'A pulse shows movement; it labels no team.',
    'Une prise de pouls montre un mouvement ; elle ne donne d’avis sur aucune équipe.',
  ),
  bars: words('Bars applied: {version}.', 'Seuils appliqués : {version}.'),
  noLabel: words('No label', 'Sans avis'),
  noTeam: words('no team', 'aucune équipe'),
  count: words('groups: {n}', 'groupes : {n}'),
  ofGroup: words('Readiness: {label}', 'Préparation : {label}'),
  certain: words('cautious probability {share}', 'probabilité prudente {share}'),
  next: words('Next: {steps}', 'Ensuite : {steps}'),
  gates: words(
    'In each group a bar is written as: figure of the group / figure needed (probability to be above; the same with the silent less favourable); for a share, what it lies between whatever the silent would say, in square brackets, in per cent.',
    'Dans chaque groupe, un seuil s’écrit : chiffre du groupe / chiffre requis (probabilité d’être au-dessus ; la même, les silencieux étant moins favorables) ; pour une part, entre crochets et en pour cent, ses limites quoi que diraient les silencieux.',
  ),
  gate: words(
    '{gate} {value} / {bar} ({plain}; {cautious})',
    '{gate} {value} / {bar} ({plain} ; {cautious})',
  ),
  plainGate: words('{gate} {value} / {bar}', '{gate} {value} / {bar}'),
  setup: words('Check list of the programme', 'Liste de contrôle du programme'),
  setupWhy: words(
    'Recorded by human resources, not inferred from answers. Until all five are in place no team is called ready.',
    'Indiquée par les ressources humaines, pas déduite des réponses. Tant que les cinq points ne sont pas en place, aucune équipe n’est dite prête.',
  ),
  inPlace: words('in place', 'en place'),
  notYet: words('not yet', 'pas encore'),
  notRecorded: words('not recorded', 'non indiqué'),
} as const;
