/**
 * A whole number as people and programs write one: `7`, `-1`.
 * Everything else (`3.0`, `+3`, `03`, `1e1`, `-`, `NaN`) is null: a file that says it differently says something else.
 */
export function readWholeNumber(text: string): number | null {
  return /^(?:0|-?[1-9]\d{0,8})$/.test(text) ? Number(text) : null;
}
