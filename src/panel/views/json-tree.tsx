import { useSignal } from '@preact/signals';
import { useWords } from '../host-context.ts';

/** So many children of one node are shown at once: a site may answer with a million. */
const PAGE = 100;
/** Deeper than this, nodes start closed. */
const OPEN_DEPTH = 2;

/** A parsed JSON value that opens and closes. Only what is open is in the page. */
export function JsonTree({ value }: { value: unknown }) {
	return (
		<div class="code json">
			<JsonNode value={value} depth={0} />
		</div>
	);
}

function JsonNode({ name, value, depth }: { name?: string; value: unknown; depth: number }) {
	const open = useSignal(depth < OPEN_DEPTH);
	const label = name !== undefined && <span class="json-name">{name}: </span>;
	if (typeof value !== 'object' || value === null) {
		return (
			<div class="json-leaf">
				{label}
				<span class={`json-${value === null ? 'keyword' : typeof value}`}>{JSON.stringify(value)}</span>
			</div>
		);
	}
	const size = Object.keys(value).length;
	return (
		<details
			open={open.value}
			onToggle={event => {
				open.value = event.currentTarget.open;
			}}
		>
			<summary>
				{label}
				<span class="faint">{Array.isArray(value) ? `[${size}]` : `{${size}}`}</span>
			</summary>
			{open.value && <Children value={value} depth={depth + 1} />}
		</details>
	);
}

function Children({ value, depth }: { value: object; depth: number }) {
	const t = useWords();
	const shown = useSignal(PAGE);
	const entries = Object.entries(value);
	return (
		<div class="json-children">
			{entries.slice(0, shown.value).map(([key, child]) => (
				<JsonNode key={key} name={key} value={child} depth={depth} />
			))}
			{entries.length > shown.value && (
				<button
					type="button"
					class="link"
					onClick={() => {
						shown.value += PAGE;
					}}
				>
					{t('json_more', String(entries.length - shown.value))}
				</button>
			)}
		</div>
	);
}
