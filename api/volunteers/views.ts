/** `GET /api/volunteers`, for HR: those who put their own name forward, by name. */
export interface VolunteerView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly message: string;
  /** A day, `YYYY-MM-DD`; never a time. */
  readonly joinedOn: string;
}
