/** `GET /api/instruments`; `POST /api/instruments` (multipart: `items`, `title`) adds one. */
export interface InstrumentView {
  readonly ref: string;
  readonly title: Readonly<Record<string, string>>;
  readonly items: number;
  readonly minutes: number;
  readonly labelled: boolean;
}
