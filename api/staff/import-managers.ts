import { decodeText } from '../../surveys/organisation/csv.ts';
import { parseManagers } from '../../surveys/organisation/parse-managers.ts';
import { AppError } from '../problem.ts';
import type { InputFile } from '../upload.ts';
import { lockAccounts, readAccounts } from './account-store.ts';
import type { StaffDependencies } from './dependencies.ts';
import { saveAccount } from './store.ts';
import type { ManagersImportView } from './views.ts';

/**
 * Check a file of managers and, with `apply`, add and change their accounts: all or nothing. Managers
 * who are not in it stay: a file may be of one site.
 * @throws AppError faulty-files with every fault at once
 */
export async function importManagers(
  { database, listUnits }: Pick<StaffDependencies, 'database' | 'listUnits'>,
  file: InputFile,
  apply: boolean,
): Promise<ManagersImportView> {
  const decoded = decodeText(file.name, file.bytes);
  if (!decoded.ok) throw new AppError('faulty-files', { faults: decoded.faults });
  const units = await listUnits();
  return database.as('staff', async (sql) => {
    await lockAccounts(sql);
    const known = new Map((await readAccounts(sql)).map((account) => [account.email, account]));
    const others = new Map(
      [...known.values()]
        .filter(({ role }) => role !== 'manager')
        .map(({ email, role }) => [email, role]),
    );
    const parsed = parseManagers(file.name, decoded.text, { units, others });
    if (!parsed.ok) throw new AppError('faulty-files', { faults: parsed.faults });
    const counts = { added: 0, changed: 0, unchanged: 0 };
    for (const manager of parsed.managers) {
      const old = known.get(manager.email);
      if (old === undefined) counts.added += 1;
      else if (old.name === manager.name && old.unit === manager.unit) counts.unchanged += 1;
      else counts.changed += 1;
      if (apply) await saveAccount(sql, { ...manager, role: 'manager' });
    }
    return { applied: apply, ...counts };
  });
}
