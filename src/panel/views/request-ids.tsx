import { useMemo } from 'preact/hooks';
import { logSearchLines } from '../../diagnosis/log-search.ts';
import { type RequestId, requestIds } from '../../diagnosis/request-ids.ts';
import { EMPTY_BODY } from '../../exchange/body.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { visible } from '../../exchange/visible.ts';
import { createRedactor } from '../../report/redaction/redactor.ts';
import { useHost, useWords } from '../panel-context.ts';
import { CopyButton } from './copy-button.tsx';

/** Ids by which somebody else can find this request in a log, whom to ask, and lines that search one. */
export function RequestIds({ exchange }: { exchange: Exchange }) {
	const t = useWords();
	const { say } = useHost();
	const shown = useMemo(() => withoutBodies(exchange), [exchange]);
	const ids = useMemo(() => requestIds(shown), [shown]);
	const lines = useMemo(() => logSearchLines(shown), [shown]);
	return (
		<>
			{ids.length > 0 && (
				<section class="ids" aria-label={t('ids_title')}>
					<h3>{t('ids_title')}</h3>
					<ul>
						{ids.map(id => (
							<IdRow key={`${id.side} ${id.header}`} id={id} />
						))}
					</ul>
				</section>
			)}
			{lines.length > 0 && (
				<details class="log-lines">
					<summary>{t('ids_lines')}</summary>
					<ul>
						{lines.map(({ note, text, what }) => (
							<li key={text}>
								{say(what)} <CopyButton text={text} what={say(what)} />
								<code class="code log-line">{visible(text)}</code>
								{note && <p class="note">{say(note)}</p>}
							</li>
						))}
					</ul>
				</details>
			)}
		</>
	);
}

/** Redacted, which leaves ids of requests as they are: they open nothing, and a log is to be searched for them. */
function withoutBodies(exchange: Exchange): Exchange {
	const { request, response } = exchange;
	const bare = {
		...exchange,
		request: { ...request, body: EMPTY_BODY },
		response: { ...response, body: EMPTY_BODY },
	};
	return createRedactor().exchange(bare, 'shape');
}

function IdRow({ id }: { id: RequestId }) {
	const t = useWords();
	const { say } = useHost();
	const { ask, header, search, side, value } = id;
	const name = side === 'request' ? `${header} ${t('ids_sent')}` : header;
	// A log knows only a part of some: that is what is copied, and what stands out.
	const part = search ?? value;
	const at = Math.max(0, value.indexOf(part));
	return (
		<li>
			<span class="id-line">
				<span class="id-name">{name}</span>
				<code class="id-value">
					<span class="faint">{visible(value.slice(0, at))}</span>
					{visible(part)}
					<span class="faint">{visible(value.slice(at + part.length))}</span>
				</code>
				<CopyButton text={part} what={name} />
			</span>
			<span class="id-ask">{say(ask)}</span>
		</li>
	);
}
