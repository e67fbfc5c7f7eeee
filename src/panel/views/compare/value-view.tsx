import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { jsonText } from '../../../diagnosis/compare/json-values.ts';
import { visible } from '../../../exchange/visible.ts';
import type { MessageKey } from '../../../words/message.ts';
import { useWords } from '../../panel-context.ts';
import { changesIn } from './around-changes.ts';

/** A shorter text is seen at a glance, and two of them as well. */
const SHORT = 40;
/** Of a longer one the beginning is shown, until somebody asks. */
const LONG = 400;
const MAX_SHOWN = 20_000;

interface ValueViewProps {
	readonly value: unknown;
	/** What it is compared with; `undefined` for nothing. */
	readonly before?: unknown;
	/** Said in place of a value that is not there. */
	readonly absent: MessageKey;
	/** Said in place of a long text that is as it was before. */
	readonly unchanged?: MessageKey;
}

/** A value of a site, as text; a long one as what was taken from it and added to it. */
export function ValueView({ absent, before, unchanged, value }: ValueViewProps) {
	const t = useWords();
	if (value === undefined) return <span class="faint">{t(absent)}</span>;
	const text = textOf(value);
	const old = before === undefined ? null : textOf(before);
	if (text === '' && old === null) return <span class="faint">""</span>;
	if (old === null || Math.max(text.length, old.length) <= SHORT) return <LongText text={text} />;
	if (old === text) return unchanged ? <span class="faint">{t(unchanged)}</span> : <LongText text={text} />;
	return <TextChange before={old} after={text} />;
}

/** The way from one text to another. */
export function TextChange({ after, before }: { before: string; after: string }) {
	const isOpen = useSignal(false);
	const runs = useMemo(() => changesIn(before, after), [before, after]);
	const isCut = !isOpen.value && runs.some(run => run.kind !== 'gap' && run.text.length > LONG);
	return (
		<span class="text-change">
			{runs.map((run, index) => {
				if (run.kind === 'gap')
					return (
						<span key={index} class="faint">
							{' … '}
						</span>
					);
				const text = visible(run.text, isCut ? LONG - 100 : MAX_SHOWN);
				if (run.kind === 'added') return <ins key={index}>{text}</ins>;
				return run.kind === 'removed' ? <del key={index}>{text}</del> : text;
			})}
			{isCut && <ShowAll isOpen={isOpen} />}
		</span>
	);
}

/** Whether a value is seen at a glance. */
export function isShort(value: unknown): boolean {
	return value === undefined || textOf(value).length <= SHORT;
}

function LongText({ text }: { text: string }) {
	const isOpen = useSignal(false);
	if (text.length <= LONG || isOpen.value) return <>{visible(text, MAX_SHOWN)}</>;
	return (
		<>
			{visible(text, LONG - 100)}
			<ShowAll isOpen={isOpen} />
		</>
	);
}

function ShowAll({ isOpen }: { isOpen: Signal<boolean> }) {
	const t = useWords();
	return (
		<>
			{' '}
			<button
				type="button"
				class="link"
				onClick={() => {
					isOpen.value = true;
				}}
			>
				{t('compare_showAll')}
			</button>
		</>
	);
}

function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	const line = jsonText(value);
	return line.length > SHORT ? jsonText(value, 2) : line;
}
