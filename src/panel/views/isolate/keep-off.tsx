import { useSignal } from '@preact/signals';
import { visible } from '../../../exchange/visible.ts';
import { isSwitchable } from '../../../isolation/rungs/for-everybody.ts';
import { dangerOf } from '../../../isolation/rungs/never-touch.ts';
import type { CulpritSet } from '../../../isolation/search/problem.ts';
import type { SessionState } from '../../../isolation/session/state.ts';
import { DANGER_WORDS } from '../../../isolation/session/unfinished.ts';
import { useHost, useWords } from '../../panel-context.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { type KeptOff, keepOff } from '../../state/isolating-keep-off.ts';
import { namesIn } from './ask-card.tsx';

/** Switches a culprit off for good, if the person wants that. One of a pair is enough: they choose which. */
export function KeepOff({ sets, state }: { sets: readonly CulpritSet[]; state: SessionState }) {
	const t = useWords();
	const { page } = useHost();
	const asked = useSignal<string | null>(null);
	const result = useSignal<{ readonly file: string; readonly what: KeptOff } | null>(null);
	const nameOf = namesIn(state);
	const files = sets
		.flatMap(({ members }) => members.flat())
		.filter(id => state.snapshot?.plugins.some(({ file }) => file === id) && isSwitchable(id));
	if (!page) return null;
	const now = asked.value;
	const switchOff = async (file: string) => {
		asked.value = null;
		result.value = { file, what: await keepOff(request => page.send(request), state.site, file) };
	};
	return (
		<>
			{files.map(file => (
				<button
					key={file}
					type="button"
					class="button"
					onClick={() => {
						asked.value = file;
					}}
				>
					{t('isolate_keepOff', visible(nameOf(file), 80))}
				</button>
			))}
			<span role="status">
				{result.value && t(RESULTS[result.value.what], visible(nameOf(result.value.file), 80))}
			</span>
			{now !== null && (
				<KeepOffDialog file={now} name={nameOf(now)} close={() => (asked.value = null)} agree={switchOff} />
			)}
		</>
	);
}

const RESULTS = {
	off: 'isolate_keptOff',
	masked: 'isolate_keptMasked',
	refused: 'isolate_keptRefused',
} as const satisfies Record<KeptOff, string>;

function KeepOffDialog(props: {
	file: string;
	name: string;
	close: () => void;
	agree: (file: string) => Promise<void>;
}) {
	const { agree, close, file, name } = props;
	const t = useWords();
	const danger = dangerOf(file);
	return (
		<Dialog
			title={t('isolate_keepOffTitle', visible(name, 80))}
			onClose={close}
			actions={
				<>
					<button type="button" class="button" onClick={close}>
						{t('isolate_notNow')}
					</button>
					<button
						type="button"
						class="button button-danger"
						onClick={({ detail }) => detail < 2 && void agree(file)}
					>
						{t('isolate_switchOff')}
					</button>
				</>
			}
		>
			<p>{t('isolate_keepOffText')}</p>
			{danger && <p>{t(DANGER_WORDS[danger])}</p>}
		</Dialog>
	);
}
