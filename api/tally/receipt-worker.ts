import { createReceiptLister } from './receipt-lister.ts';
import { serveParts } from './serve-parts.ts';

/** Lists the receipts of one round in a thread of its own, while the release is made in another. */
serveParts(createReceiptLister);
