import { visible } from '../../../exchange/visible.ts';
import { useWords } from '../../panel-context.ts';

/** A field holds a text as it is, or it would be sent otherwise; what nobody sees in it is written out below. */
export function InvisibleNote({ text }: { text: string }) {
	const t = useWords();
	const shown = visible(text, text.length);
	if (shown === text.replaceAll('\r', '')) return null;
	return <p class="note invisible-note">{t('resend_invisible', shown)}</p>;
}
