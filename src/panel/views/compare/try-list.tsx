import type { Difference } from '../../../diagnosis/compare/differences.ts';
import { stepsOf } from '../../../diagnosis/compare/json-values.ts';
import { visible } from '../../../exchange/visible.ts';
import type { MessageKey } from '../../../words/message.ts';
import { formatClock } from '../../format.ts';
import { useHost, usePanel, useWords } from '../../panel-context.ts';
import type { Try } from '../../state/resending.ts';
import { ReplyView } from './reply-view.tsx';
import { isShort, ValueView } from './value-view.tsx';

/** What was tried, newest first: what was changed, and what came back. */
export function TryList() {
	const t = useWords();
	const tries = usePanel().resending.tries.value;
	return (
		<div role="log" aria-label={t('resend_log')}>
			{tries.length > 0 && <h4>{t('resend_log')}</h4>}
			{tries.map(each => (
				<TryView key={each.number} attempt={each} />
			))}
		</div>
	);
}

function TryView({ attempt }: { attempt: Try }) {
	const t = useWords();
	const { language } = useHost();
	const { resending } = usePanel();
	const { at, changes, number, reply, request } = attempt;
	return (
		<article class="try">
			<header class="try-head">
				<b>{t('resend_number', String(number))}</b>
				<span class="faint">
					{formatClock(at, language)} {visible(request.method, 40)}
				</span>
				<button type="button" class="link" onClick={() => resending.useAgain(attempt)}>
					{t('resend_again')}
				</button>
			</header>
			{changes.length === 0 ? (
				<p class="faint">{t('resend_asRecorded')}</p>
			) : (
				<ul class="changes">
					{changes.map(change => (
						<ChangeView key={change.pointer} change={change} />
					))}
				</ul>
			)}
			{reply ? <ReplyView reply={reply} /> : <p class="faint">{t('resend_sending')}</p>}
		</article>
	);
}

function ChangeView({ change: { after, before, pointer } }: { change: Difference }) {
	const t = useWords();
	const [place = '', ...rest] = stepsOf(pointer);
	const label = PLACES[place];
	return (
		<li>
			<span class="json-name">
				{[label ? t(label) : visible(place, 100), ...rest.map(step => visible(step, 100))].join(' › ')}:{' '}
			</span>
			{before === undefined || after === undefined || (isShort(before) && isShort(after)) ? (
				<>
					<del>
						<ValueView value={before} absent="compare_nothingThere" />
					</del>
					{' → '}
					<ins>
						<ValueView value={after} absent="compare_nothingThere" />
					</ins>
				</>
			) : (
				<ValueView value={after} before={before} absent="compare_nothingThere" />
			)}
		</li>
	);
}

const PLACES: Readonly<Record<string, MessageKey>> = {
	method: 'compare_whereMethod',
	url: 'compare_whereUrl',
	query: 'compare_whereQuery',
	headers: 'compare_whereHeader',
	body: 'compare_whereBody',
	freshNonce: 'compare_whereNonce',
};
