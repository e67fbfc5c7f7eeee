import type { Detected } from '../../isolation/rungs/detect.ts';
import { HEALTH_CHECK } from '../../isolation/rungs/health-check.ts';
import { bareSlugOf, slugOf } from '../../isolation/rungs/plugin-list.ts';
import type { SiteComponent } from '../../isolation/search/problem.ts';
import { search } from '../../isolation/search/search.ts';
import type { SearchRung } from '../../isolation/session/events.ts';

/** Tries that tell how often something fails. */
const MEASURING = 6;

/** What a search is going to take; expected, not promised. */
export interface Plan {
	readonly probes: number;
	readonly seconds: number;
	readonly plugins: number;
}

/** Requests that go with each probe: it is looked whether the mask holds, and whether the list is as it was. */
const LOOKS = 3;
/** Requests that switch one plugin for everybody, with the proof that nothing is masked. */
const TO_SWITCH = 2;
/** Seconds in which WordPress answers a small request, where nothing better is known. */
const USUAL_SECONDS = 0.4;
/** Seconds in which a person arranges things and repeats the action. */
const BY_PERSON = 45;

/**
 * @param priors by slug, how strongly evidence speaks for it
 * @param durationMs how long the failing request took
 * @param rate how often it fails, where that is not every time
 */
export function planFor(
	{ active }: Pick<Detected, 'active'>,
	rung: SearchRung,
	priors: Readonly<Record<string, number>>,
	durationMs: number,
	rate: number | null,
): Plan {
	const components: SiteComponent[] = active.map(file => ({
		type: 'plugin',
		id: file,
		name: file,
		folder: file.includes('/') ? slugOf(file) : '',
		...(rung === 'theme-preview' || file === HEALTH_CHECK ? { keepOn: true } : {}),
	}));
	const weights = Object.fromEntries(
		active.flatMap(file => {
			const slug = bareSlugOf(file);
			return Object.hasOwn(priors, slug) ? [[file, priors[slug] ?? 0]] : [];
		}),
	);
	const theme: SiteComponent = { type: 'theme', id: '(theme)', name: '', folder: '' };
	const input = {
		components: [...components, theme],
		priors: weights,
		outcomes: [],
		...(rate === null ? {} : { rate }),
	};
	// First it is seen that it still fails, or how often.
	const probes = (rate === null ? 1 : MEASURING) + search(input).progress.roundsLeft;
	const each = Math.max(USUAL_SECONDS, durationMs / 1000);
	const switching = rung === 'everybody' ? (TO_SWITCH * active.length) / 2 : 0;
	const seconds = rung === 'by-hand' ? probes * BY_PERSON : probes * each * (1 + LOOKS + switching);
	return { probes, seconds: Math.ceil(seconds), plugins: components.filter(({ keepOn }) => !keepOn).length };
}
