import type { WriterEnd } from './report-messages.ts';
import { serveReports } from './serve-reports.ts';

/* Writes reports beside the panel: those of long recordings take seconds. */

serveReports(globalThis as unknown as WriterEnd);
