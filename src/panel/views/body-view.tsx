import type { Body, MissingReason } from '../../exchange/body.ts';
import { mediaType } from '../../exchange/headers.ts';
import { parseJson } from '../../exchange/json.ts';
import type { MessageKey } from '../../words/message.ts';
import { formatBytes } from '../format.ts';
import { useHost, useWords } from '../host-context.ts';
import { FieldTable } from './field-table.tsx';
import { JsonTree } from './json-tree.tsx';

/** A page of text this long is already slow to lay out; the rest is one click away in the Network panel. */
const MAX_SHOWN = 100_000;

/** A body, parsed where it can be; where there is none, the reason. */
export function BodyView({ body, contentType }: { body: Body; contentType: string | undefined }) {
	const t = useWords();
	const { language } = useHost();
	switch (body.kind) {
		case 'empty':
			return <p class="note">{t('body_empty')}</p>;
		case 'missing':
			return <p class="note">{t(MISSING[body.reason])}</p>;
		case 'binary':
			return (
				<p class="note">{t('body_binary', formatBytes(body.bytes, language), mediaType(contentType))}</p>
			);
		case 'text':
			return (
				<>
					{body.truncatedFrom !== undefined && (
						<p class="note">
							{t(
								'body_truncated',
								formatBytes(body.text.length, language),
								formatBytes(body.truncatedFrom, language),
							)}
						</p>
					)}
					<TextBody text={body.text} contentType={contentType} />
				</>
			);
	}
}

function TextBody({ text, contentType }: { text: string; contentType: string | undefined }) {
	const t = useWords();
	if (mediaType(contentType) === 'application/x-www-form-urlencoded') {
		return <FieldTable fields={[...new URLSearchParams(text)].map(([name, value]) => ({ name, value }))} />;
	}
	const json = parseJson(text);
	if (json.ok && typeof json.value === 'object') return <JsonTree value={json.value} />;
	return (
		<>
			{text.length > MAX_SHOWN && <p class="note">{t('body_shortened')}</p>}
			<pre class="code">{text.slice(0, MAX_SHOWN)}</pre>
		</>
	);
}

const MISSING: Readonly<Record<MissingReason, MessageKey>> = {
	aborted: 'missing_aborted',
	denied: 'missing_denied',
	evicted: 'missing_evicted',
	failed: 'missing_failed',
	navigated: 'missing_navigated',
	'not-recorded': 'missing_notRecorded',
	preflight: 'missing_preflight',
	redirect: 'missing_redirect',
	timeout: 'missing_timeout',
	'too-large': 'missing_tooLarge',
	unavailable: 'missing_unavailable',
	unwanted: 'missing_unwanted',
};
