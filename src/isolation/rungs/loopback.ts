import { parseJson } from '../../exchange/json.ts';
import { asRecord } from '../../exchange/loose.ts';
import type { PageAnswer, PageRequest } from '../../exchange/page-request.ts';
import { restCall, type SiteAddress } from './site-calls.ts';

/** Site Health's own test whether a site can reach itself (`WP_REST_Site_Health_Controller`, since WordPress 5.6). */
export function loopbackRequest(site: SiteAddress): PageRequest {
	return restCall(site, 'GET', '/wp-site-health/v1/tests/loopback-requests');
}

/** Whether it can; `null` when that is not said. Where it cannot, Health Check takes back what its forms store. */
export function loopbackWorks(answer: PageAnswer): boolean | null {
	if (answer.kind === 'failed' || answer.status !== 200) return null;
	const json = parseJson(answer.text);
	const status = json.ok ? asRecord(json.value)?.status : undefined;
	return typeof status === 'string' ? status === 'good' : null;
}
