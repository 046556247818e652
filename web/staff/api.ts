/**
 * The shapes that the server answers with: the only file of this application that looks at the
 * server's code, and only at its types.
 */
export type {
  AccountView,
  ClockView,
  CodesView,
  DecisionsView,
  DecisionView,
  DraftEntry,
  DraftView,
  EntranceView,
  HistoryView,
  ImportedView,
  ImportView,
  InstrumentView,
  LibraryView,
  LinkRequestView,
  LinkView,
  ListedDecision,
  OrganisationView,
  OutboxView,
  PlanView,
  ProblemCode,
  QuestionnaireView,
  ReportView,
  RoundDecisionsView,
  RoundView,
  SharingView,
  ToldView,
  VolunteerView,
  VersionView,
} from '../../api/app.ts';
