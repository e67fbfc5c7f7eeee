import type { Finding } from '../../diagnosis/finding.ts';
import { wpCliProbe } from '../../isolation/recipes/wp-cli.ts';
import { createRedactor } from '../../report/redaction/redactor.ts';

/**
 * One probe of a finding's request for a shell, with every plugin off; `null` where it is none of the REST API. It is made to be
 * copied to a server, so there are labels in place of secrets, as in all that is copied.
 *
 * @param active files of the plugins that are on
 */
export function shellProbe({ subject }: Finding, active: readonly string[]): string | null {
	const { endpoint, exchange } = subject;
	if (endpoint.route === null) return null;
	const redactor = createRedactor();
	const { body } = redactor.exchange(exchange, 'full').request;
	return wpCliProbe(active, [], 'default', {
		method: endpoint.method,
		route: redactor.value(endpoint.route),
		json: body.kind === 'text' ? body.text : '{}',
	});
}
