/* All that the first view does without: the state behind it, and what shows it. Loaded after the first paint. */

export { createPanel } from './state/panel.ts';
export { CopyNote } from './views/copy-note.tsx';
export { Detail } from './views/detail.tsx';
export { HarDialog } from './views/har-dialog.tsx';
export { HelpDialog } from './views/help-dialog.tsx';
export { IsolateView } from './views/isolate/isolate-view.tsx';
export { LeftNotices } from './views/isolate/left-notices.tsx';
export { AttemptBanner, VerifyBanner } from './views/outcome-banners.tsx';
export { RatePanel } from './views/rate-panel.tsx';
export { ReportView } from './views/report-view.tsx';
export { rowMenu } from './views/row-menu.ts';
export { SecretsDialog } from './views/secrets-dialog.tsx';
