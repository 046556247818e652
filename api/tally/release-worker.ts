import { createReleaseBuilder } from './release-builder.ts';
import { serveParts } from './serve-parts.ts';

/** Counts and releases one round in a thread of its own, so that the server goes on answering. */
serveParts(createReleaseBuilder);
