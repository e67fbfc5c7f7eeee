import type { Finding } from '../../src/diagnosis/finding.ts';
import type { Rule } from '../../src/diagnosis/rules.ts';
import { createInspector } from '../../src/inspector.ts';
import { type EntrySketch, exchange } from '../support.ts';

/** A request some time after the start of the story, in milliseconds. */
export type Step = EntrySketch & { readonly at?: number; readonly takes?: number };

const START = Date.parse('2026-11-21T08:00:00.000Z');

/** Everything found in a story told step by step; ids are places in it. */
export function findingsIn(...steps: readonly Step[]): readonly Finding[] {
	const inspector = createInspector();
	const exchanges = steps.map(({ at = 0, takes = 100, ...sketch }, id) => ({
		...exchange({ ...sketch, startedDateTime: new Date(START + at).toISOString() }, id),
		durationMs: takes,
	}));
	for (const each of exchanges) inspector.learn(each);
	for (const each of exchanges) inspector.observe(each);
	const findings = inspector.observations().flatMap(observation => observation.findings);
	for (const { evidence, suspects } of findings) {
		for (const { rule } of [...evidence, ...suspects.flatMap(suspect => suspect.evidence)])
			rulesSeen.add(rule);
	}
	return findings;
}

/** Every rule that the stories of this file's importer have exercised so far. */
export const rulesSeen = new Set<Rule>();

/** `['stale-version 1 error', …]`: kind, failed exchange, severity. */
export function told(...steps: readonly Step[]): readonly string[] {
	return findingsIn(...steps).map(
		({ exchangeIds, kind, severity }) => `${kind} ${exchangeIds[0]} ${severity}`,
	);
}

export const site = 'https://example.test';
export const json = { 'Content-Type': 'application/json; charset=UTF-8' };
export const form = { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' };
export const html = { 'Content-Type': 'text/html; charset=UTF-8' };
export const ajaxUrl = `${site}/wp-admin/admin-ajax.php`;

/** The JSON of a WP_Error. */
export function wpError(code: string, status = 409, data: object = {}): string {
	return JSON.stringify({ code, message: 'No.', data: { status, ...data } });
}

/** WordPress's error page. */
export function diePage(message: string): string {
	return `<!DOCTYPE html><html><head><title>WordPress &rsaquo; Error</title></head><body id="error-page"><div class="wp-die-message">${message}</div></body></html>`;
}
