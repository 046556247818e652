import type { UnitId } from '../../../surveys/ids.ts';
import type { Unit } from '../../../surveys/organisation/units.ts';
import { buildUnitTree } from '../../../surveys/organisation/units.ts';
import { DEFAULT_POLICY } from '../../../surveys/policy.ts';
import { optionCount } from '../../../surveys/scoring-key.ts';
import { NO_SCORE } from '../../../surveys/tabulation.ts';
import type { Company, CompanyPerson } from '../../disclosure/companies.ts';
import { COMPANY_KEY } from '../../disclosure/companies.ts';
import type { Random } from '../readiness/random.ts';

/**
 * An ordinary company of 30 to 700 people: inner units hold a manager and a few staff, teams hold 2 to 16
 * people, response differs from unit to unit round three quarters, one answer in twenty is skipped.
 */
export function drawCompany(random: Random): Company {
  const units: Unit[] = [];
  const people: CompanyPerson[] = [];
  const depth = random.whole(2, 3);
  const add = (parent: UnitId | null, level: number): void => {
    const id = `u${units.length}` as UnitId;
    units.push({ id, parent, name: `Unit ${units.length}` });
    const children = level < depth && (level < 2 || random.uniform() < 0.7);
    const heads = children ? random.whole(0, 4) : random.whole(2, 16);
    people.push(...drawUnit(random, id, heads));
    if (children) for (let left = random.whole(2, 6); left > 0; left--) add(id, level + 1);
  };
  add(null, 0);
  return {
    key: COMPANY_KEY,
    policy: DEFAULT_POLICY,
    tree: buildUnitTree(units),
    people,
    specs: [],
  };
}

function drawUnit(random: Random, unit: UnitId, heads: number): CompanyPerson[] {
  const response = Math.min(1, Math.max(0.2, 0.75 + 0.15 * random.normal()));
  const mood = random.uniform();
  return Array.from({ length: heads }, (): CompanyPerson => {
    const isAnswering = random.uniform() < response;
    const packed = Uint8Array.from(COMPANY_KEY.items, (item) => {
      if (random.uniform() < 0.05) return random.uniform() < 0.5 ? NO_SCORE : 0;
      const place = Math.min(0.999, Math.max(0, mood + 0.3 * random.normal()));
      return 1 + Math.floor(place * optionCount(item));
    });
    return {
      unit,
      attributes: {},
      isClaimed: isAnswering,
      packed: isAnswering ? packed : null,
      comment: null,
    };
  });
}
