import { redactBase64 } from '../base64-text.ts';
import type { Claim } from '../candidate.ts';
import type { Walk } from '../walk.ts';

const BASE64 = /[A-Za-z0-9+/_-]{12,}={0,2}/g;

/** Finds base64 of text with a secret in it, in running text: what is around may make it no value of its own. */
export function findEncoded(text: string, claim: Claim, walk: Walk): void {
	for (const { 0: run, index } of text.matchAll(BASE64)) {
		if (isAwsSecret(run)) claim(index, index + run.length, () => walk.secret('api-key', run, 'aws'));
		const redacted = redactBase64(run, walk);
		if (redacted !== null) claim(index, index + run.length, () => redacted);
	}
}

/** AWS's secret access keys are 40 characters of base64 and nothing else; capitals that change so often are no path. */
function isAwsSecret(run: string): boolean {
	return (
		run.length === 40 &&
		/^[A-Za-z0-9+/]*[+/][A-Za-z0-9+/]*$/.test(run) &&
		/\d/.test(run) &&
		(run.match(/[a-z](?=[A-Z\d])|[A-Z](?=[a-z\d])/g)?.length ?? 0) >= 10
	);
}
