import { GUIDES } from '../../diagnosis/guides.ts';
import { parseUrl } from '../../exchange/url.ts';
import type { Observation } from '../../inspector.ts';
import { endpointName } from '../../wordpress/endpoint.ts';
import { formatDuration } from '../format.ts';
import { useHost, useWords } from '../host-context.ts';
import { SeverityIcon } from './icons.tsx';

interface RequestRowProps {
	readonly id: string;
	readonly observation: Observation;
	readonly top: number;
	readonly position: number;
	readonly total: number;
	readonly selected: boolean;
	readonly onSelect: () => void;
}

export function RequestRow({ id, observation, top, position, total, selected, onSelect }: RequestRowProps) {
	const t = useWords();
	const { language } = useHost();
	const { exchange, endpoint, findings } = observation;
	const [finding] = findings;
	const failed = exchange.response.status === 0 || exchange.response.status >= 400;
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and the keys, as aria-activedescendant wants it.
		// biome-ignore lint/a11y/useFocusableInteractive: as above.
		<div
			id={id}
			class={failed ? 'row is-failed' : 'row'}
			role="option"
			aria-selected={selected}
			aria-posinset={position}
			aria-setsize={total}
			style={{ transform: `translateY(${top}px)` }}
			onClick={onSelect}
		>
			<span class="cell-name" title={exchange.request.url}>
				{finding ? <SeverityIcon severity={finding.severity} /> : <span class="icon" />}
				<span class="ellipsis">{requestName(observation)}</span>
			</span>
			<span>{endpoint.method}</span>
			<span>{exchange.response.status || t('status_failed')}</span>
			<span class="ellipsis">{finding ? t(GUIDES[finding.kind].kind) : ''}</span>
			<span class="cell-number">{formatDuration(exchange.durationMs, language)}</span>
		</div>
	);
}

/** Route or action; what cannot be parsed keeps its URL. */
export function requestName({ endpoint, exchange }: Observation): string {
	const url = parseUrl(exchange.request.url);
	return url ? endpointName(endpoint, url) : exchange.request.url;
}
