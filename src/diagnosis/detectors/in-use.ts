import { byMeaning } from './by-meaning.ts';

/** The resource is still referenced: deletion with dependents. */
export const inUse = byMeaning('in-use', 'in-use');
