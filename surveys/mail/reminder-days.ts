/** When people whose link has not been used are reminded; 0 is never. */
export interface ReminderPlan {
  /** Days after the launch. */
  readonly afterLaunch: number;
  /** Days before the last day. */
  readonly beforeEnd: number;
}

export const USUAL_REMINDERS: ReminderPlan = { afterLaunch: 5, beforeEnd: 2 };

export const REMINDER_DAYS_MAX = 90;

const DAY_MILLIS = 86_400_000;

/**
 * The days of a round on which reminders go, in order: after the day of the launch, up to the last day.
 * @param launchedOn, closesOn `YYYY-MM-DD`
 */
export function listReminderDays(
  { afterLaunch, beforeEnd }: ReminderPlan,
  launchedOn: string,
  closesOn: string,
): string[] {
  const days = [
    ...(afterLaunch === 0 ? [] : [addDays(launchedOn, afterLaunch)]),
    ...(beforeEnd === 0 ? [] : [addDays(closesOn, -beforeEnd)]),
  ];
  return [...new Set(days)].filter((day) => day > launchedOn && day <= closesOn).toSorted();
}

/** Whether a reminder fell due since the mailer last looked, so that a day on which nothing ran is made up for. */
export function isReminderDue(days: readonly string[], lookedOn: string, today: string): boolean {
  return days.some((day) => day > lookedOn && day <= today);
}

function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MILLIS).toISOString().slice(0, 10);
}
