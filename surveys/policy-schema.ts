import { z } from 'zod';
import type { Policy } from './policy.ts';

/** The smallest minimum group size that this product will ever run with. */
const GROUP_MIN_FLOOR = 5;

/**
 * The thresholds of a round as somebody hands them in; what is left out is as in `DEFAULT_POLICY`.
 * Unknown fields are refused, so that a misspelt threshold can not be ignored silently.
 */
export const policySchema = z
  .strictObject({
    groupMin: z.int().min(GROUP_MIN_FLOOR).max(1000).default(5),
    distributionMin: z.int().min(GROUP_MIN_FLOOR).max(1000).default(10),
    commentMin: z.int().min(GROUP_MIN_FLOOR).max(1000).default(10),
    breakdownMin: z.int().min(GROUP_MIN_FLOOR).max(1000).default(10),
    cohortMin: z.int().min(GROUP_MIN_FLOOR).max(1000).optional(),
  })
  .transform((policy): Policy => ({ ...policy, cohortMin: policy.cohortMin ?? policy.groupMin }))
  .refine((policy) => policy.cohortMin >= policy.groupMin, {
    path: ['cohortMin'],
    message: 'cohortMin must be at least groupMin',
  })
  .refine((policy) => policy.distributionMin >= policy.groupMin, {
    path: ['distributionMin'],
    message: 'distributionMin must be at least groupMin',
  })
  .refine((policy) => policy.commentMin >= policy.groupMin, {
    path: ['commentMin'],
    message: 'commentMin must be at least groupMin',
  })
  .refine((policy) => policy.breakdownMin >= policy.groupMin, {
    path: ['breakdownMin'],
    message: 'breakdownMin must be at least groupMin',
  });
