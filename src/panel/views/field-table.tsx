import type { HeaderField } from '../../exchange/headers.ts';

/** Names and values in the order they travelled; a name may come more than once. */
export function FieldTable({ fields }: { fields: readonly HeaderField[] }) {
	return (
		<table class="facts">
			<tbody>
				{fields.map(({ name, value }, index) => (
					<tr key={index}>
						<th scope="row">{name}</th>
						<td>{value}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
