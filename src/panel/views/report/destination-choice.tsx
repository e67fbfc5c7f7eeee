import { GUIDES } from '../../../diagnosis/guides.ts';
import { subjectName } from '../../../diagnosis/subject-name.ts';
import { visible } from '../../../exchange/visible.ts';
import { isVenue, VENUES, type VenueId, venueOf } from '../../../report/support/venues.ts';
import { usePanel, useWords, type Words } from '../../panel-context.ts';
import { OFFERED_FORMATS } from '../../state/report.ts';

/** More than anybody reads in a list; a row's menu leads to any of them. */
const MOST_FINDINGS = 100;

/** For whom, and about what. */
export function DestinationChoice() {
	const t = useWords();
	const { reporting } = usePanel();
	const destination = reporting.destination.value;
	const isText = isVenue(destination);
	const address = isText ? venueOf(destination).address : null;
	return (
		<section class="report-part report-choice">
			<div class="report-row">
				<label for="report-for">{t('share_destination')}</label>
				<select
					id="report-for"
					value={destination}
					onChange={({ currentTarget: { value } }) => {
						const format = OFFERED_FORMATS.find(({ id }) => id === value)?.id;
						if (format) reporting.destination.value = format;
						else if (isVenue(value)) reporting.destination.value = value;
					}}
				>
					<optgroup label={t('share_places')}>
						{VENUES.map(({ id }) => (
							<option key={id} value={id}>
								{venueName(id, t)}
							</option>
						))}
					</optgroup>
					<optgroup label={t('share_files')}>
						{OFFERED_FORMATS.map(({ id, label }) => (
							<option key={id} value={id}>
								{t(label)}
							</option>
						))}
					</optgroup>
				</select>
			</div>
			<AboutChoice isText={isText} />
			{address !== null && <p class="note">{t('share_postAt', address)}</p>}
		</section>
	);
}

function AboutChoice({ isText }: { isText: boolean }) {
	const t = useWords();
	const { recording, reporting } = usePanel();
	const shown = reporting.conflicts.value.slice(0, MOST_FINDINGS).map(({ finding }) => finding);
	const about = reporting.about.value;
	// One that was chosen from a row's menu, or that is not the latest of its kind any more.
	const chosen = shown.some(({ id }) => id === about)
		? null
		: recording.rows.value.flatMap(({ findings }) => findings).find(({ id }) => id === about);
	return (
		<div class="report-row">
			<label for="report-about">{t('share_about')}</label>
			<select
				id="report-about"
				value={chosen === undefined ? '' : (about ?? '')}
				onChange={({ currentTarget: { value } }) => {
					reporting.about.value = value === '' ? null : value;
				}}
			>
				<option value="">{t(isText ? 'share_gravest' : 'share_all')}</option>
				{[...(chosen ? [chosen] : []), ...shown].map(({ id, kind, subject }) => (
					<option key={id} value={id}>
						{t('share_finding', t(GUIDES[kind].kind), visible(subjectName(subject), 80))}
					</option>
				))}
			</select>
		</div>
	);
}

function venueName(id: VenueId, t: Words): string {
	if (id === 'host') return t('share_host');
	return venueOf(id).name ?? t('share_author');
}
