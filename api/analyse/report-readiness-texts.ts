import type { Words } from '../../surveys/organisation/fault.ts';
import type {
  GateId,
  NextStepId,
  ProgrammeSetup,
  ReadinessLabel,
} from '../../surveys/release-document.ts';
import { words } from './report-texts.ts';

/** What the report says of readiness. `{name}` is filled in. */
export const READINESS_TEXTS = {
  title: words(
    'Which teams are ready for an ambassador programme?',
    'Quelles équipes sont prêtes pour un programme d’ambassadeurs ?',
  ),
  intro: words(
    'A team is ready when every bar is cleared with enough certainty, the silent taken as less favourable. Within a band teams are in the order of the organisation: there are no positions.',
    'Une équipe est prête quand chaque seuil est franchi avec assez de certitude, les silencieux étant supposés moins favorables. Dans une catégorie, les équipes suivent l’ordre de l’organisation : il n’y a pas de classement.',
  ),
  notAsked: words(
    'No team gets a label, because what it takes is not known in any group: {gates}. Either the questionnaire did not ask it or its figures are withheld. That is no verdict.',
    'Aucune équipe ne reçoit d’avis, car ce qu’il faut n’est connu dans aucun groupe : {gates}. Soit le questionnaire ne l’a pas demandé, soit ces chiffres ne sont pas montrés. Ce n’est pas un jugement.',
  ),
  notScored: words(
    'This questionnaire does not ask what a readiness label takes, so no team gets one.',
    'Ce questionnaire ne demande pas ce qu’il faut pour un avis ; aucune équipe n’en reçoit.',
  ),
  someMissing: words(
    'What it takes is not all known in these groups. That is no verdict.',
    'Tout ce qu’il faut n’est pas connu dans ces groupes. Ce n’est pas un jugement.',
  ),
  bars: words('Bars applied: {version}.', 'Seuils appliqués : {version}.'),
  noLabel: words('No label', 'Sans avis'),
  noTeam: words('no team', 'aucune équipe'),
  count: words('groups: {n}', 'groupes : {n}'),
  ofGroup: words('Readiness: {label}', 'Préparation : {label}'),
  certain: words('cautious probability {share}', 'probabilité prudente {share}'),
  missing: words('Not known here: {gates}.', 'Inconnu ici : {gates}.'),
  next: words('Next: {steps}.', 'Ensuite : {steps}.'),
  gates: words(
    'In each group a bar is written as: figure of the group / figure needed (probability to be above; the same with the silent less favourable).',
    'Dans chaque groupe, un seuil s’écrit : chiffre du groupe / chiffre requis (probabilité d’être au-dessus ; la même, les silencieux étant moins favorables).',
  ),
  gate: words(
    '{gate} {value} / {bar} ({plain}; {cautious})',
    '{gate} {value} / {bar} ({plain} ; {cautious})',
  ),
  plainGate: words('{gate} {value} / {bar}', '{gate} {value} / {bar}'),
  setup: words(
    'Programme set-up, recorded by human resources: ',
    'Cadre du programme, indiqué par les ressources humaines : ',
  ),
  setupUnknown: words(
    'The programme set-up (goals, guidelines, voluntariness, training, leader) is not recorded; until it is complete, no team is called ready.',
    'Le cadre du programme (objectifs, règles, volontariat, formation, référent) n’est pas indiqué ; tant qu’il n’est pas complet, aucune équipe n’est dite prête.',
  ),
  inPlace: words('{fact} in place', '{fact} : en place'),
  notYet: words('{fact} not yet', '{fact} : pas encore'),
} as const;

export const LABEL_WORDS: Readonly<Record<ReadinessLabel, Words>> = {
  ready: words('Ready', 'Prête'),
  nearly: words('Nearly ready', 'Presque prête'),
  'build-first': words('Build first', 'À préparer d’abord'),
};

export const GATE_WORDS: Readonly<Record<GateId, Words>> = {
  wellbeing: words('well-being', 'bien-être'),
  trust: words('trust and voice', 'confiance et parole'),
  willing: words('share of the willing', 'part des volontaires'),
  composite: words('mean of the dimensions', 'moyenne des dimensions'),
  response: words('response rate', 'taux de réponse'),
};

export const STEP_WORDS: Readonly<Record<NextStepId, Words>> = {
  workload: words(
    'ease workload and recognise good work; ask nobody to speak up yet',
    'alléger la charge et reconnaître le travail ; ne solliciter personne pour l’instant',
  ),
  occasions: words(
    'make occasions to meet and welcome newcomers well',
    'créer des occasions de se rencontrer et bien accueillir les nouveaux',
  ),
  voluntariness: words(
    'say plainly that taking part is voluntary and answers anonymous',
    'dire clairement que participer est volontaire et les réponses anonymes',
  ),
  values: words(
    'act visibly on what the company says it stands for',
    'agir visiblement selon les valeurs affichées',
  ),
  leaders: words(
    'have leaders go first, and name one in the team',
    'faire commencer les dirigeants et nommer un référent dans l’équipe',
  ),
  content: words(
    'inform early and choose content together',
    'informer tôt et choisir les contenus ensemble',
  ),
  skills: words(
    'offer training in professional networks',
    'proposer une formation aux réseaux professionnels',
  ),
  guidelines: words(
    'make the rules and the person to ask known',
    'faire connaître les règles et la personne à qui s’adresser',
  ),
  invite: words('invite volunteers, without pressure', 'inviter des volontaires, sans pression'),
  answer: words(
    'find out why many did not answer',
    'comprendre pourquoi beaucoup n’ont pas répondu',
  ),
  setup: words('complete the programme set-up', 'compléter le cadre du programme'),
};

export const SETUP_WORDS: Readonly<Record<keyof ProgrammeSetup, Words>> = {
  goals: words('goals', 'objectifs'),
  guidelines: words('guidelines', 'règles'),
  voluntariness: words('voluntariness', 'volontariat'),
  training: words('training', 'formation'),
  leader: words('leader', 'référent'),
};
