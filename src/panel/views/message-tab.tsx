import type { Body } from '../../exchange/body.ts';
import type { Headers } from '../../exchange/headers.ts';
import { header } from '../../exchange/headers.ts';
import { useWords } from '../panel-context.ts';
import { BodyView } from '../parts/body-view.tsx';
import { splitPointer } from '../parts/evidence-value.ts';
import { FieldTable } from '../parts/field-table.tsx';

interface MessageTabProps {
	readonly message: { readonly headers: Headers; readonly body: Body };
	/** Pointers of the evidence that stands in it. */
	readonly pointers: readonly string[];
}

/** Body and headers of a request or a response, with the evidence marked where it stands. */
export function MessageTab({ message: { body, headers }, pointers }: MessageTabProps) {
	const t = useWords();
	const inBody = pointers.flatMap(pointer => {
		const [place, path] = splitPointer(pointer);
		return place.endsWith('.body') ? [path] : [];
	});
	const inHeaders = pointers.flatMap(pointer => /\.headers\/(.+)$/.exec(pointer)?.[1] ?? []);
	return (
		<>
			<section aria-label={t('section_body')}>
				<h3>{t('section_body')}</h3>
				<BodyView
					body={body}
					contentType={header(headers, 'content-type')}
					label={t('section_body')}
					marked={inBody}
				/>
			</section>
			<section aria-label={t('section_headers')}>
				<h3>{t('section_headers')}</h3>
				{headers.length > 0 ? (
					<FieldTable fields={headers} label={t('section_headers')} marked={inHeaders} />
				) : (
					<p class="note">{t('headers_none')}</p>
				)}
			</section>
		</>
	);
}
