import { HEALTH_CHECK } from '../../isolation/rungs/health-check.ts';
import { slugOf } from '../../isolation/rungs/plugin-list.ts';
import type { SessionState } from '../../isolation/session/state.ts';

/** A setting in which the request was repeated, and what came of it. */
export interface Trial {
	/** Folders of the plugins that were on. The tool that switches the others off for a request is not counted. */
	readonly plugins: readonly string[];
	/** Stylesheet; `null` when nobody knows. */
	readonly theme: string | null;
	readonly happened: boolean;
}

/** What has to be true before a sentence of a form is ticked. */
export type BoxProof =
	/** With no other plugins on than these; where `happened` is left out, whatever came of it. */
	| { readonly kind: 'only'; readonly slugs: readonly string[]; readonly happened?: true }
	/** It happened under a theme called so. */
	| { readonly kind: 'theme'; readonly like: RegExp }
	/** It happened every time in a setting that was tried three times or more, and no setting gave now this, now that. */
	| { readonly kind: 'every-time' };

/** All that a session has tried and that told something. */
export function trialsOf({ probes, snapshot }: SessionState): readonly Trial[] {
	const own = snapshot?.theme?.stylesheet ?? null;
	return probes.flatMap(({ active, judged, theme }): Trial[] =>
		judged.outcome === 'untestable'
			? []
			: [
					{
						plugins: active.filter(file => file !== HEALTH_CHECK).map(slugOf),
						theme: theme === 'own' ? own : (snapshot?.otherTheme ?? null),
						happened: judged.outcome === 'reproduced',
					},
				],
	);
}

/** Whether it was really done. */
export function isDone(proof: BoxProof, trials: readonly Trial[]): boolean {
	switch (proof.kind) {
		case 'only':
			return trials.some(
				({ happened, plugins }) =>
					plugins.length > 0 &&
					plugins.every(slug => proof.slugs.includes(slug)) &&
					(happened || proof.happened === undefined),
			);
		case 'theme':
			return trials.some(({ happened, theme }) => happened && theme !== null && proof.like.test(theme));
		case 'every-time':
			return isEveryTime(trials);
	}
}

/** So often it has to have happened before "each time" is said. */
const OFTEN = 3;

function isEveryTime(trials: readonly Trial[]): boolean {
	const counts = new Map<string, { yes: number; no: number }>();
	for (const { happened, plugins, theme } of trials) {
		const setting = JSON.stringify([plugins.toSorted(), theme]);
		const { no, yes } = counts.get(setting) ?? { yes: 0, no: 0 };
		counts.set(setting, happened ? { yes: yes + 1, no } : { yes, no: no + 1 });
	}
	const all = [...counts.values()];
	return all.every(({ no, yes }) => no === 0 || yes === 0) && all.some(({ yes }) => yes >= OFTEN);
}
