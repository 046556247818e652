/**
 * The shapes that the server answers with: the only file of this application that looks at the
 * server's code, and only at its types.
 */
export type {
  AccountView,
  ChangesSince,
  CodesView,
  DecisionsView,
  DecisionView,
  EntranceView,
  ImportView,
  InstrumentView,
  LinkRequestView,
  LinkView,
  ListedDecision,
  OrganisationView,
  OutboxView,
  PlanView,
  ProblemCode,
  ReportView,
  RoundDecisionsView,
  RoundView,
  SharingView,
  SummaryView,
  TrendView,
  UnitView,
  VolunteerView,
} from '../../api/app.ts';
