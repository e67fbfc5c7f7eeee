import { useMemo } from 'preact/hooks';
import { logSearchLines } from '../../diagnosis/log-search.ts';
import { type RequestId, requestIds } from '../../diagnosis/request-ids.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { visible } from '../../exchange/visible.ts';
import { useHost, useWords } from '../panel-context.ts';
import { CopyButton } from './copy-button.tsx';

/** Ids by which somebody else can find this request in a log, whom to ask, and lines that search one. */
export function RequestIds({ exchange }: { exchange: Exchange }) {
	const t = useWords();
	const { say } = useHost();
	const ids = useMemo(() => requestIds(exchange), [exchange]);
	const lines = useMemo(() => logSearchLines(exchange), [exchange]);
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
