import { subjectName } from '../../../diagnosis/subject-name.ts';
import { visible } from '../../../exchange/visible.ts';
import type { ReportPart } from '../../../report/build-report.ts';
import type { MessageKey } from '../../../words/message.ts';
import { formatClock } from '../../format.ts';
import { useHost, usePanel, useWords } from '../../panel-context.ts';
import type { Destination } from '../../state/report.ts';
import { Check } from './check.tsx';

/** More are too many to be chosen one by one. */
const MOST_BODIES = 100;

/** The others are made of what their form asks for, of findings alone, or of requests alone. */
const HAVE_PARTS: ReadonlySet<Destination> = new Set(['json', 'markdown', 'html']);
const SHOW_BODIES: ReadonlySet<Destination> = new Set(['json', 'html', 'har']);

const PARTS: readonly (readonly [ReportPart, MessageKey])[] = [
	['site', 'share_site'],
	['timeline', 'share_timeline'],
	['exchanges', 'share_exchanges'],
];

/** What can be left out, and what can be shown in full. */
export function Contents() {
	const t = useWords();
	const { reporting } = usePanel();
	const destination = reporting.destination.value;
	const left = reporting.leaveOut.value;
	const parts = HAVE_PARTS.has(destination) ? PARTS : [];
	const hasBodies = SHOW_BODIES.has(destination) && (destination === 'har' || !left.has('exchanges'));
	return (
		<section class="report-part">
			<h2>{t('share_inIt')}</h2>
			{parts.map(([part, label]) => (
				<Check
					key={part}
					label={t(label)}
					checked={!left.has(part)}
					onChange={checked => {
						reporting.leaveOut.value = toggled(left, part, !checked);
					}}
				/>
			))}
			<Check
				label={t('share_hideSite')}
				checked={reporting.hideSite.value}
				onChange={checked => {
					reporting.hideSite.value = checked;
				}}
			/>
			{hasBodies && <Bodies />}
		</section>
	);
}

function Bodies() {
	const t = useWords();
	const { language } = useHost();
	const { reporting } = usePanel();
	const full = reporting.fullBodies.value;
	const cited = reporting.cited.value;
	if (cited.length === 0) return null;
	return (
		<details class="fold">
			<summary>{t('share_bodies')}</summary>
			<div class="report-bodies">
				{cited.slice(0, MOST_BODIES).map(observation => {
					const { id, response, startedAt } = observation.exchange;
					const name = visible(subjectName(observation), 120);
					return (
						<Check
							key={id}
							label={`${name} · ${response.status} · ${formatClock(startedAt, language)}`}
							checked={full.has(id)}
							onChange={checked => {
								reporting.fullBodies.value = toggled(full, id, checked);
							}}
						/>
					);
				})}
				{cited.length > MOST_BODIES && <p class="note">{t('share_moreBodies', String(MOST_BODIES))}</p>}
			</div>
		</details>
	);
}

/** The same set with something in it, or without it. */
export function toggled<Item>(set: ReadonlySet<Item>, item: Item, isIn: boolean): ReadonlySet<Item> {
	const changed = new Set(set);
	if (isIn) changed.add(item);
	else changed.delete(item);
	return changed;
}
