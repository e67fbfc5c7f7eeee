import { header } from '../../exchange/headers.ts';
import type { Observation } from '../../inspector.ts';
import { useWords } from '../host-context.ts';
import { BodyView } from './body-view.tsx';
import { FieldTable } from './field-table.tsx';

/** What came back. */
export function ResponseTab({ observation }: { observation: Observation }) {
	const t = useWords();
	const { response } = observation.exchange;
	return (
		<>
			<p class="request-line">
				<b>{response.status || t('status_failed')}</b> {response.statusText}{' '}
				{response.error && <span class="faint">{response.error}</span>}
			</p>
			<h3>{t('section_body')}</h3>
			<BodyView body={response.body} contentType={header(response.headers, 'content-type')} />
			<h3>{t('section_headers')}</h3>
			{response.headers.length > 0 ? (
				<FieldTable fields={response.headers} />
			) : (
				<p class="note">{t('headers_none')}</p>
			)}
		</>
	);
}
