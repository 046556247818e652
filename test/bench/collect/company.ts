/** The company of this measurement: as many people as are needed, in teams under four divisions. */

const DIVISIONS = 4;
const TEAMS = 20;

export interface Employee {
  readonly person: string;
  readonly unit: string;
  readonly gender: string;
  readonly site: string;
}

export function listEmployees(people: number, teams = TEAMS): readonly Employee[] {
  return Array.from({ length: people }, (_, index) => ({
    person: `p${index}`,
    unit: `t${index % teams}`,
    gender: index % 2 === 0 ? 'woman' : 'man',
    site: index % 5 < 2 ? 'Lyon' : 'Lille',
  }));
}

export const BREAKDOWNS = ['gender', 'unit_depth_1*site'] as const;

export function writeUnits(teams = TEAMS): string {
  const lines = ['unit_id,parent_id,name', 'root,,Company'];
  for (let d = 0; d < DIVISIONS; d += 1) lines.push(`d${d},root,Division ${d}`);
  for (let t = 0; t < teams; t += 1) lines.push(`t${t},d${t % DIVISIONS},Team ${t}`);
  return [...lines, ''].join('\n');
}

export function writeRoster(employees: readonly Employee[]): string {
  const lines = employees.map((one) => `${one.person},${one.unit},${one.gender},${one.site}`);
  return ['employee_id,unit_id,gender,site', ...lines, ''].join('\n');
}
