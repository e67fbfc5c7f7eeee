import type { ComponentChildren } from 'preact';
import type { Severity } from '../../diagnosis/finding.ts';

/* Drawn on the 20 px grid of DevTools' own icons. All are decoration: the word stands beside them or in the title. */

function Icon({ children, class: name = 'icon' }: { children: ComponentChildren; class?: string }) {
	return (
		<svg class={name} viewBox="0 0 20 20" aria-hidden="true">
			{children}
		</svg>
	);
}

export function RecordIcon({ recording }: { recording: boolean }) {
	return (
		<Icon class={recording ? 'icon icon-recording' : 'icon'}>
			<circle
				cx="10"
				cy="10"
				r={recording ? 5 : 4.25}
				fill={recording ? 'currentColor' : 'none'}
				stroke="currentColor"
				stroke-width="1.5"
			/>
		</Icon>
	);
}

export function ClearIcon() {
	return (
		<Icon>
			<circle cx="10" cy="10" r="6" fill="none" stroke="currentColor" stroke-width="1.5" />
			<path d="M5.8 5.8l8.4 8.4" stroke="currentColor" stroke-width="1.5" />
		</Icon>
	);
}

export function ReloadIcon() {
	return (
		<Icon>
			<path d="M15 10a5 5 0 1 1-1.5-3.6" fill="none" stroke="currentColor" stroke-width="1.5" />
			<path d="M15.6 3.6v4.2h-4.2z" fill="currentColor" />
		</Icon>
	);
}

export function SaveIcon() {
	return (
		<Icon>
			<path
				d="M10 3.5v8m-3.2-3l3.2 3 3.2-3M4.5 13v3h11v-3"
				fill="none"
				stroke="currentColor"
				stroke-width="1.5"
			/>
		</Icon>
	);
}

export function CloseIcon() {
	return (
		<Icon>
			<path d="M5.5 5.5l9 9m0-9l-9 9" stroke="currentColor" stroke-width="1.5" />
		</Icon>
	);
}

export function BackIcon() {
	return (
		<Icon>
			<path d="M12 4.5L6.5 10l5.5 5.5" fill="none" stroke="currentColor" stroke-width="1.5" />
		</Icon>
	);
}

export function SortIcon({ descending }: { descending: boolean }) {
	return (
		<Icon>
			<path d={descending ? 'M6 8l4 5 4-5z' : 'M6 12l4-5 4 5z'} fill="currentColor" />
		</Icon>
	);
}

export function HelpIcon() {
	return (
		<Icon>
			<circle cx="10" cy="10" r="6.5" fill="none" stroke="currentColor" stroke-width="1.3" />
			<path
				d="M8 8.4a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4m0 1.6v1.2"
				fill="none"
				stroke="currentColor"
				stroke-width="1.4"
			/>
		</Icon>
	);
}

export function FilterIcon() {
	return (
		<Icon>
			<path
				d="M4 5h12l-4.6 5.6V15L8.6 16v-5.4z"
				fill="none"
				stroke="currentColor"
				stroke-width="1.4"
				stroke-linejoin="round"
			/>
		</Icon>
	);
}

/** One, in the ring of a recording. */
export function AttemptIcon() {
	return (
		<Icon>
			<circle cx="10" cy="10" r="6.5" fill="none" stroke="currentColor" stroke-width="1.4" />
			<path d="M8.4 8.2l2-1.4v6.600" fill="none" stroke="currentColor" stroke-width="1.5" />
		</Icon>
	);
}

export function OpenIcon() {
	return (
		<Icon>
			<path
				d="M10 12V4m-3.2 3l3.2-3 3.2 3M4.5 13v3h11v-3"
				fill="none"
				stroke="currentColor"
				stroke-width="1.5"
			/>
		</Icon>
	);
}

/** A cross in a disc, a bang in a triangle, an i in a disc: the shape says it without the colour. */
export function SeverityIcon({ severity }: { severity: Severity }) {
	if (severity === 'warning') {
		return (
			<Icon class="icon severity-warning">
				<path d="M10 3l7.5 13.5h-15z" fill="currentColor" />
				<path d="M10 8v4m0 1.6v1.2" stroke="var(--icon-glyph)" stroke-width="1.5" />
			</Icon>
		);
	}
	return (
		<Icon class={`icon severity-${severity}`}>
			<circle cx="10" cy="10" r="7" fill="currentColor" />
			<path
				d={severity === 'error' ? 'M7.4 7.4l5.2 5.2m0-5.2l-5.2 5.2' : 'M10 9v5m0-8.2v1.4'}
				stroke="var(--icon-glyph)"
				stroke-width="1.6"
			/>
		</Icon>
	);
}
