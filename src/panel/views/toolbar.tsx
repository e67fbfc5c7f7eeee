import { useRef } from 'preact/hooks';
import type { MessageKey } from '../../words/message.ts';
import { useShell, useWords } from '../panel-context.ts';
import {
	AttemptIcon,
	ClearIcon,
	HelpIcon,
	OpenIcon,
	RecordIcon,
	ReloadIcon,
	SaveIcon,
} from '../parts/icons.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { VIEWS, type ViewId } from '../state/navigation.ts';

/** What the views are called. */
export const VIEW_LABELS: Readonly<Record<ViewId, MessageKey>> = {
	conflicts: 'view_conflicts',
	requests: 'view_requests',
	isolate: 'view_isolate',
	report: 'view_report',
};

export function Toolbar() {
	const t = useWords();
	const { help, host, menu, navigation, recording, rest, withRest } = useShell();
	const paused = recording.paused.value;
	return (
		<header class="toolbar">
			<div class="tools" role="toolbar" aria-label={t('toolbar_label')}>
				<button
					type="button"
					class="tool"
					aria-pressed={!paused}
					title={t(paused ? 'toolbar_record' : 'toolbar_pause')}
					onClick={recording.togglePaused}
				>
					<RecordIcon recording={!paused} />
				</button>
				<button type="button" class="tool" title={t('toolbar_clear')} onClick={recording.clear}>
					<ClearIcon />
				</button>
				<button
					type="button"
					class="tool"
					aria-pressed={(rest.value?.panel.attempt.attempt.value ?? null) !== null}
					title={t('attempt_start')}
					onClick={() =>
						withRest(({ panel: { attempt } }) =>
							attempt.attempt.value ? attempt.dismiss() : attempt.start(),
						)
					}
				>
					<AttemptIcon />
				</button>
				<span class="tool-divider" />
				<button
					type="button"
					class="tool"
					title={t('toolbar_reload')}
					onClick={() => host.reloadPage()}
					onContextMenu={event => {
						event.preventDefault();
						menu.show(
							[
								{ label: t('toolbar_reload'), run: () => host.reloadPage() },
								{ label: t('toolbar_reloadFresh'), run: () => host.reloadPage({ ignoreCache: true }) },
							],
							{ x: event.clientX, y: event.clientY },
						);
					}}
				>
					<ReloadIcon />
				</button>
			</div>
			<Tabs
				name="view"
				label={t('view_label')}
				tabs={VIEWS.map(id => ({ id, label: t(VIEW_LABELS[id]) }))}
				active={navigation.view.value}
				onSelect={id => {
					navigation.view.value = id;
				}}
			/>
			<div class="tools tools-end">
				<OpenButton />
				<SaveButton />
				<button
					type="button"
					class="tool"
					title={t('command_help')}
					onClick={() => {
						help.value = true;
					}}
				>
					<HelpIcon />
				</button>
			</div>
		</header>
	);
}

function OpenButton() {
	const t = useWords();
	const { importing } = useShell();
	const input = useRef<HTMLInputElement>(null);
	return (
		<>
			<input
				ref={input}
				type="file"
				hidden
				accept=".har,.gz,.json,application/json"
				aria-label={t('toolbar_open')}
				onChange={event => {
					void importing.open(event.currentTarget.files);
					event.currentTarget.value = ''; // the same file may be chosen again
				}}
			/>
			<button type="button" class="tool" title={t('toolbar_open')} onClick={() => input.current?.click()}>
				<OpenIcon />
			</button>
		</>
	);
}

function SaveButton() {
	const t = useWords();
	const { menu, recording, withRest } = useShell();
	return (
		<button
			type="button"
			class="tool"
			title={t('share_har')}
			aria-haspopup="menu"
			disabled={recording.rows.value.length === 0}
			onClick={({ currentTarget }) => {
				const { bottom, left } = currentTarget.getBoundingClientRect();
				menu.show(
					[
						{
							label: t('share_harRedacted'),
							run: () => withRest(({ panel }) => void panel.saving.saveHar()),
						},
						{ label: t('share_harSecrets'), run: () => withRest(({ panel }) => void panel.saving.ask()) },
					],
					{ x: left, y: bottom },
				);
			}}
		>
			<SaveIcon />
		</button>
	);
}
