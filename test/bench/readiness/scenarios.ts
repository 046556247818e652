import type { Response } from './company.ts';

export interface Scenario {
  readonly id: 'mar75' | 'mnar75' | 'mnar60';
  readonly title: string;
  readonly response: Response;
}

/**
 * Response at random (MAR), or tied to the truth (MNAR): in better teams, and in a team those who
 * are better off, answer more often, so that response rates and true scores of teams correlate
 * at about .43 (in the 2019 Civil Service survey .53 over organisations). Every run prints the
 * correlation that it had.
 */
export const SCENARIOS = [
  { id: 'mar75', title: 'MAR 75 %', response: { rate: 0.75, team: 0, person: 0 } },
  { id: 'mnar75', title: 'MNAR 75 %', response: { rate: 0.75, team: 0.14, person: 0.2 } },
  { id: 'mnar60', title: 'MNAR 60 %', response: { rate: 0.6, team: 0.14, person: 0.2 } },
] as const satisfies readonly Scenario[];
