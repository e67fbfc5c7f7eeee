/** What `redaction.ts` builds and measures. */
export { exchangeFromHar } from '../../src/exchange/from-har.ts';
export { createHarReader } from '../../src/har-reader.ts';
export { createRedactor } from '../../src/report/redaction/redactor.ts';
export { findLeaks } from '../../src/report/redaction/self-scan.ts';
