import { visible } from '../../exchange/visible.ts';
import { usePanel, useWords } from '../panel-context.ts';
import type { Selected } from '../state/navigation.ts';
import { pointersIn } from './evidence-list.tsx';
import { MessageTab } from './message-tab.tsx';
import { RequestIds } from './request-ids.tsx';

/** What came back. */
export function ResponseTab({ selected }: { selected: Selected }) {
	const t = useWords();
	const { pointed } = usePanel().navigation;
	const { exchange } = selected.observation;
	const { response } = exchange;
	const pointers = pointersIn(selected, 'response', pointed.value);
	return (
		<>
			<p class={pointers.includes('response.status') ? 'request-line is-evidence' : 'request-line'}>
				<b>{response.status || t('status_failed')}</b> {visible(response.statusText, 200)}{' '}
				{response.error && <span class="faint">{visible(response.error, 200)}</span>}
			</p>
			<RequestIds exchange={exchange} />
			<MessageTab message={response} pointers={pointers} />
		</>
	);
}
