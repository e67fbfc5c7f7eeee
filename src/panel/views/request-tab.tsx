import { header } from '../../exchange/headers.ts';
import type { Observation } from '../../inspector.ts';
import { useWords } from '../host-context.ts';
import { BodyView } from './body-view.tsx';
import { FieldTable } from './field-table.tsx';

/** What was sent. */
export function RequestTab({ observation }: { observation: Observation }) {
	const t = useWords();
	const { request } = observation.exchange;
	return (
		<>
			<p class="request-line">
				<b>{request.method}</b> {request.url}
				{observation.endpoint.method !== request.method && (
					<span class="faint"> {t('request_override', observation.endpoint.method)}</span>
				)}
			</p>
			<h3>{t('section_body')}</h3>
			<BodyView body={request.body} contentType={header(request.headers, 'content-type')} />
			<h3>{t('section_headers')}</h3>
			{request.headers.length > 0 ? (
				<FieldTable fields={request.headers} />
			) : (
				<p class="note">{t('headers_none')}</p>
			)}
		</>
	);
}
