import type { Finding } from '../../diagnosis/finding.ts';
import { originOf } from '../../exchange/url.ts';
import { wpCliProbe } from '../../isolation/recipes/wp-cli.ts';
import { createRedactor } from '../../report/redaction/redactor.ts';

/**
 * One probe of a finding's request for a shell, with every plugin off; `null` where it is none of the REST API. It is made to be
 * copied to a server, so there are labels in place of secrets, as in all that is copied.
 *
 * @param active files of the plugins that are on
 * @param hideSite the person hides the site's address in what they share
 */
export function shellProbe({ subject }: Finding, active: readonly string[], hideSite = false): string | null {
	const { endpoint, exchange } = subject;
	if (endpoint.route === null) return null;
	const redactor = createRedactor({ hideSite: hideSite ? originsIn(subject) : [] });
	const { body } = redactor.exchange(exchange, 'full').request;
	const files = active.map(file => (hideSite ? redactor.value(file) : file));
	return wpCliProbe(files, [], 'default', {
		method: endpoint.method,
		route: redactor.value(endpoint.route),
		json: body.kind === 'text' ? body.text : '{}',
	});
}

/** The origin of the site, to be hidden. */
export function originsIn({ exchange }: Finding['subject']): readonly string[] {
	const origin = originOf(exchange.request.url);
	return origin === null ? [] : [origin];
}
