import { ApiProblem } from '../http/request.ts';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { FaultList } from './FaultList.tsx';

/** Why a file is not taken: its faults, or a refusal of the server. */
export function ImportRefusal({ error }: { readonly error: Error }) {
  if (error instanceof ApiProblem && error.faults.length > 0) {
    return <FaultList faults={error.faults} total={error.faultCount} />;
  }
  return <ProblemNotice error={error} />;
}
