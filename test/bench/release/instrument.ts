import { findInstrument } from '../../../surveys/catalogue.ts';

/** The full questionnaire: 41 closed items in ten dimensions and one comment box. */
export const INSTRUMENT = findInstrument('full@1')!;
