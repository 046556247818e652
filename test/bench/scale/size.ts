/** What the costs are measured against. */
export interface Size {
  readonly people: number;
  readonly units: number;
  /** Closed items of the questionnaire. */
  readonly items: number;
  /** In the database, the one that is measured included. */
  readonly rounds: number;
}
