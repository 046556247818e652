import { queryOptions } from '@tanstack/react-query';
import type { ReportView } from '../api.ts';
import { summaryQuery, unitQuery } from '../http/queries.ts';
import { ApiProblem } from '../http/request.ts';
import { completeReport } from './reading.ts';

/** A report with all in it that is shown of one unit; without `unit` of the one to be shown first. */
export const unitReportQuery = (round: string, unit: string | undefined) =>
  queryOptions({
    queryKey: ['reports', round, 'with', unit ?? ''],
    staleTime: Infinity,
    queryFn: async ({ client }): Promise<ReportView> => {
      const coming = client.query(summaryQuery(round));
      const asked = unit ?? (await coming).start.unit;
      const detail = client.query(unitQuery(round, asked)).catch((error: unknown) => {
        // Nothing is shown of this unit: the summary says why.
        if (error instanceof ApiProblem && error.code === 'not-found') return null;
        throw error;
      });
      const [summary, whole] = await Promise.all([coming, detail]);
      return whole === null ? summary : completeReport(summary, whole);
    },
  });
