import { requestData } from '../../exchange/request-data.ts';
import { visible } from '../../exchange/visible.ts';
import { usePanel, useWords } from '../panel-context.ts';
import { FieldTable } from '../parts/field-table.tsx';
import type { Selected } from '../state/navigation.ts';
import { pointersIn } from './evidence-list.tsx';
import { MessageTab } from './message-tab.tsx';

/** What was sent. */
export function RequestTab({ selected }: { selected: Selected }) {
	const t = useWords();
	const { pointed } = usePanel().navigation;
	const { endpoint, exchange } = selected.observation;
	const { request } = exchange;
	const { query } = requestData(request);
	const pointers = pointersIn(selected, 'request', pointed.value);
	return (
		<>
			<p class={pointers.includes('request.url') ? 'request-line is-evidence' : 'request-line'}>
				<b>{visible(request.method, 40)}</b> {visible(request.url)}
				{endpoint.method !== request.method && (
					<span class="faint"> {t('request_override', endpoint.method)}</span>
				)}
			</p>
			{query.length > 0 && (
				<section aria-label={t('section_query')}>
					<h3>{t('section_query')}</h3>
					<FieldTable fields={query} label={t('section_query')} />
				</section>
			)}
			<MessageTab message={request} pointers={pointers} />
		</>
	);
}
