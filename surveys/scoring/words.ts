import type { Words } from '../organisation/fault.ts';
import type {
  GateId,
  NextStepId,
  ProgrammeSetup,
  ReadinessLabel,
  ReadinessWords,
  ReasonId,
} from '../release-document.ts';

/**
 * Every word of readiness, in one place: the release document carries them, the web application and
 * the report of `analyse` show them. `{gates}` stands for a list of gates.
 */
const words = (en: string, fr: string): Words => ({ en, fr });

export const LABEL_WORDS: Readonly<Record<ReadinessLabel, Words>> = {
  ready: words('Ready', 'Prête'),
  nearly: words('Nearly ready', 'Presque prête'),
  'build-first': words('Build first', 'À préparer d’abord'),
};

export const GATE_WORDS: Readonly<Record<GateId, Words>> = {
  wellbeing: words('Well-being', 'Bien-être'),
  trust: words('Trust and voice', 'Confiance et parole'),
  willing: words('Share of the willing', 'Part des volontaires'),
  composite: words('Mean of the dimensions', 'Moyenne des dimensions'),
  response: words('Response rate', 'Taux de réponse'),
};

export const REASON_WORDS: Readonly<Record<ReasonId, Words>> = {
  ready: words(
    'Every bar is cleared with enough certainty, enough people answered, and the programme is set up.',
    'Chaque seuil est franchi avec assez de certitude, assez de personnes ont répondu et le programme est en place.',
  ),
  nearly: words(
    'Likely, but not certain enough yet: {gates}.',
    'Probable, mais pas encore assez sûr : {gates}.',
  ),
  rest: words(
    'Every bar is cleared with enough certainty; what is missing lies elsewhere.',
    'Chaque seuil est franchi avec assez de certitude ; ce qui manque est ailleurs.',
  ),
  'build-first': words(
    'This is probably below its bar: {gates}. Work on it before asking for ambassadors.',
    'Ceci est probablement sous le seuil : {gates}. Travaillez-y avant de chercher des ambassadeurs.',
  ),
  response: words(
    'Too few people answered: how the others see it is not known.',
    'Trop peu de personnes ont répondu : on ignore ce que pensent les autres.',
  ),
  setup: words(
    'The programme set-up is not complete.',
    'La préparation du programme n’est pas complète.',
  ),
  'not-asked': words(
    'The questionnaire did not ask about this: {gates}. So there is no label, which is no verdict.',
    'Le questionnaire n’a pas interrogé sur ceci : {gates}. Il n’y a donc pas d’avis, ce qui n’est pas un jugement.',
  ),
  'not-known': words(
    'This may not be shown here, or was not measured well enough to judge by: {gates}. So there is no label, which is no verdict.',
    'Ceci ne peut pas être montré ici, ou n’a pas été mesuré assez sûrement pour juger : {gates}. Il n’y a donc pas d’avis, ce qui n’est pas un jugement.',
  ),
};

export const STEP_WORDS: Readonly<Record<NextStepId, Words>> = {
  workload: words(
    'Ease the workload and notice good work. Ask nobody to speak for the company yet.',
    'Alléger la charge et remarquer le travail bien fait. Ne solliciter personne pour l’instant.',
  ),
  occasions: words(
    'Create occasions to meet, and welcome newcomers properly.',
    'Créer des occasions de se rencontrer et bien accueillir les nouveaux.',
  ),
  voluntariness: words(
    'Say in writing that taking part is voluntary and that answers are anonymous.',
    'Écrire que participer est volontaire et que les réponses sont anonymes.',
  ),
  values: words(
    'Act visibly on the values that the company announces.',
    'Agir visiblement selon les valeurs que l’entreprise affiche.',
  ),
  leaders: words(
    'Let leaders go first, and find someone in the team who shows how.',
    'Laisser les dirigeants commencer, et trouver dans l’équipe quelqu’un qui montre l’exemple.',
  ),
  content: words(
    'Tell the team news early, and decide together what is published.',
    'Informer l’équipe tôt et décider ensemble de ce qui est publié.',
  ),
  skills: words(
    'Offer training in professional networks.',
    'Proposer une formation aux réseaux professionnels.',
  ),
  guidelines: words(
    'Make the rules known, and whom to ask.',
    'Faire connaître les règles et la personne à qui s’adresser.',
  ),
  invite: words('Invite volunteers, without pressure.', 'Inviter des volontaires, sans pression.'),
  answer: words(
    'Find out why many did not answer, before the next round.',
    'Comprendre pourquoi beaucoup n’ont pas répondu, avant la prochaine enquête.',
  ),
  setup: words('Complete the programme set-up.', 'Compléter la préparation du programme.'),
};

export const SETUP_WORDS: Readonly<Record<keyof ProgrammeSetup, Words>> = {
  goals: words('Goals', 'Objectifs'),
  guidelines: words('Guidelines', 'Règles'),
  voluntariness: words('Voluntariness', 'Volontariat'),
  training: words('Training', 'Formation'),
  leader: words('Leader', 'Référent'),
};

/** What the release document carries, so that whoever reads it alone understands it. */
export const READINESS_WORDS: ReadinessWords = {
  labels: LABEL_WORDS,
  gates: GATE_WORDS,
  reasons: REASON_WORDS,
  next: STEP_WORDS,
  setup: SETUP_WORDS,
};
