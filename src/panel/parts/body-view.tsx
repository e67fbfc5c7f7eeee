import type { Body } from '../../exchange/body.ts';
import { readFormFields } from '../../exchange/form.ts';
import { mediaType } from '../../exchange/headers.ts';
import { parseJson } from '../../exchange/json.ts';
import { jsonRange } from '../../exchange/json-range.ts';
import { MISSING_BODIES } from '../../report/formats/word-keys.ts';
import { formatBytes } from '../format.ts';
import { useHost, usePanel, useWords } from '../panel-context.ts';
import { FieldTable } from './field-table.tsx';
import { JsonTree } from './json-tree.tsx';
import { RawText } from './raw-text.tsx';

interface BodyViewProps {
	readonly body: Body;
	readonly contentType: string | undefined;
	/** JSON Pointers that evidence rests on; an empty one is the whole body. */
	readonly marked: readonly string[];
	readonly label: string;
}

/** A body, parsed where it can be and raw on request; where there is none, the reason. */
export function BodyView({ body, contentType, label, marked }: BodyViewProps) {
	const t = useWords();
	const { language } = useHost();
	switch (body.kind) {
		case 'empty':
			return <p class="note">{t('body_empty')}</p>;
		case 'missing':
			return <p class="note">{t(MISSING_BODIES[body.reason])}</p>;
		case 'binary':
			return (
				<p class="note">{t('body_binary', formatBytes(body.bytes, language), mediaType(contentType))}</p>
			);
		case 'text':
			return (
				<>
					{body.truncatedFrom !== undefined && (
						<p class="note">
							{t(
								'body_truncated',
								formatBytes(body.text.length, language),
								formatBytes(body.truncatedFrom, language),
							)}
						</p>
					)}
					<TextBody body={body} contentType={contentType} label={label} marked={marked} />
				</>
			);
	}
}

function TextBody({ body, contentType, label, marked }: BodyViewProps & { body: Body & { kind: 'text' } }) {
	const t = useWords();
	const { rawBody } = usePanel().settings;
	const json = parseJson(body.text);
	const isTree = json.ok && typeof json.value === 'object' && json.value !== null;
	const fields = isTree ? [] : readFormFields(body, contentType);
	const canParse = isTree || fields.length > 0;
	const places = marked.filter(pointer => pointer !== '');
	return (
		<>
			{canParse && (
				<div class="segments" role="group" aria-label={t('body_form')}>
					{([false, true] as const).map(raw => (
						<button
							key={String(raw)}
							type="button"
							class="segment"
							aria-pressed={rawBody.value === raw}
							onClick={() => {
								rawBody.value = raw;
							}}
						>
							{t(raw ? 'body_raw' : 'body_parsed')}
						</button>
					))}
				</div>
			)}
			{canParse && !rawBody.value ? (
				isTree ? (
					<JsonTree value={json.value} label={label} marked={places} />
				) : (
					<FieldTable
						label={label}
						fields={fields.map(({ fileName, name, value }) => ({
							name,
							value: fileName === undefined ? value : fileName,
						}))}
					/>
				)
			) : (
				<RawText text={body.text} ranges={isTree ? rangesOf(body.text, places) : []} />
			)}
		</>
	);
}

/** Sorted, and without those inside of others. */
function rangesOf(text: string, pointers: readonly string[]): readonly (readonly [number, number])[] {
	let end = 0;
	return pointers
		.flatMap(pointer => {
			const range = jsonRange(text, pointer);
			return range ? [range] : [];
		})
		.sort((a, b) => a[0] - b[0] || b[1] - a[1])
		.filter(range => {
			const apart = range[0] >= end;
			if (apart) end = range[1];
			return apart;
		});
}
