import { tsImport } from 'tsx/esm/api';

// A thread does not inherit the loader of the program that starts it.
await tsImport('./worker.ts', import.meta.url);
