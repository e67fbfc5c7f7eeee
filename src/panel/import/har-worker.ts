import type { WorkerEnd } from './import-messages.ts';
import { serveImport } from './serve-import.ts';

/* Reads a HAR file beside the panel, so that the panel stays at hand meanwhile. */

serveImport(globalThis as unknown as WorkerEnd);
