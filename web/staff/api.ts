/**
 * The shapes that the server answers with: the only file of this application that looks at the
 * server's code, and only at its types.
 */
export type {
  AccountView,
  ActionView,
  CodesView,
  ImportView,
  InstrumentView,
  OrganisationView,
  OutboxView,
  PlanView,
  ProblemCode,
  ReportView,
  RoundView,
  SharingView,
  VolunteerView,
} from '../../api/app.ts';
