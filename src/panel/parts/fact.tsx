import type { ComponentChildren } from 'preact';
import type { MessageKey } from '../../words/message.ts';
import { useWords } from '../panel-context.ts';

/** A row of a table of facts: what it is, and what it is here. */
export function Fact({ children, name }: { name: MessageKey; children: ComponentChildren }) {
	const t = useWords();
	return (
		<tr>
			<th scope="row">{t(name)}</th>
			<td>{children}</td>
		</tr>
	);
}
