import { useEffect } from 'preact/hooks';
import { usePanel } from '../panel-context.ts';
import { Contents } from './report/contents.tsx';
import { DestinationChoice } from './report/destination-choice.tsx';
import { Facts } from './report/facts.tsx';
import { Preview } from './report/preview.tsx';
import { Removed } from './report/removed.tsx';

/** What is to be shared on one side, and exactly how it will look on the other. */
export function ReportView() {
	const { reporting } = usePanel();
	useEffect(() => reporting.watch(), [reporting]);
	return (
		<div class="report">
			<div class="report-side">
				<DestinationChoice />
				<Contents />
				<Facts />
				<Removed />
			</div>
			<Preview />
		</div>
	);
}
