/**
 * The style sheet of a report, with the colours of the panel (`src/panel/styles/tokens.css`). Nothing scrolls by itself:
 * on paper, what is beside the page is lost. What is folded in a finding is printed; of requests, what the reader unfolded.
 */
export const STYLE = `
:root {
	color-scheme: light dark;
	--background: #ffffff;
	--surface: #f8fafd;
	--text: #1f1f1f;
	--secondary: #474747;
	--divider: #d3e3fd;
	--outline: #c7c7c7;
	--primary: #0b57d0;
	--error: #b3261e;
	--error-surface: #fcebeb;
	--error-text: #8c1d18;
	--warning: #e96725;
	--warning-surface: #fef6d5;
	--warning-text: #3e2f00;
	--info: #1b6ef3;
	--info-surface: #eff3fa;
	--info-text: #1f1f1f;
	--mono: ui-monospace, "Noto Sans Mono", "DejaVu Sans Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
	:root {
		--background: #282828;
		--surface: #333438;
		--text: #e3e3e3;
		--secondary: #c7c7c7;
		--divider: #5e5e5e;
		--outline: #757575;
		--primary: #a8c7fa;
		--error: #e46962;
		--error-surface: #4e3534;
		--error-text: #f9dedc;
		--warning: #fe8d59;
		--warning-surface: #413c26;
		--warning-text: #fdf3aa;
		--info: #7cacf8;
		--info-surface: #333438;
		--info-text: #e3e3e3;
	}
}
* { box-sizing: border-box; }
body {
	max-width: 58rem;
	margin: 0 auto;
	padding: 32px 20px 48px;
	background: var(--background);
	color: var(--text);
	font: 15px / 1.55 system-ui, sans-serif;
	overflow-wrap: anywhere;
}
header { margin-bottom: 24px; }
h1 { margin: 0; font-size: 26px; line-height: 1.25; }
h2 { margin: 36px 0 12px; font-size: 19px; line-height: 1.3; }
h3 { margin: 20px 0 8px; font-size: 15px; }
h4 { margin: 18px 0 4px; font-size: 14px; }
p, ul, ol { margin: 4px 0 8px; }
ul, ol { padding-left: 22px; }
li { margin: 2px 0; }
a { color: var(--primary); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--primary); outline-offset: 2px; border-radius: 4px; }
code, pre { overflow-wrap: anywhere; font-family: var(--mono); font-size: 0.86em; unicode-bidi: isolate; }
pre { margin: 4px 0 8px; padding: 10px 12px; border-radius: 8px; background: var(--surface); font-size: 12px; line-height: 1.5; white-space: pre-wrap; }
table { width: 100%; margin: 8px 0 12px; border-collapse: collapse; font-size: 14px; }
th, td { overflow-wrap: break-word; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--divider); text-align: left; vertical-align: top; }
tr:last-child > * { border-bottom: 0; }
thead tr:last-child > * { border-bottom: 1px solid var(--divider); }
thead th { color: var(--secondary); font-size: 13px; font-weight: 500; }
tbody th { font-weight: 400; }
.grid tbody th { min-width: 10rem; }
.facts thead { position: absolute; overflow: hidden; width: 1px; height: 1px; clip-path: inset(50%); }
.facts tbody th { width: 32%; color: var(--secondary); }
td { font-variant-numeric: tabular-nums; }
summary { padding: 4px 0; color: var(--primary); cursor: pointer; }
.line, footer { color: var(--secondary); font-size: 14px; }
.site { margin: 4px 0 0; font-size: 18px; }
.source span { display: inline-block; margin-right: 20px; }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 8px; margin: 0 0 16px; }
.numbers div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 10px 14px; border-radius: 8px; background: var(--surface); }
.numbers dt { color: var(--secondary); font-size: 13px; line-height: 1.35; }
.numbers dd { margin: 0; font-size: 26px; line-height: 1.3; font-variant-numeric: tabular-nums; }
.numbers .bad { background: var(--error-surface); color: var(--error-text); }
.numbers .bad dt { color: inherit; }
.index { padding: 0; list-style: none; }
.index li { margin: 6px 0; }
.finding { margin: 0 0 20px; padding: 18px 22px 14px; border: 1px solid var(--outline); border-left: 5px solid var(--info); border-radius: 8px; }
.finding > h3 { margin: 0 0 4px; font-size: 17px; line-height: 1.4; }
.finding.error { border-left-color: var(--error); }
.finding.warning { border-left-color: var(--warning); }
.severity {
	display: inline-block;
	margin-right: 4px;
	padding: 0 9px;
	border-radius: 10px;
	background: var(--info-surface);
	color: var(--info-text);
	font-size: 12px;
	font-weight: 500;
	line-height: 20px;
	vertical-align: 2px;
}
.severity.error { background: var(--error-surface); color: var(--error-text); }
.severity.warning { background: var(--warning-surface); color: var(--warning-text); }
.do-now { margin: 14px 0; padding: 12px 16px; border-radius: 8px; background: var(--surface); }
.do-now h4 { margin-top: 0; }
.exchange { margin: 6px 0; padding: 6px 14px; border: 1px solid var(--divider); border-radius: 8px; }
.exchange table { font-size: 12.5px; }
footer { margin-top: 40px; }
@media (max-width: 500px) {
	.finding { padding: 14px 14px 10px; }
	.grid tbody th { min-width: 0; }
	th, td { overflow-wrap: anywhere; padding-right: 8px; }
}
@media print {
	body { max-width: none; padding: 0; font-size: 10pt; }
	h1 { font-size: 18pt; }
	h2 { font-size: 14pt; }
	h2, h3, h4, summary, .line { break-after: avoid; }
	tr, li, dl, .do-now { break-inside: avoid; }
	table, pre, .line { font-size: 9pt; }
	a, summary { color: inherit; text-decoration: none; }
	.finding summary { font-weight: 700; list-style: none; }
	.numbers div, .do-now, pre { border: 1px solid var(--outline); }
	.finding { border-width: 0 0 0 4px; border-radius: 0; padding: 0 0 0 14px; }
	.finding details::details-content { content-visibility: visible; block-size: auto; }
}
@media (forced-colors: active) {
	.severity, .do-now, .numbers div { border: 1px solid CanvasText; }
}
`;

/** SHA-256 of the style sheet, by which the page's policy allows it and no other (CSP level 3, 8.3). */
export const STYLE_HASH = 'sha256-dW6wYSD7zLsoZWR6c6IKGBTxepDKSF11xzUThGAZRmw=';
