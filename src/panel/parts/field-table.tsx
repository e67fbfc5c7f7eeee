import type { HeaderField } from '../../exchange/headers.ts';
import { visible } from '../../exchange/visible.ts';

interface FieldTableProps {
	readonly fields: readonly HeaderField[];
	/** Lower-case names of fields that evidence rests on. */
	readonly marked?: readonly string[];
	readonly label: string;
}

/** Longer tables are nobody's headers. */
const MAX_ROWS = 500;
const MAX_VALUE = 4000;

/** Names and values in the order they travelled; a name may come more than once. */
export function FieldTable({ fields, label, marked = [] }: FieldTableProps) {
	return (
		<table class="facts" aria-label={label}>
			<tbody>
				{fields.slice(0, MAX_ROWS).map(({ name, value }, index) => (
					<tr key={index} class={marked.includes(name.toLowerCase()) ? 'is-evidence' : undefined}>
						<th scope="row">{visible(name, 200)}</th>
						<td>{visible(value, MAX_VALUE)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
